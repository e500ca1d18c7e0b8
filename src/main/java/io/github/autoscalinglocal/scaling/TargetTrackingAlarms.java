package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Tracking;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Actions;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Queries;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Watched;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.CustomizedMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.PredefinedMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.TargetTrackingMetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The alarms that a target tracking policy needs: one for too much, and one for too little. What is
 * not told here is CloudWatch's default: missing data is missing, and every datapoint of the
 * evaluation has to breach.
 */
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
  public static List<AlarmConfiguration> of(ScalingPolicy policy, Group group, Instant now) {
    Tracking rule = (Tracking) policy.rule();
    TargetTrackingConfiguration configuration = rule.configuration();
    int period = period(configuration);
    double target = configuration.targetValue();
    List<AlarmConfiguration> alarms = new ArrayList<>();
    alarms.add(
        alarm(
            policy,
            rule.alarms().high().alarmName(),
            watched(configuration, group, period),
            rule(ComparisonOperator.GREATER_THAN_THRESHOLD, target, HIGH_PERIODS),
            now));
    rule.alarms()
        .low()
        .map(
            low ->
                alarm(
                    policy,
                    low.alarmName(),
                    watched(configuration, group, period),
                    rule(
                        ComparisonOperator.LESS_THAN_THRESHOLD,
                        BigDecimal.valueOf(target).multiply(LOW).doubleValue(),
                        LOW_PERIODS * DEFAULT_PERIOD / period),
                    now))
        .ifPresent(alarms::add);
    return alarms;
  }

  private static AlarmConfiguration alarm(
      ScalingPolicy policy, String name, Watched watched, Rule rule, Instant now) {
    return new AlarmConfiguration(
        name,
        Optional.of(
            "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.arn() + "."),
        new Actions(true, List.of(), List.of(policy.arn()), List.of()),
        watched,
        rule,
        now);
  }

  private static Rule rule(ComparisonOperator operator, double threshold, int periods) {
    return new Rule(
        periods,
        Optional.empty(),
        Optional.of(threshold),
        operator,
        Optional.empty(),
        Optional.empty());
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

  private static Watched watched(
      TargetTrackingConfiguration configuration, Group group, int period) {
    CustomizedMetricSpecification customized = configuration.customizedMetricSpecification();
    if (customized == null) {
      PredefinedMetricSpecification predefined = configuration.predefinedMetricSpecification();
      return PredefinedMetrics.of(
              predefined.predefinedMetricType(),
              Optional.ofNullable(predefined.resourceLabel()),
              group.name())
          .watched();
    }
    if (customized.metrics() != null) {
      return new Queries(
          customized.metrics().stream()
              .map(query -> CustomizedMetrics.query(query, period))
              .toList(),
          Optional.empty());
    }
    return CustomizedMetrics.single(customized, period);
  }
}
