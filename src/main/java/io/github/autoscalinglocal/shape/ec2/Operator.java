package io.github.autoscalinglocal.shape.ec2;

public record Operator(String principal) {}
