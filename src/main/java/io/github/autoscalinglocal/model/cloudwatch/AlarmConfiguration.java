package io.github.autoscalinglocal.model.cloudwatch;

import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.EvaluationCriteria;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an alarm was told to do.
 *
 * @param updated when it was told so
 */
public record AlarmConfiguration(
    String name,
    Optional<String> description,
    Actions actions,
    Watched watched,
    Rule rule,
    Instant updated) {

  /**
   * The ARNs that an alarm acts on, for each state that it may enter.
   *
   * @param enabled whether it acts at all
   */
  public record Actions(
      boolean enabled, List<String> ok, List<String> alarm, List<String> insufficientData) {
    public static final Actions NONE = new Actions(true, List.of(), List.of(), List.of());

    public List<String> on(StateValue state) {
      return switch (state) {
        case OK -> ok;
        case ALARM -> alarm;
        case INSUFFICIENT_DATA -> insufficientData;
      };
    }

    /** The actions of all states. */
    public List<String> all() {
      return Stream.of(ok, alarm, insufficientData).flatMap(List::stream).distinct().toList();
    }

    public Actions enabled(boolean next) {
      return new Actions(next, ok, alarm, insufficientData);
    }

    public Actions without(String arn) {
      return new Actions(
          enabled, without(ok, arn), without(alarm, arn), without(insufficientData, arn));
    }

    private static List<String> without(List<String> actions, String arn) {
      return actions.stream().filter(each -> !each.equals(arn)).toList();
    }
  }

  /** Where an alarm's values come from. */
  public sealed interface Watched {}

  /**
   * One metric.
   *
   * @param dimensions as they were sent
   * @param statistic such as {@code Average} or {@code p90}
   */
  public record SingleMetric(
      MetricId id,
      List<Dimension> dimensions,
      String statistic,
      int period,
      Optional<StandardUnit> unit)
      implements Watched {}

  /**
   * Metrics and expressions, one of which returns the values.
   *
   * @param thresholdMetricId the expression that gives a band instead of a threshold
   */
  public record Queries(List<MetricDataQuery> metrics, Optional<String> thresholdMetricId)
      implements Watched {}

  /** A query in another language, which is kept and not evaluated. */
  public record Criteria(EvaluationCriteria criteria, Optional<Integer> interval)
      implements Watched {}

  /**
   * When values make an alarm go off.
   *
   * @param datapointsToAlarm how many of the evaluated values have to breach; all if empty
   */
  public record Rule(
      int evaluationPeriods,
      Optional<Integer> datapointsToAlarm,
      Optional<Double> threshold,
      ComparisonOperator operator,
      Optional<String> treatMissingData,
      Optional<String> evaluateLowSampleCountPercentile) {

    public int toAlarm() {
      return datapointsToAlarm.orElse(evaluationPeriods);
    }
  }

  public AlarmConfiguration with(Actions next, Instant now) {
    return new AlarmConfiguration(name, description, next, watched, rule, now);
  }

  /** The metrics that it needs values of. */
  public List<MetricId> metrics() {
    if (watched instanceof SingleMetric single) {
      return List.of(single.id());
    }
    return watched instanceof Queries queries
        ? queries.metrics().stream()
            .filter(query -> query.metricStat() != null)
            .map(query -> id(query.metricStat().metric()))
            .distinct()
            .toList()
        : List.of();
  }

  /** The id of a metric in a query; its members are there, or the query would not be. */
  public static MetricId id(io.github.autoscalinglocal.shape.cloudwatch.Metric metric) {
    List<Dimension> dimensions = metric.dimensions();
    return new MetricId(
        metric.namespace(), metric.metricName(), dimensions == null ? List.of() : dimensions);
  }
}
