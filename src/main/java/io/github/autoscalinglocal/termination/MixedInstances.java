package io.github.autoscalinglocal.termination;

import java.util.List;

/**
 * A mixed instances policy, defaults filled in.
 *
 * @param types those that the overrides name, in the group's order, which is the order of priority,
 *     or describe; empty when they leave the type to the launch template
 */
public record MixedInstances(Split split, Strategies strategies, List<InstanceType> types) {

  /**
   * How capacity is divided between on-demand and spot.
   *
   * @param onDemandBase capacity units
   * @param onDemandPercentage of what exceeds the base
   */
  public record Split(int onDemandBase, int onDemandPercentage) {

    /** The on-demand units among so many; a fraction is rounded up in favour of on-demand. */
    public int onDemandTarget(int desired) {
      long aboveBase = Math.max(0, desired - onDemandBase);
      return Math.min(desired, onDemandBase) + (int) ((aboveBase * onDemandPercentage + 99) / 100);
    }
  }

  /**
   * Which types and pools to prefer, spelt as in the API.
   *
   * @param onDemand {@code prioritized} or {@code lowest-price}
   * @param spot {@code lowest-price}, {@code capacity-optimized}, {@code
   *     capacity-optimized-prioritized} or {@code price-capacity-optimized}
   * @param spotPools used by {@code lowest-price}
   */
  public record Strategies(String onDemand, String spot, int spotPools) {}

  /**
   * A type that the group may launch.
   *
   * @param units the weight, or one
   */
  public record InstanceType(String name, int units) {}

  /** Whether the group may still launch that type. */
  boolean allows(String instanceType) {
    return types.isEmpty() || priority(instanceType) > 0;
  }

  /** From 1, the most wanted, upwards; 0 when the type is not listed. */
  int priority(String instanceType) {
    return types.stream().map(InstanceType::name).toList().indexOf(instanceType) + 1;
  }
}
