package io.github.autoscalinglocal.shape.ec2;

public record IntegerRange(Integer min, Integer max) {}
