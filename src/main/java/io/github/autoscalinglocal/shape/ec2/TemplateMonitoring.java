package io.github.autoscalinglocal.shape.ec2;

public record TemplateMonitoring(Boolean enabled) {}
