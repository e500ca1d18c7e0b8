package io.github.autoscalinglocal.shape;

/** When an instance that should go is kept instead. */
public record InstanceLifecyclePolicy(RetentionTriggers retentionTriggers) {}
