package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;
import java.time.Instant;

public record SpotMarketOptions(
    String maxPrice,
    @OneOf({"one-time", "persistent"}) String spotInstanceType,
    Integer blockDurationMinutes,
    Instant validUntil,
    @OneOf({"hibernate", "stop", "terminate"}) String instanceInterruptionBehavior) {}
