package io.github.autoscalinglocal.shape.ec2;

public record EnaSrdUdpSpecification(Boolean enaSrdUdpEnabled) {}
