package io.github.autoscalinglocal.shape.ec2;

public record Ipv4Prefix(String ipv4Prefix) {}
