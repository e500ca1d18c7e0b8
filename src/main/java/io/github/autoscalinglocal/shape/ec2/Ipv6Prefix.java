package io.github.autoscalinglocal.shape.ec2;

public record Ipv6Prefix(String ipv6Prefix) {}
