package io.github.autoscalinglocal.shape;

import java.util.List;

/** A metric that scaling looks at. */
public record Metric(
    @Required String namespace, @Required String metricName, List<MetricDimension> dimensions) {}
