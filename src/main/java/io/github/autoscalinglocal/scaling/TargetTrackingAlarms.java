package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Tracking;
import io.github.autoscalinglocal.scaling.AlarmDefinition.OfMetric;
import io.github.autoscalinglocal.scaling.AlarmDefinition.OfQueries;
import io.github.autoscalinglocal.scaling.AlarmDefinition.Source;
import io.github.autoscalinglocal.shape.Alarm;
import io.github.autoscalinglocal.shape.MetricDimension;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.CustomizedMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.PredefinedMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.TargetTrackingMetricDataQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The alarms that a target tracking policy needs: one for too much, and one for too little. */
public final class TargetTrackingAlarms {
  private static final int DEFAULT_PERIOD = 60;
  private static final int HIGH_PERIODS = 3;

  /** Of the default period; of shorter ones as many as take the same time. */
  private static final int LOW_PERIODS = 15;

  /**
   * What part of the target is too little. Values from 0.7 to 0.9 have been seen; this is the one
   * that is documented.
   */
  private static final BigDecimal LOW = new BigDecimal("0.9");

  private TargetTrackingAlarms() {}

  /** The high alarm, and the low one unless the policy may not scale in. */
  public static List<AlarmDefinition> of(ScalingPolicy policy, Group group) {
    Tracking rule = (Tracking) policy.rule();
    TargetTrackingConfiguration configuration = rule.configuration();
    int period = period(configuration);
    Source source = source(configuration, group);
    List<AlarmDefinition> alarms = new ArrayList<>();
    alarms.add(
        alarm(
            policy,
            rule.alarms().high(),
            "GreaterThanThreshold",
            configuration.targetValue(),
            period,
            HIGH_PERIODS,
            source));
    rule.alarms()
        .low()
        .map(
            low ->
                alarm(
                    policy,
                    low,
                    "LessThanThreshold",
                    BigDecimal.valueOf(configuration.targetValue()).multiply(LOW).doubleValue(),
                    period,
                    LOW_PERIODS * DEFAULT_PERIOD / period,
                    source))
        .ifPresent(alarms::add);
    return alarms;
  }

  private static AlarmDefinition alarm(
      ScalingPolicy policy,
      Alarm alarm,
      String comparisonOperator,
      double threshold,
      int period,
      int evaluationPeriods,
      Source source) {
    return new AlarmDefinition(
        alarm.alarmName(),
        alarm.alarmARN(),
        "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.arn() + ".",
        List.of(policy.arn()),
        comparisonOperator,
        threshold,
        period,
        evaluationPeriods,
        source);
  }

  private static int period(TargetTrackingConfiguration configuration) {
    CustomizedMetricSpecification customized = configuration.customizedMetricSpecification();
    if (customized == null) {
      return DEFAULT_PERIOD;
    }
    if (customized.metrics() == null) {
      return customized.period() == null ? DEFAULT_PERIOD : customized.period();
    }
    return periods(customized.metrics()).findFirst().orElse(DEFAULT_PERIOD);
  }

  /** The periods that queries name, of themselves or of their metric; in seconds. */
  public static Stream<Integer> periods(List<TargetTrackingMetricDataQuery> queries) {
    return queries.stream()
        .flatMap(
            query ->
                query.metricStat() == null
                    ? Stream.of(Optional.ofNullable(query.period()))
                    : Stream.of(
                        Optional.ofNullable(query.period()),
                        Optional.ofNullable(query.metricStat().period())))
        .flatMap(Optional::stream);
  }

  private static Source source(TargetTrackingConfiguration configuration, Group group) {
    CustomizedMetricSpecification customized = configuration.customizedMetricSpecification();
    if (customized == null) {
      return predefined(configuration.predefinedMetricSpecification(), group);
    }
    if (customized.metrics() != null) {
      return new OfQueries(customized.metrics());
    }
    return new OfMetric(
        customized.namespace(),
        customized.metricName(),
        customized.dimensions() == null ? List.of() : customized.dimensions(),
        customized.statistic().wire(),
        Optional.ofNullable(customized.unit()));
  }

  private static Source predefined(PredefinedMetricSpecification specification, Group group) {
    return switch (specification.predefinedMetricType()) {
      case ASGAverageCPUUtilization -> average("CPUUtilization", group);
      case ASGAverageNetworkIn -> average("NetworkIn", group);
      case ASGAverageNetworkOut -> average("NetworkOut", group);
      case ALBRequestCountPerTarget -> requestCount(specification.resourceLabel());
    };
  }

  private static Source average(String metric, Group group) {
    return new OfMetric(
        "AWS/EC2",
        metric,
        List.of(new MetricDimension("AutoScalingGroupName", group.name())),
        "Average",
        Optional.empty());
  }

  /** The label joins the ends of two ARNs: {@code app/lb/id/targetgroup/tg/id}. */
  private static Source requestCount(String label) {
    int targetGroup = label.indexOf("targetgroup/");
    return new OfMetric(
        "AWS/ApplicationELB",
        "RequestCountPerTarget",
        List.of(
            new MetricDimension("LoadBalancer", label.substring(0, targetGroup - 1)),
            new MetricDimension("TargetGroup", label.substring(targetGroup))),
        "Sum",
        Optional.empty());
  }
}
