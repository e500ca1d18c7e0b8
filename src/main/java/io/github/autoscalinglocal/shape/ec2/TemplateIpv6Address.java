package io.github.autoscalinglocal.shape.ec2;

public record TemplateIpv6Address(String ipv6Address) {}
