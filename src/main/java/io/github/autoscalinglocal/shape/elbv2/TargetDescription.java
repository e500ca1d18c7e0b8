package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;

/** What is, or is to be, registered with a target group. */
public record TargetDescription(
    @Required String id,
    @Range(min = 1, max = 65535) Integer port,
    String availabilityZone,
    @Length(min = 1, max = 256) String quicServerId) {}
