package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.shape.MetricDimension;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.TargetTrackingMetricDataQuery;
import java.util.List;
import java.util.Optional;

/**
 * An alarm that a policy needs. What is not told here is CloudWatch's default: missing data is
 * missing, and every datapoint of the evaluation has to breach.
 *
 * @param comparisonOperator as CloudWatch spells it
 * @param actions ARNs
 * @param period seconds
 */
public record AlarmDefinition(
    String name,
    String arn,
    String description,
    List<String> actions,
    String comparisonOperator,
    double threshold,
    int period,
    int evaluationPeriods,
    Source source) {

  /** What the alarm looks at. */
  public sealed interface Source {}

  /** One metric. */
  public record OfMetric(
      String namespace,
      String metricName,
      List<MetricDimension> dimensions,
      String statistic,
      Optional<String> unit)
      implements Source {}

  /** Metric math, of which one query returns data. */
  public record OfQueries(List<TargetTrackingMetricDataQuery> queries) implements Source {}
}
