package io.github.autoscalinglocal.shape.ec2;

public record AttributeValue(String value) {}
