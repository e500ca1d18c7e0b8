package io.github.autoscalinglocal.companion.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.companion.cloudwatch.Evaluation.Treatment;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of "Configuring how CloudWatch alarms treat missing data". {@code 0} is within the
 * threshold, {@code X} breaches it, {@code -} is missing; the newest is on the right.
 */
class EvaluationTest {
  private static Rule rule(int periods, int toAlarm) {
    return new Rule(
        periods,
        Optional.of(toAlarm),
        Optional.of(50.0),
        ComparisonOperator.GREATER_THAN_THRESHOLD,
        Optional.empty(),
        Optional.empty());
  }

  private static List<Point> points(String drawn) {
    List<Point> points = new ArrayList<>();
    for (String sign : drawn.split(" ", -1)) {
      double value =
          switch (sign) {
            case "0" -> 10;
            case "X" -> 90;
            default -> Double.NaN;
          };
      points.add(new Point(60L * points.size(), value, sign.equals("-") ? 0 : 1));
    }
    return points;
  }

  /** The state that follows, or {@code retain} if it is whatever it was before. */
  private static String outcome(String drawn, Rule rule, Treatment treatment) {
    List<String> outcomes = new ArrayList<>();
    for (StateValue before : StateValue.values()) {
      StateValue after = Evaluation.of(points(drawn), rule, treatment, before).state();
      outcomes.add(after == before ? "retain" : after.wire());
    }
    List<String> others = outcomes.stream().filter(each -> !each.equals("retain")).toList();
    assertThat(others.stream().distinct().count()).isLessThanOrEqualTo(1);
    return others.isEmpty() ? "retain" : others.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0 - X - X, OK, OK, OK, OK",
    "0 - - - -, OK, OK, OK, OK",
    "- - - - -, INSUFFICIENT_DATA, retain, ALARM, OK",
    "0 X X - X, ALARM, ALARM, ALARM, ALARM",
    "- - X - -, ALARM, retain, ALARM, OK",
  })
  void threeOutOfThree(
      String drawn, String missing, String ignore, String breaching, String notBreaching) {
    Rule rule = rule(3, 3);

    assertThat(outcome(drawn, rule, Treatment.MISSING)).isEqualTo(missing);
    assertThat(outcome(drawn, rule, Treatment.IGNORE)).isEqualTo(ignore);
    assertThat(outcome(drawn, rule, Treatment.BREACHING)).isEqualTo(breaching);
    assertThat(outcome(drawn, rule, Treatment.NOT_BREACHING)).isEqualTo(notBreaching);
  }

  @ParameterizedTest
  @CsvSource({
    "0 - X - X, ALARM, ALARM, ALARM, ALARM",
    "0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
    "0 - X - -, OK, OK, ALARM, OK",
    "- - - - 0, OK, OK, ALARM, OK",
    "- - - X -, ALARM, retain, ALARM, OK",
  })
  void twoOutOfThree(
      String drawn, String missing, String ignore, String breaching, String notBreaching) {
    Rule rule = rule(3, 2);

    assertThat(outcome(drawn, rule, Treatment.MISSING)).isEqualTo(missing);
    assertThat(outcome(drawn, rule, Treatment.IGNORE)).isEqualTo(ignore);
    assertThat(outcome(drawn, rule, Treatment.BREACHING)).isEqualTo(breaching);
    assertThat(outcome(drawn, rule, Treatment.NOT_BREACHING)).isEqualTo(notBreaching);
  }

  /** "The alarm does not go immediately into ALARM state" with the first value that breaches. */
  @ParameterizedTest
  @CsvSource({"- - - - X, OK", "- - - X -, OK", "- - X - -, ALARM", "- - - X X, OK"})
  void threeOutOfThreeAreNotAlarmedPrematurely(String drawn, String state) {
    assertThat(outcome(drawn, rule(3, 3), Treatment.MISSING)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 0 X X, 2, ALARM",
    "X X 0 0 X, 2, OK",
    "0 0 X X 0, 2, ALARM",
    "0 0 0 0 X, 1, ALARM",
    "X X X X 0, 3, OK",
    "0 0 X X X, 3, ALARM",
  })
  void withoutMissingValuesTheNewestCount(String drawn, int toAlarm, String state) {
    for (Treatment treatment : Treatment.values()) {
      assertThat(outcome(drawn, rule(3, toAlarm), treatment)).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GREATER_THAN_THRESHOLD, 50, false",
    "GREATER_THAN_THRESHOLD, 50.001, true",
    "GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 50, true",
    "GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 49.999, false",
    "LESS_THAN_THRESHOLD, 50, false",
    "LESS_THAN_THRESHOLD, 49.999, true",
    "LESS_THAN_OR_EQUAL_TO_THRESHOLD, 50, true",
    "LESS_THAN_OR_EQUAL_TO_THRESHOLD, 50.001, false",
  })
  void valuesAreComparedWithTheThreshold(
      ComparisonOperator operator, double value, boolean breaches) {
    Rule rule =
        new Rule(
            1, Optional.empty(), Optional.of(50.0), operator, Optional.empty(), Optional.empty());

    assertThat(Evaluation.breaches(rule, value)).isEqualTo(breaches);
  }

  /** Documented: an alarm on p99 needs 10/(1-0.99) = 1000 values, one on p10 needs 10/0.1 = 100. */
  @ParameterizedTest
  @CsvSource({
    "p99, ignore, 999, retain",
    "p99, ignore, 1001, ALARM",
    "p99, evaluate, 1, ALARM",
    "p50, ignore, 19, retain",
    "p50, ignore, 20, ALARM",
    "p10, ignore, 99, retain",
    "p10, ignore, 100, ALARM",
    "Average, ignore, 1, ALARM",
  })
  void percentilesOfFewValuesCanBeIgnored(
      String statistic, String option, double samples, String state) {
    AlarmConfiguration configuration =
        configuration("App", statistic, Optional.empty(), Optional.of(option));
    List<Point> points = List.of(new Point(0, 90, samples));

    StateValue after = Evaluation.of(points, configuration, StateValue.OK).state();

    assertThat(after == StateValue.OK ? "retain" : after.wire()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "App, '', INSUFFICIENT_DATA",
    "AWS/DynamoDB, '', ALARM",
    "AWS/DynamoDB, missing, INSUFFICIENT_DATA",
    "App, ignore, ALARM",
    "App, notBreaching, OK",
  })
  void onlyDynamoDbIgnoresMissingValuesOfItself(String namespace, String word, StateValue state) {
    Optional<String> treatment = Optional.of(word).filter(any -> !any.isEmpty());
    AlarmConfiguration configuration = configuration(namespace, "Sum", treatment, Optional.empty());

    assertThat(Evaluation.of(points("- - -"), configuration, StateValue.ALARM).state())
        .isEqualTo(state);
  }

  private static AlarmConfiguration configuration(
      String namespace, String statistic, Optional<String> missing, Optional<String> lowSamples) {
    return new AlarmConfiguration(
        "a",
        Optional.empty(),
        AlarmConfiguration.Actions.NONE,
        new SingleMetric(
            new MetricId(namespace, "M", List.of()), List.of(), statistic, 60, Optional.empty()),
        new Rule(
            1,
            Optional.empty(),
            Optional.of(50.0),
            ComparisonOperator.GREATER_THAN_THRESHOLD,
            missing,
            lowSamples),
        Instant.EPOCH);
  }
}
