package io.github.autoscalinglocal.shape.ec2;

public record DoubleRange(Double min, Double max) {}
