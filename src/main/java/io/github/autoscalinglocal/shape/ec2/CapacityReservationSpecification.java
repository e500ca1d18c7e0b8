package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record CapacityReservationSpecification(
    @OneOf({"capacity-reservations-only", "none", "open"}) String capacityReservationPreference,
    CapacityReservationTarget capacityReservationTarget) {}
