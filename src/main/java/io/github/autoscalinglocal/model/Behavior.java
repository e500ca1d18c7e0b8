package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.CapacityReservationSpecification;
import io.github.autoscalinglocal.shape.InstanceMaintenancePolicy;
import java.util.Optional;

/** Settings of single features. */
public record Behavior(
    Optional<Boolean> capacityRebalance,
    Optional<InstanceMaintenancePolicy> maintenancePolicy,
    CapacityReservationSpecification capacityReservation,
    Optional<WarmPool> warmPool) {

  public Behavior withWarmPool(Optional<WarmPool> next) {
    return new Behavior(capacityRebalance, maintenancePolicy, capacityReservation, next);
  }
}
