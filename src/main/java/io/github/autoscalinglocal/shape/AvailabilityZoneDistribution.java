package io.github.autoscalinglocal.shape;

/** What a group does when a zone cannot give it its share. */
public record AvailabilityZoneDistribution(
    CapacityDistributionStrategy capacityDistributionStrategy) {

  public enum CapacityDistributionStrategy implements WireEnum {
    BALANCED_ONLY("balanced-only"),
    BALANCED_BEST_EFFORT("balanced-best-effort");

    private final String wire;

    CapacityDistributionStrategy(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
