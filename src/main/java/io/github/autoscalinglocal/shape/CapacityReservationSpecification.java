package io.github.autoscalinglocal.shape;

/** Whether instances are launched into capacity reservations, and into which. */
public record CapacityReservationSpecification(
    CapacityReservationPreference capacityReservationPreference,
    CapacityReservationTarget capacityReservationTarget) {

  public enum CapacityReservationPreference implements WireEnum {
    CAPACITY_RESERVATIONS_ONLY("capacity-reservations-only"),
    CAPACITY_RESERVATIONS_FIRST("capacity-reservations-first"),
    NONE("none"),
    DEFAULT("default");

    private final String wire;

    CapacityReservationPreference(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
