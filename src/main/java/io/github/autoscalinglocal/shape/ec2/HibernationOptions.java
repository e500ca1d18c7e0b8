package io.github.autoscalinglocal.shape.ec2;

public record HibernationOptions(Boolean configured) {}
