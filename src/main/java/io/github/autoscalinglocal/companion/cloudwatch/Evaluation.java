package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.util.List;

/**
 * What an alarm makes of the values of its last periods: pure, and as the service documents it in
 * "Configuring how CloudWatch alarms treat missing data".
 *
 * @param state the state that follows
 * @param evaluated the values that counted, oldest first
 * @param missing how many values were missing to make up the evaluation periods
 * @param treatment how those were treated
 */
public record Evaluation(
    StateValue state, List<Point> evaluated, int missing, Treatment treatment) {

  /** The documentation's examples look back five periods to evaluate three. */
  private static final int FURTHER_BACK = 2;

  /** What becomes of values that are missing. */
  public enum Treatment {
    MISSING,
    IGNORE,
    BREACHING,
    NOT_BREACHING;

    /** By the words of the API. */
    public static Treatment of(String word) {
      return switch (word) {
        case "ignore" -> IGNORE;
        case "breaching" -> BREACHING;
        case "notBreaching" -> NOT_BREACHING;
        default -> MISSING;
      };
    }
  }

  /** What becomes of missing values unless an alarm says otherwise. */
  private static Treatment treatment(AlarmConfiguration configuration) {
    return configuration
        .rule()
        .treatMissingData()
        .map(Treatment::of)
        .orElse(
            configuration.watched() instanceof SingleMetric metric
                    && metric.id().namespace().equals("AWS/DynamoDB")
                ? Treatment.IGNORE // documented: the one namespace with a default of its own
                : Treatment.MISSING);
  }

  /** The values that counted, oldest first. */
  public List<Double> values() {
    return evaluated.stream().map(Point::value).toList();
  }

  /** Evaluates what an alarm looks at; see {@link #of(List, Rule, Treatment, StateValue)}. */
  public static Evaluation of(
      List<Point> range, AlarmConfiguration configuration, StateValue current) {
    Evaluation evaluation = of(range, configuration.rule(), treatment(configuration), current);
    return ignoresFewSamples(configuration) && evaluation.hasTooFew(configuration)
        ? new Evaluation(
            current, evaluation.evaluated(), evaluation.missing(), evaluation.treatment())
        : evaluation;
  }

  private static boolean ignoresFewSamples(AlarmConfiguration configuration) {
    return configuration
        .rule()
        .evaluateLowSampleCountPercentile()
        .filter("ignore"::equals)
        .isPresent();
  }

  /**
   * With {@code EvaluateLowSampleCountPercentile=ignore} a percentile of too few values changes no
   * state.
   */
  private boolean hasTooFew(AlarmConfiguration configuration) {
    return configuration.watched() instanceof SingleMetric metric
        && Stat.parse(metric.statistic()).orElse(PlainStat.AVERAGE) instanceof Percentile percentile
        && evaluated.stream().anyMatch(point -> point.samples() < percentile.fewestSamples());
  }

  /** How many periods are looked at, for the case that some of the last have no value. */
  public static int range(Rule rule) {
    return rule.evaluationPeriods() + FURTHER_BACK;
  }

  /**
   * Evaluates.
   *
   * @param range a point for each period of the range, oldest first
   * @param current the state that the alarm is in
   */
  public static Evaluation of(
      List<Point> range, Rule rule, Treatment treatment, StateValue current) {
    int periods = rule.evaluationPeriods();
    List<Point> evaluated = newest(range, periods);
    int missing = periods - evaluated.size();
    StateValue state =
        evaluated.isEmpty()
            ? withoutValues(treatment, current)
            : state(range, evaluated, rule, missing == 0 ? Treatment.MISSING : treatment, current);
    return new Evaluation(state, evaluated, missing, treatment);
  }

  /** So many of the points that have a value, or all there are. */
  private static List<Point> newest(List<Point> range, int most) {
    int from = range.size();
    int found = 0;
    while (from > 0 && found < most) {
      from--;
      found += range.get(from).isMissing() ? 0 : 1;
    }
    if (found == range.size() - from) {
      return range.subList(from, range.size());
    }
    return range.subList(from, range.size()).stream().filter(point -> !point.isMissing()).toList();
  }

  private static StateValue withoutValues(Treatment treatment, StateValue current) {
    return switch (treatment) {
      case MISSING -> StateValue.INSUFFICIENT_DATA;
      case IGNORE -> current;
      case BREACHING -> StateValue.ALARM;
      case NOT_BREACHING -> StateValue.OK;
    };
  }

  private static StateValue state(
      List<Point> range,
      List<Point> evaluated,
      Rule rule,
      Treatment treatment,
      StateValue current) {
    int breaching = 0;
    for (Point point : evaluated) {
      breaching += breaches(rule, point.value()) ? 1 : 0;
    }
    int filled = rule.evaluationPeriods() - evaluated.size();
    if (breaching + (treatment == Treatment.BREACHING ? filled : 0) >= rule.toAlarm()) {
      return StateValue.ALARM;
    }
    boolean onlyBreaching = filled > 0 && breaching == evaluated.size();
    if (onlyBreaching && treatment == Treatment.IGNORE) {
      return current;
    }
    return onlyBreaching && treatment == Treatment.MISSING && isOldEnough(range, rule)
        ? StateValue.ALARM
        : StateValue.OK;
  }

  /**
   * "Alarms are designed to always go into ALARM state when the oldest available breaching
   * datapoint is at least as old as the value of Datapoints to Alarm, and all other more recent
   * data points are breaching or missing." The table beside it shows that this holds only while
   * nothing in the range is within the threshold.
   */
  private static boolean isOldEnough(List<Point> range, Rule rule) {
    int oldest = 0;
    while (range.get(oldest).isMissing()) {
      oldest++;
    }
    return range.size() - oldest >= rule.toAlarm();
  }

  /** Whether a value is beyond the threshold. A band has no threshold, and nothing is beyond it. */
  public static boolean breaches(Rule rule, double value) {
    return rule.threshold().isPresent() && breaches(rule.operator(), value, rule.threshold().get());
  }

  private static boolean breaches(ComparisonOperator operator, double value, double threshold) {
    return switch (operator) {
      case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
      case GREATER_THAN_THRESHOLD -> value > threshold;
      case LESS_THAN_THRESHOLD -> value < threshold;
      case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
      case LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
          LESS_THAN_LOWER_THRESHOLD,
          GREATER_THAN_UPPER_THRESHOLD ->
          false;
    };
  }
}
