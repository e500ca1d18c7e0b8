package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import java.time.Instant;
import java.util.NavigableMap;
import org.pcollections.TreePMap;

/** The load that a predictive policy looks back on. */
final class LoadHistory {
  private LoadHistory() {}

  /** The load of each hour that is known, by the hour's start. */
  static NavigableMap<Instant, Double> of(View view, Group group, ScalingPolicy policy) {
    return view.region()
        .existing(group.name())
        .scaling()
        .loads()
        .getOrDefault(policy.name(), TreePMap.empty());
  }
}
