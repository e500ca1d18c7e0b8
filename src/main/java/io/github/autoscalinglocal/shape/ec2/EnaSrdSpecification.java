package io.github.autoscalinglocal.shape.ec2;

public record EnaSrdSpecification(
    Boolean enaSrdEnabled, EnaSrdUdpSpecification enaSrdUdpSpecification) {}
