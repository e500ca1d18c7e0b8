package io.github.autoscalinglocal.model;

import java.util.Optional;

/**
 * How much a group wants.
 *
 * @param desired units; what there is may differ for as long as something stands in the way
 * @param desiredType {@code units}, {@code vcpu} or {@code memory-mib}
 * @param defaultCooldown seconds
 * @param defaultInstanceWarmup seconds
 */
public record Capacity(
    int min,
    int max,
    int desired,
    Optional<String> desiredType,
    int defaultCooldown,
    Optional<Integer> defaultInstanceWarmup) {

  public Capacity withBounds(int nextMin, int nextMax) {
    return new Capacity(
        nextMin, nextMax, desired, desiredType, defaultCooldown, defaultInstanceWarmup);
  }

  public Capacity withDesired(int next) {
    return new Capacity(min, max, next, desiredType, defaultCooldown, defaultInstanceWarmup);
  }
}
