package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record InstanceMarketOptions(
    @OneOf({"capacity-block", "interruptible-capacity-reservation", "spot"}) String marketType,
    SpotMarketOptions spotOptions) {}
