package io.github.autoscalinglocal.shape.ec2;

public record ConnectionTracking(
    Integer tcpEstablishedTimeout, Integer udpStreamTimeout, Integer udpTimeout) {}
