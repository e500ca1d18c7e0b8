package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.control.live.Broadcast;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.http.Feed;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Scope;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tells what happens while it happens, for as long as somebody listens. */
final class StreamEvents implements Endpoint {
  private static final int MOST_LISTENERS = 100;

  private final Engine engine;
  private final Broadcast broadcast;

  StreamEvents(Engine engine, Broadcast broadcast) {
    this.engine = engine;
    this.broadcast = broadcast;
  }

  /** A browser's {@code EventSource} can send no headers, so there are parameters as well. */
  @Override
  public Object answer(Call call) {
    call.allow("account", "region");
    if (broadcast.listeners() >= MOST_LISTENERS) {
      throw Refusal.invalid("%s listen already.".formatted(MOST_LISTENERS));
    }
    Predicate<Scope> of =
        is("account", "x-local-account", call, Scope::account)
            .and(is("region", "x-local-region", call, Scope::region));
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("Cache-Control", "no-store");
    Feed feed =
        line ->
            line.later(
                () ->
                    broadcast.subscribe(
                        line, of, news -> new String(Json.write(news), UTF_8), engine.clock()));
    return new Response(200, headers, new byte[0], Optional.of(feed));
  }

  private static Predicate<Scope> is(
      String parameter, String header, Call call, Function<Scope, String> part) {
    Optional<String> wanted = call.one(parameter).or(() -> call.request().headers().first(header));
    return scope -> part.apply(scope).equals(wanted.orElse(part.apply(scope)));
  }
}
