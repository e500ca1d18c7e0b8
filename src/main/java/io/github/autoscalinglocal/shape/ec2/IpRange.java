package io.github.autoscalinglocal.shape.ec2;

public record IpRange(String description, String cidrIp) {}
