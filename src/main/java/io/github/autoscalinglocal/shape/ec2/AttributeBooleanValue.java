package io.github.autoscalinglocal.shape.ec2;

public record AttributeBooleanValue(Boolean value) {}
