package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import java.util.Optional;

/**
 * An instance type that a group may launch.
 *
 * @param weight capacity units, present only in a group with weights
 * @param override what a mixed instances policy says of the type; empty where it says nothing
 */
record Candidate(
    String type, Optional<Integer> weight, Optional<LaunchTemplateOverrides> override) {
  /** The one type of a group that names no others. */
  static Candidate only(String type) {
    return new Candidate(type, Optional.empty(), Optional.empty());
  }

  int units() {
    return weight.orElse(1);
  }
}
