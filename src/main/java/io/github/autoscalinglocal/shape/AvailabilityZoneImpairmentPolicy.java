package io.github.autoscalinglocal.shape;

/** What a group does with a zone that traffic was shifted away from. */
public record AvailabilityZoneImpairmentPolicy(
    Boolean zonalShiftEnabled, ImpairedZoneHealthCheckBehavior impairedZoneHealthCheckBehavior) {

  public enum ImpairedZoneHealthCheckBehavior implements WireEnum {
    REPLACE_UNHEALTHY("ReplaceUnhealthy"),
    IGNORE_UNHEALTHY("IgnoreUnhealthy");

    private final String wire;

    ImpairedZoneHealthCheckBehavior(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
