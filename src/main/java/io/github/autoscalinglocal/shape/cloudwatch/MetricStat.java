package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;

/** A statistic of a metric over periods. */
public record MetricStat(
    @Required Metric metric,
    @Required @Range(min = 1) Integer period,
    @Required String stat,
    StandardUnit unit) {}
