package io.github.autoscalinglocal.shape.ec2;

public record BaselinePerformanceFactors(CpuPerformanceFactor cpu) {}
