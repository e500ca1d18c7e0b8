package io.github.autoscalinglocal.shape.ec2;

public record TemplateSecondaryPrivateIpAddress(String privateIpAddress) {}
