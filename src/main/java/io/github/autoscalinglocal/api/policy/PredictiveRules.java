package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.scaling.ResourceLabel;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration.PredictiveScalingMaxCapacityBreachBehavior;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration.PredictiveScalingMode;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification.CustomizedMetric;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification.LoadMetricType;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification.MetricDataQuery;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification.MetricPairType;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification.ScalingMetricType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the service checks of a predictive scaling configuration. */
final class PredictiveRules {
  private static final int BUFFER_TIME_LIMIT = 3600;

  private PredictiveRules() {}

  /** The configuration with its mode and its behavior filled in. */
  static PredictiveScalingConfiguration checked(PredictiveScalingConfiguration given) {
    if (given.metricSpecifications().size() != 1) {
      throw Errors.oneMetricSpecification();
    }
    check(given.metricSpecifications().get(0));
    Integer bufferTime = given.schedulingBufferTime();
    if (bufferTime != null && bufferTime >= BUFFER_TIME_LIMIT) {
      throw Errors.schedulingBufferTime();
    }
    PredictiveScalingMaxCapacityBreachBehavior behavior =
        Optional.ofNullable(given.maxCapacityBreachBehavior())
            .orElse(PredictiveScalingMaxCapacityBreachBehavior.HonorMaxCapacity);
    boolean raises = behavior == PredictiveScalingMaxCapacityBreachBehavior.IncreaseMaxCapacity;
    if (raises && given.maxCapacityBuffer() == null) {
      throw Errors.maxCapacityBufferMissing();
    }
    if (!raises && given.maxCapacityBuffer() != null) {
      throw Errors.maxCapacityBufferNotAllowed();
    }
    return new PredictiveScalingConfiguration(
        given.metricSpecifications(),
        Optional.ofNullable(given.mode()).orElse(PredictiveScalingMode.ForecastOnly),
        bufferTime,
        behavior,
        given.maxCapacityBuffer());
  }

  private static void check(PredictiveScalingMetricSpecification given) {
    TargetTrackingRules.checkTarget(given.targetValue());
    long pairs = count(given.predefinedMetricPairSpecification());
    long scaling =
        count(
            given.predefinedScalingMetricSpecification(),
            given.customizedScalingMetricSpecification());
    long load =
        count(given.predefinedLoadMetricSpecification(), given.customizedLoadMetricSpecification());
    boolean pair = pairs == 1 && scaling == 0 && load == 0;
    boolean oneByOne = pairs == 0 && scaling == 1 && load == 1;
    if (!pair && !oneByOne) {
      throw Errors.metricPairOrBoth();
    }
    if (given.customizedCapacityMetricSpecification() != null
        && given.customizedLoadMetricSpecification() == null) {
      throw Errors.capacityMetricWithoutLoadMetric();
    }
    checkLabels(given);
    checkQueries("scaling", given.customizedScalingMetricSpecification());
    checkQueries("load", given.customizedLoadMetricSpecification());
    checkQueries("capacity", given.customizedCapacityMetricSpecification());
  }

  private static long count(Object... given) {
    return Stream.of(given).map(Optional::ofNullable).filter(Optional::isPresent).count();
  }

  /** A metric of a load balancer has to tell which. */
  private static void checkLabels(PredictiveScalingMetricSpecification given) {
    var pair = given.predefinedMetricPairSpecification();
    var scaling = given.predefinedScalingMetricSpecification();
    var load = given.predefinedLoadMetricSpecification();
    if (pair != null && pair.predefinedMetricType() == MetricPairType.ALBRequestCount) {
      checkLabel(pair.resourceLabel());
    }
    if (scaling != null
        && scaling.predefinedMetricType() == ScalingMetricType.ALBRequestCountPerTarget) {
      checkLabel(scaling.resourceLabel());
    }
    if (load != null && load.predefinedMetricType() == LoadMetricType.ALBTargetGroupRequestCount) {
      checkLabel(load.resourceLabel());
    }
  }

  private static void checkLabel(String label) {
    if (label == null) {
      throw Errors.predictiveResourceLabelMissing();
    }
    if (ResourceLabel.parse(label).isEmpty()) {
      throw Errors.invalidResourceLabel(label);
    }
  }

  private static void checkQueries(String metric, CustomizedMetric given) {
    if (given == null) {
      return;
    }
    List<MetricDataQuery> queries = given.metricDataQueries();
    queries.forEach(
        query -> TargetTrackingRules.checkQuery(query.expression(), query.metricStat()));
    boolean calculable =
        queries.stream()
            .allMatch(
                query ->
                    TargetTrackingRules.canBeCalculated(
                        query.expression(),
                        query.metricStat() == null ? null : query.metricStat().stat()));
    if (!calculable) {
      throw Errors.invalidCustomizedMetric(metric);
    }
    if (queries.stream().map(MetricDataQuery::id).distinct().count() < queries.size()) {
      throw Errors.invalidCustomizedMetric(metric);
    }
    if (queries.stream().filter(each -> !Boolean.FALSE.equals(each.returnData())).count() != 1) {
      throw Errors.severalTimeSeries();
    }
  }
}
