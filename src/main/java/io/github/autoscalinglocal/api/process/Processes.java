package io.github.autoscalinglocal.api.process;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.ScalingProcess;
import java.util.Arrays;
import java.util.List;

/** The processes that a request names: all of them when it names none. */
final class Processes {
  /** Old groups may still name it, and the service ignores it. */
  private static final String OBSOLETE = "RemoveFromLoadBalancerLowPriority";

  private Processes() {}

  static List<ScalingProcess> of(List<String> names) {
    List<ScalingProcess> all = Arrays.asList(ScalingProcess.values());
    if (names == null || names.isEmpty()) {
      return all;
    }
    return names.stream()
        .filter(name -> !name.equals(OBSOLETE))
        .map(name -> ScalingProcess.named(name).orElseThrow(() -> Errors.invalidProcess(name, all)))
        .toList();
  }
}
