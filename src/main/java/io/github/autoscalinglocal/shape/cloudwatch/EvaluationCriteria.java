package io.github.autoscalinglocal.shape.cloudwatch;

/** What an alarm asks of a query that is no metric. */
public record EvaluationCriteria(AlarmPromQLCriteria promQLCriteria) {}
