package io.github.autoscalinglocal.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a group watches its instances.
 *
 * @param type {@code EC2}, or a comma-separated list of further checks
 * @param gracePeriod seconds after entering service
 * @param maxInstanceLifetime seconds
 */
public record HealthChecks(String type, int gracePeriod, Optional<Integer> maxInstanceLifetime) {

  /** Whether a kind of check is on, such as {@code ELB}; those of EC2 always are. */
  public boolean include(String check) {
    return type.contains(check)
        && Arrays.stream(type.split(",", -1)).map(String::strip).anyMatch(check::equals);
  }
}
