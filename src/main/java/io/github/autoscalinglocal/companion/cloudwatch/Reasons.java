package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.Evaluation.Treatment;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.shape.JsonText;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an alarm entered a state, in the service's words. */
public final class Reasons {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/uu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** With so many or more, the newest are listed in a sentence of their own. */
  private static final int MANY = 5;

  /** As many as the document's length allows for. */
  private static final int MOST_IN_DATA = 50;

  private Reasons() {}

  /** The sentence. */
  public static String sentence(Rule rule, Evaluation evaluation) {
    if (evaluation.state() == StateValue.INSUFFICIENT_DATA) {
      int unknown = rule.evaluationPeriods();
      return "Insufficient Data: " + count(unknown, "datapoint") + were(unknown) + "unknown.";
    }
    boolean filled =
        evaluation.missing() > 0
            && (evaluation.treatment() == Treatment.BREACHING
                || evaluation.treatment() == Treatment.NOT_BREACHING
                || evaluation.evaluated().isEmpty());
    return "Threshold Crossed: "
        + (filled ? missing(rule, evaluation) : crossed(rule, evaluation))
        + ".";
  }

  private static String missing(Rule rule, Evaluation evaluation) {
    int received = evaluation.evaluated().size();
    int missing = evaluation.missing();
    return (received == 0 ? "no datapoints were " : count(received, "datapoint") + were(received))
        + "received for "
        + count(rule.evaluationPeriods(), "period")
        + " and "
        + count(missing, "missing datapoint")
        + were(missing)
        + "treated as ["
        + (evaluation.treatment() == Treatment.BREACHING ? "Breaching" : "NonBreaching")
        + "]";
  }

  private static String crossed(Rule rule, Evaluation evaluation) {
    boolean alarm = evaluation.state() == StateValue.ALARM;
    List<Point> telling = new ArrayList<>();
    for (Point point : evaluation.evaluated()) {
      if (Evaluation.breaches(rule, point.value()) == alarm) {
        telling.add(point);
      }
    }
    Collections.reverse(telling);
    int count = telling.size();
    String which =
        rule.datapointsToAlarm().isPresent()
            ? count + " out of the last " + rule.evaluationPeriods() + " datapoints"
            : count(count, "datapoint");
    String list =
        telling.stream()
            .limit(MANY)
            .map(Reasons::shown)
            .collect(Collectors.joining(", ", "[", "]"));
    return which
        + (count < MANY ? " " + list : "")
        + were(count)
        + (alarm ? "" : "not ")
        + words(rule.operator())
        + " the threshold ("
        + rule.threshold().orElseThrow()
        + ")"
        + (count < MANY ? "" : ". The most recent datapoints which crossed the threshold: " + list)
        + minimum(rule, alarm);
  }

  private static String shown(Point point) {
    return point.value() + " (" + MOMENT.format(Instant.ofEpochSecond(point.at())) + ")";
  }

  private static String minimum(Rule rule, boolean alarm) {
    if (rule.datapointsToAlarm().isEmpty()) {
      return "";
    }
    int fewest = alarm ? rule.toAlarm() : rule.evaluationPeriods() - rule.toAlarm() + 1;
    return " (minimum "
        + count(fewest, "datapoint")
        + " for "
        + (alarm ? "OK -> ALARM" : "ALARM -> OK")
        + " transition)";
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String were(int count) {
    return count == 1 ? " was " : " were ";
  }

  private static String words(ComparisonOperator operator) {
    return switch (operator) {
      case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> "greater than or equal to";
      case LESS_THAN_THRESHOLD -> "less than";
      case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> "less than or equal to";
      default -> "greater than";
    };
  }

  /** The document beside the sentence. */
  public static String data(
      AlarmConfiguration configuration, Evaluation evaluation, List<Point> range, Instant now) {
    List<Point> recent = last(evaluation.evaluated());
    JsonText data = new JsonText().text("version", "1.0").moment("queryDate", now);
    if (!recent.isEmpty()) {
      data.moment("startDate", Instant.ofEpochSecond(recent.get(0).at()));
    }
    if (configuration.watched() instanceof SingleMetric metric) {
      metric.unit().ifPresent(unit -> data.text("unit", unit.wire()));
      data.text("statistic", metric.statistic());
    }
    data.plain("period", WatchedValues.period(configuration));
    data.list("recentDatapoints", recent, point -> String.valueOf(point.value()));
    configuration.rule().threshold().ifPresent(limit -> data.plain("threshold", limit));
    int periods = configuration.rule().evaluationPeriods();
    List<Point> looked =
        new ArrayList<>(
            recent.isEmpty() ? last(range.subList(range.size() - periods, range.size())) : recent);
    Collections.reverse(looked);
    return data.list("evaluatedDatapoints", looked, Reasons::evaluated).toString();
  }

  private static List<Point> last(List<Point> points) {
    return points.subList(Math.max(0, points.size() - MOST_IN_DATA), points.size());
  }

  private static String evaluated(Point point) {
    JsonText json = new JsonText().moment("timestamp", Instant.ofEpochSecond(point.at()));
    if (!point.isMissing()) {
      if (!Double.isNaN(point.samples())) {
        json.plain("sampleCount", point.samples());
      }
      json.plain("value", point.value());
    }
    return json.toString();
  }
}
