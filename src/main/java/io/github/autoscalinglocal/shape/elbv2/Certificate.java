package io.github.autoscalinglocal.shape.elbv2;

/** A server certificate of a listener. */
public record Certificate(String certificateArn, Boolean isDefault) {}
