package io.github.autoscalinglocal.shape.ec2;

public record CapacityReservationTarget(
    String capacityReservationId, String capacityReservationResourceGroupArn) {}
