package io.github.autoscalinglocal.shape.ec2;

public record InstanceIpv6Address(String ipv6Address, Boolean isPrimaryIpv6) {}
