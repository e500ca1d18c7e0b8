package io.github.autoscalinglocal.shape.ec2;

public record Ipv6Range(String description, String cidrIpv6) {}
