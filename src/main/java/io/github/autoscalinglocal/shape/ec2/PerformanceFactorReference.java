package io.github.autoscalinglocal.shape.ec2;

public record PerformanceFactorReference(String instanceFamily) {}
