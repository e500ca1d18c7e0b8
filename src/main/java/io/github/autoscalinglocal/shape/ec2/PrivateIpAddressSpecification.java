package io.github.autoscalinglocal.shape.ec2;

public record PrivateIpAddressSpecification(Boolean primary, String privateIpAddress) {}
