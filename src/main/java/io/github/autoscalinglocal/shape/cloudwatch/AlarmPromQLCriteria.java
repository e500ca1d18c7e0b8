package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;

/** When an alarm goes off by a query in PromQL. */
public record AlarmPromQLCriteria(
    @Required @Length(min = 1, max = 10000) String query,
    @Range(min = 0, max = 86400) Integer pendingPeriod,
    @Range(min = 0, max = 86400) Integer recoveryPeriod) {}
