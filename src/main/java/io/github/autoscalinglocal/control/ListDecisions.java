package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.model.Explanation;
import java.util.List;
import java.util.Optional;

/** The scale-ins that were decided, newest first. */
final class ListDecisions implements Endpoint {
  private final Engine engine;

  ListDecisions(Engine engine) {
    this.engine = engine;
  }

  private record Answer(List<Explanation> decisions) {}

  @Override
  public Object answer(Call call) {
    call.allow("group", "limit");
    Optional<String> group = call.one("group");
    int limit = call.count("limit").orElse(Integer.MAX_VALUE);
    return engine.read(
        call.scope(),
        view ->
            new Answer(
                view.region().history().decisions().descendingMap().values().stream()
                    .filter(decision -> decision.group().equals(group.orElse(decision.group())))
                    .limit(limit)
                    .toList()));
  }
}
