package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.model.Message;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was told to the outside world, newest last. */
final class ListMessages implements Endpoint {
  private final Engine engine;

  ListMessages(Engine engine) {
    this.engine = engine;
  }

  private record Answer(List<Sent> messages) {}

  private record Sent(
      long sequence,
      Instant at,
      String kind,
      String group,
      Optional<String> target,
      Optional<String> subject,
      Map<String, Object> body) {

    static Sent of(Message message) {
      return new Sent(
          message.sequence(),
          message.at(),
          message.kind().wire(),
          message.group(),
          message.target(),
          message.subject(),
          message.body().members());
    }
  }

  @Override
  public Object answer(Call call) {
    call.allow("group", "kind", "since");
    Optional<String> group = call.one("group");
    Optional<Message.Kind> kind = call.one("kind").map(ListMessages::kind);
    Instant since =
        call.one("since").map(text -> Moments.parameter("since", text)).orElse(Instant.MIN);
    return engine.read(
        call.scope(),
        view ->
            new Answer(
                view.region().outbox().messages().values().stream()
                    .filter(message -> message.group().equals(group.orElse(message.group())))
                    .filter(message -> message.kind() == kind.orElse(message.kind()))
                    .filter(message -> !message.at().isBefore(since))
                    .map(Sent::of)
                    .toList()));
  }

  private static Message.Kind kind(String text) {
    return Arrays.stream(Message.Kind.values())
        .filter(kind -> kind.wire().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    Arrays.stream(Message.Kind.values())
                        .map(Message.Kind::wire)
                        .collect(
                            Collectors.joining(", ", "Parameter 'kind' must be one of ", "."))));
  }
}
