package io.github.autoscalinglocal.shape;

/** What a group does when a zone cannot give it its share. */
public record AvailabilityZoneDistribution(
    CapacityDistributionStrategy capacityDistributionStrategy) {

  public enum CapacityDistributionStrategy implements WireEnum {
    BALANCED_ONLY,
    BALANCED_BEST_EFFORT
  }
}
