package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record NetworkPerformanceOptions(
    @OneOf({"default", "ebs-1", "vpc-1"}) String bandwidthWeighting) {}
