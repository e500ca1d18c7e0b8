package io.github.autoscalinglocal.shape.ec2;

public record PrefixListId(String description, String prefixListId) {}
