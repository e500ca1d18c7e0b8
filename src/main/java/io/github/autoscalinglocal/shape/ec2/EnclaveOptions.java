package io.github.autoscalinglocal.shape.ec2;

public record EnclaveOptions(Boolean enabled) {}
