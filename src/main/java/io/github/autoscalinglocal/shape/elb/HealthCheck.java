package io.github.autoscalinglocal.shape.elb;

import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;

/** How a Classic load balancer checks its instances. */
public record HealthCheck(
    @Required String target,
    @Required @Range(min = 5, max = 300) Integer interval,
    @Required @Range(min = 2, max = 60) Integer timeout,
    @Required @Range(min = 2, max = 10) Integer unhealthyThreshold,
    @Required @Range(min = 2, max = 10) Integer healthyThreshold) {}
