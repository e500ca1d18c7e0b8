package io.github.autoscalinglocal.shape;

/** Detailed monitoring, on or off. */
public record InstanceMonitoring(Boolean enabled) {}
