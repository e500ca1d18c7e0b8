package io.github.autoscalinglocal.shape.ec2;

public record IamInstanceProfileSpecification(String arn, String name) {}
