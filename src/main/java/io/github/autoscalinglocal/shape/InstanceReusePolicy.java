package io.github.autoscalinglocal.shape;

/** Whether scale-in sends instances back to the warm pool. */
public record InstanceReusePolicy(Boolean reuseOnScaleIn) {}
