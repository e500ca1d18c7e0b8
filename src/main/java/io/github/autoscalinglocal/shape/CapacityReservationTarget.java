package io.github.autoscalinglocal.shape;

import java.util.List;

/** The capacity reservations to launch into. */
public record CapacityReservationTarget(
    List<@Length(min = 1, max = 255) @Matches("[A-Za-z0-9\\-_\\/]+") String> capacityReservationIds,
    List<@Text(max = 1600) String> capacityReservationResourceGroupArns) {}
