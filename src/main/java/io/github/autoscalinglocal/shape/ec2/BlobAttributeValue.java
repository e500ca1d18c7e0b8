package io.github.autoscalinglocal.shape.ec2;

public record BlobAttributeValue(String value) {}
