package io.github.autoscalinglocal.companion.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Lines;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expressions over {@code m1} = 1, 2, 3, {@code m2} = 10, none, 30, {@code errors1} = 4, 0, 2 and
 * {@code none}, which has no values, in three periods of a minute from Monday 2026-03-02T10:00 on.
 */
class MetricMathTest {
  private static final long START = 1_772_445_600L;
  private static final Grid GRID = new Grid(START, START + 180, 60);
  private static final Line M1 = line("m1", 1.0, 2.0, 3.0);
  private static final Line M2 = line("m2", 10.0, Double.NaN, 30.0);
  private static final Line ERRORS = line("errors1", 4.0, 0.0, 2.0);
  private static final Line NONE = line("none");

  private static Line line(String id, double... values) {
    SortedMap<Long, Double> line = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      Value.put(line, START + 60L * i, values[i]);
    }
    return new Line(id, 60, line);
  }

  private static Value value(String expression) {
    return calculator().of(Expression.parse(expression));
  }

  private static Calculator calculator() {
    List<Line> metrics = List.of(M1, M2, ERRORS, NONE);
    return new Calculator(
        GRID,
        id ->
            metrics.stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow(() -> MathFault.because("there is no '" + id + "'")),
        () -> metrics);
  }

  /** {@code 10:1.0 12:3.0} for values at the minutes 10 and 12, or a number. */
  private static String shown(Value value) {
    if (value instanceof Value.Scalar scalar) {
      return String.valueOf(scalar.value());
    }
    if (value instanceof Lines several) {
      return several.lines().stream().map(Line::id).collect(Collectors.joining(" ", "[", "]"));
    }
    return ((Line) value)
        .values().entrySet().stream()
            .map(each -> (each.getKey() - START) / 60 + ":" + each.getValue())
            .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7.0",
        "(1 + 2) * 3 | 9.0",
        "2 ^ 3 ^ 2 | 512.0",
        "-2 ^ 2 | -4.0",
        "10 - 4 - 3 | 3.0",
        "7 / 2 | 3.5",
        "2 * -3 | -6.0",
        "1 < 2 && 3 != 4 | 1.0",
        "1 > 2 OR 0 AND 1 | 0.0",
        "m1 | 0:1.0 1:2.0 2:3.0",
        "m1 * 100 / 4 | 0:25.0 1:50.0 2:75.0",
        "m1 + m2 | 0:11.0 2:33.0",
        "m1 / errors1 | 0:0.25 2:1.5",
        "m1 >= 2 | 0:0.0 1:1.0 2:1.0",
        "-m1 | 0:-1.0 1:-2.0 2:-3.0",
        "[m1, errors1] * 2 | [m1 errors1]",
        "SUM(m1) | 6.0",
        "AVG(m2) | 20.0",
        "MAX(m1) - MIN(m1) | 2.0",
        "STDDEV([errors1]) | 0:0.0 1:0.0 2:0.0",
        "SUM([m1, m2]) | 0:11.0 1:2.0 2:33.0",
        "AVG([m1, m2]) | 0:5.5 1:2.0 2:16.5",
        "MAX([m1, 2]) | 0:2.0 1:2.0 2:3.0",
        "SUM(METRICS()) | 0:15.0 1:2.0 2:35.0",
        "SUM(METRICS(\"errors\")) | 0:4.0 1:0.0 2:2.0",
        "METRIC_COUNT(METRICS()) | 4.0",
        "DATAPOINT_COUNT(m2) | 2.0",
        "ABS(-m1) | 0:1.0 1:2.0 2:3.0",
        "CEIL(m1 / 2) | 0:1.0 1:1.0 2:2.0",
        "FLOOR(m1 / 2) | 0:0.0 1:1.0 2:1.0",
        "LOG10(m1 * 0 + 100) | 0:2.0 1:2.0 2:2.0",
        "LOG(errors1 * 0) | ''",
        "RATE(m1) | 1:0.016666666666666666 2:0.016666666666666666",
        "DIFF(m2) | 2:20.0",
        "DIFF_TIME(m2) | 2:120.0",
        "RUNNING_SUM(m1) | 0:1.0 1:3.0 2:6.0",
        "PERIOD(m1) | 60.0",
        "SUM(m1) / PERIOD(m1) | 0.1",
        "FILL(m2, 0) | 0:10.0 1:0.0 2:30.0",
        "FILL(m2, m1) | 0:10.0 1:2.0 2:30.0",
        "FILL(m2, REPEAT) | 0:10.0 1:10.0 2:30.0",
        "FILL(m2, LINEAR) | 0:10.0 1:20.0 2:30.0",
        "FILL(none, 0) | ''",
        "IF(m1 > 1, m1, 0) | 0:0.0 1:2.0 2:3.0",
        "IF(m1 > 1, m1) | 1:2.0 2:3.0",
        "IF(SUM(m1) > 5, m1, errors1) | 0:1.0 1:2.0 2:3.0",
        "'IF(m1 == 2 || m2 > 20, 1, 0)' | 0:0.0 2:1.0",
        "HOUR(m1) | 0:10.0 1:10.0 2:10.0",
        "MINUTE(m1) | 0:0.0 1:1.0 2:2.0",
        "DAY(m1) | 0:1.0 1:1.0 2:1.0",
        "DATE(m1) + MONTH(m1) * 100 + YEAR(m1) * 10000"
            + "| 0:2.0260302E7 1:2.0260302E7 2:2.0260302E7",
        "EPOCH(m1) - 1772445600 | 0:0.0 1:60.0 2:120.0",
        "TIME_SERIES(5) | 0:5.0 1:5.0 2:5.0",
        "FIRST([m1, m2]) | 0:1.0 1:2.0 2:3.0",
        "LAST([m1, errors1]) | 0:4.0 1:0.0 2:2.0",
        "SLICE(METRICS(), 1, 3) | [m2 errors1]",
        "SORT(METRICS(), SUM, DESC) | [m2 m1 errors1 none]",
        "SORT(METRICS(), MAX, ASC, 2) | [none m1]",
        "REMOVE_EMPTY(METRICS()) | [m1 m2 errors1]",
        "MAX(none) | ''",
        "m1 * MAX(none) | ''",
      })
  void expressionsAreCalculated(String expression, String expected) {
    assertThat(shown(value(expression))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it ends too early",
        "m1 + | it ends too early",
        "(m1 | a ')' is missing at its end",
        "m1 m2 | 'm' at position 4 is not expected",
        "m1 + $ | '$' at position 6 is not expected",
        "1.2.3 | 1.2.3 is no number",
        "METRICS(\"a) | a text in it does not end",
        "unknown | there is no 'unknown'",
        "SEARCH('x') | the function SEARCH is not emulated",
        "ANOMALY_DETECTION_BAND(m1) | the function ANOMALY_DETECTION_BAND is not emulated",
        "SUM() | SUM takes one argument",
        "SUM(m1, m2) | SUM takes one argument",
        "[m1] + [m2] | '+' does not join two lists of time series",
        "RATE(METRICS()) + METRICS() | '+' does not join two lists of time series",
        "PERIOD(METRICS()) | there are 4 time series where one is expected",
        "TIME_SERIES(m1) | argument 1 of TIME_SERIES is no number",
      })
  void expressionsThatAreNoneSayWhy(String expression, String reason) {
    assertThat(catchThrowableOfType(MathFault.class, () -> value(expression)).reason())
        .isEqualTo(reason);
  }

  @Test
  void deepNestingIsRefusedInsteadOfOverflowingTheStack() {
    for (String opening : List.of("(", "-", "[", "ABS(", "2^")) {
      assertThat(
              catchThrowableOfType(
                      MathFault.class, () -> Expression.parse(opening.repeat(400) + "m1"))
                  .reason())
          .isEqualTo("it is nested too deeply");
    }
  }

  @Test
  void aLongSumIsNoStrainOnTheStack() {
    String sum = "m1" + "+m1".repeat(600);

    assertThat(shown(value(sum))).isEqualTo("0:601.0 1:1202.0 2:1803.0");
  }
}
