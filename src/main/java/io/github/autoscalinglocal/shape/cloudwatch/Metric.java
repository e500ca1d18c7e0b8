package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import java.util.List;

/** Which metric. */
public record Metric(
    @Length(min = 1, max = 255) @Matches("[^:].*") String namespace,
    @Length(min = 1, max = 255) String metricName,
    @Length(max = 30) List<Dimension> dimensions) {}
