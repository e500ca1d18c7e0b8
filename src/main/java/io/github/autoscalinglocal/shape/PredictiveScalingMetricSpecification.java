package io.github.autoscalinglocal.shape;

import java.util.List;

/**
 * A load metric and a scaling metric, one by one or as a pair, and the value to keep the scaling
 * metric at.
 */
public record PredictiveScalingMetricSpecification(
    @Required Double targetValue,
    PredefinedMetricPair predefinedMetricPairSpecification,
    PredefinedScalingMetric predefinedScalingMetricSpecification,
    PredefinedLoadMetric predefinedLoadMetricSpecification,
    CustomizedMetric customizedScalingMetricSpecification,
    CustomizedMetric customizedLoadMetricSpecification,
    CustomizedMetric customizedCapacityMetricSpecification) {

  public record PredefinedMetricPair(
      @Required MetricPairType predefinedMetricType, @Text(max = 1023) String resourceLabel) {}

  public record PredefinedScalingMetric(
      @Required ScalingMetricType predefinedMetricType, @Text(max = 1023) String resourceLabel) {}

  public record PredefinedLoadMetric(
      @Required LoadMetricType predefinedMetricType, @Text(max = 1023) String resourceLabel) {}

  public record CustomizedMetric(@Required List<MetricDataQuery> metricDataQueries) {}

  public record MetricDataQuery(
      @Required @Text(max = 255) String id,
      @Text(max = 1023) String expression,
      MetricStat metricStat,
      @Text(min = 0, max = 2047) String label,
      Boolean returnData) {}

  public record MetricStat(
      @Required Metric metric, @Required @Text(max = 100) String stat, String unit) {}

  public enum MetricPairType implements WireEnum {
    ASGCPUUtilization,
    ASGNetworkIn,
    ASGNetworkOut,
    ALBRequestCount;

    @Override
    public String wire() {
      return name();
    }
  }

  public enum ScalingMetricType implements WireEnum {
    ASGAverageCPUUtilization,
    ASGAverageNetworkIn,
    ASGAverageNetworkOut,
    ALBRequestCountPerTarget;

    @Override
    public String wire() {
      return name();
    }
  }

  public enum LoadMetricType implements WireEnum {
    ASGTotalCPUUtilization,
    ASGTotalNetworkIn,
    ASGTotalNetworkOut,
    ALBTargetGroupRequestCount;

    @Override
    public String wire() {
      return name();
    }
  }
}
