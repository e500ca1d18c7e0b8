package io.github.autoscalinglocal.shape.elb;

/** An instance, by its id. */
public record Instance(String instanceId) {}
