package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.Metric;
import io.github.autoscalinglocal.shape.MetricDimension;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.CustomizedMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.TargetTrackingMetricDataQuery;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.TargetTrackingMetricStat;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.MetricStat;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What policies name of CloudWatch's metrics, in the terms of CloudWatch. */
public final class CustomizedMetrics {
  private CustomizedMetrics() {}

  static SingleMetric single(CustomizedMetricSpecification given, int period) {
    List<Dimension> dimensions = dimensions(given.dimensions());
    return new SingleMetric(
        new MetricId(given.namespace(), given.metricName(), dimensions),
        dimensions,
        given.statistic().wire(),
        period,
        unit(given.unit()));
  }

  /**
   * A query of a target tracking policy.
   *
   * @param period of queries that name none
   */
  static MetricDataQuery query(TargetTrackingMetricDataQuery given, int period) {
    TargetTrackingMetricStat stat = given.metricStat();
    return new MetricDataQuery(
        given.id(),
        stat == null ? null : stat(stat.metric(), stat.stat(), stat.unit(), period),
        given.expression(),
        given.label(),
        given.returnData(),
        stat == null ? Integer.valueOf(period) : null,
        null);
  }

  /** A query of a predictive policy, which names no period. */
  public static MetricDataQuery query(
      PredictiveScalingMetricSpecification.MetricDataQuery given, int period) {
    PredictiveScalingMetricSpecification.MetricStat stat = given.metricStat();
    return new MetricDataQuery(
        given.id(),
        stat == null ? null : stat(stat.metric(), stat.stat(), stat.unit(), period),
        given.expression(),
        given.label(),
        given.returnData(),
        stat == null ? Integer.valueOf(period) : null,
        null);
  }

  private static MetricStat stat(Metric metric, String stat, @Nullable String unit, int period) {
    return new MetricStat(
        new io.github.autoscalinglocal.shape.cloudwatch.Metric(
            metric.namespace(), metric.metricName(), dimensions(metric.dimensions())),
        period,
        stat,
        unit(unit).orElse(null));
  }

  private static List<Dimension> dimensions(@Nullable List<MetricDimension> given) {
    return given == null
        ? List.of()
        : given.stream().map(each -> new Dimension(each.name(), each.value())).toList();
  }

  private static Optional<StandardUnit> unit(@Nullable String given) {
    return Optional.ofNullable(given).flatMap(StandardUnit::named);
  }
}
