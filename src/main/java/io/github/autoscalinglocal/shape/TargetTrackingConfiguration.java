package io.github.autoscalinglocal.shape;

import java.util.List;

/** The metric that a target tracking policy follows, and the value to keep it at. */
public record TargetTrackingConfiguration(
    PredefinedMetricSpecification predefinedMetricSpecification,
    CustomizedMetricSpecification customizedMetricSpecification,
    @Required Double targetValue,
    Boolean disableScaleIn) {

  public record PredefinedMetricSpecification(
      @Required MetricType predefinedMetricType, @Text(max = 1023) String resourceLabel) {}

  /** One metric, or metric math over several. */
  public record CustomizedMetricSpecification(
      String metricName,
      String namespace,
      List<MetricDimension> dimensions,
      MetricStatistic statistic,
      String unit,
      @Range(min = 1) Integer period,
      List<TargetTrackingMetricDataQuery> metrics) {}

  public record TargetTrackingMetricDataQuery(
      @Required @Text(max = 64) String id,
      @Text(max = 2047) String expression,
      TargetTrackingMetricStat metricStat,
      @Text(min = 0, max = 2047) String label,
      @Range(min = 1) Integer period,
      Boolean returnData) {}

  public record TargetTrackingMetricStat(
      @Required Metric metric,
      @Required @Text(max = 100) String stat,
      String unit,
      @Range(min = 1) Integer period) {}

  public enum MetricType implements WireEnum {
    ASGAverageCPUUtilization,
    ASGAverageNetworkIn,
    ASGAverageNetworkOut,
    ALBRequestCountPerTarget;

    @Override
    public String wire() {
      return name();
    }
  }

  public enum MetricStatistic implements WireEnum {
    Average,
    Minimum,
    Maximum,
    SampleCount,
    Sum;

    @Override
    public String wire() {
      return name();
    }
  }
}
