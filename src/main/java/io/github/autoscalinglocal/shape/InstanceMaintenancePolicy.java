package io.github.autoscalinglocal.shape;

/**
 * How far the group may leave its desired capacity while instances are replaced, in percent; -1
 * clears.
 */
public record InstanceMaintenancePolicy(
    @Range(min = -1, max = 100) Integer minHealthyPercentage,
    @Range(min = -1, max = 200) Integer maxHealthyPercentage) {}
