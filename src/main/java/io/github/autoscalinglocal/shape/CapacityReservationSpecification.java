package io.github.autoscalinglocal.shape;

/** Whether instances are launched into capacity reservations, and into which. */
public record CapacityReservationSpecification(
    CapacityReservationPreference capacityReservationPreference,
    CapacityReservationTarget capacityReservationTarget) {

  public enum CapacityReservationPreference implements WireEnum {
    CAPACITY_RESERVATIONS_ONLY,
    CAPACITY_RESERVATIONS_FIRST,
    NONE,
    DEFAULT
  }
}
