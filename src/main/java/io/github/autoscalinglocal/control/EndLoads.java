package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.fleet.GroupLoads;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import java.util.Optional;

/** Puts an end to loads: all of them, those of a group or those of a metric. */
final class EndLoads implements Endpoint {
  private final Engine engine;

  EndLoads(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow("group", "metric");
    Optional<String> group = call.one("group");
    Optional<MetricType> metric = call.one("metric").map(LoadBody::type);
    return engine.write(
        call.scope(),
        tx -> {
          GroupLoads.end(
              tx,
              target ->
                  target.group().equals(group.orElse(target.group()))
                      && target.metric() == metric.orElse(target.metric()));
          return LoadBody.All.of(tx.region());
        });
  }
}
