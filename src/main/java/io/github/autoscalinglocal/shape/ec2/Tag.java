package io.github.autoscalinglocal.shape.ec2;

public record Tag(String key, String value) {}
