package io.github.autoscalinglocal.api.metrics;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.GroupMetric;
import java.util.Arrays;
import java.util.List;

/** The metrics that a request names: all of them when it names none. */
final class Metrics {
  private Metrics() {}

  static List<GroupMetric> of(List<String> names) {
    List<GroupMetric> all = Arrays.asList(GroupMetric.values());
    if (names == null || names.isEmpty()) {
      return all;
    }
    return names.stream()
        .map(name -> GroupMetric.named(name).orElseThrow(() -> Errors.invalidMetric(all)))
        .toList();
  }
}
