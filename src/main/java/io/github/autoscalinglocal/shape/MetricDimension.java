package io.github.autoscalinglocal.shape;

/** A dimension of a metric that scaling looks at. */
public record MetricDimension(@Required String name, @Required String value) {}
