package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WarmPoolState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An operation that answers with what it was asked, in members of every type. */
final class Echo implements ReadOperation<Echo.Request, Echo.Response> {
  record Request(
      @Required @Text(max = 10) String text,
      Integer whole,
      Double number,
      Boolean flag,
      Instant moment,
      WarmPoolState choice,
      List<String> texts,
      List<Double> numbers,
      List<Instant> moments,
      List<Inner> inners,
      @Length(max = 2) Map<@Length(max = 5) String, Double> map,
      Map<String, String> words,
      Inner inner) {}

  record Inner(String name, Inner deeper) {}

  record Response(
      String text,
      Integer whole,
      Double number,
      Boolean flag,
      Instant moment,
      WarmPoolState choice,
      List<String> texts,
      List<Double> numbers,
      List<Instant> moments,
      List<Inner> inners,
      Map<String, Double> map,
      Map<String, String> words,
      Inner inner) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        request.text(),
        request.whole(),
        request.number(),
        request.flag(),
        request.moment(),
        request.choice(),
        request.texts(),
        request.numbers(),
        request.moments(),
        request.inners(),
        request.map(),
        request.words(),
        request.inner());
  }
}
