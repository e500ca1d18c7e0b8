package io.github.autoscalinglocal.shape;

/**
 * One step of a step scaling policy. The bounds are relative to the alarm's threshold, and a
 * missing one is infinite.
 */
public record StepAdjustment(
    Double metricIntervalLowerBound,
    Double metricIntervalUpperBound,
    @Required Integer scalingAdjustment) {}
