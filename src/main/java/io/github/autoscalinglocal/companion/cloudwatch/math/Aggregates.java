package io.github.autoscalinglocal.companion.cloudwatch.math;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Functions that make one number of several. */
final class Aggregates {
  private Aggregates() {}

  static ToDoubleFunction<Collection<Double>> of(String function) {
    return switch (function) {
      case "AVG" -> Aggregates::average;
      case "MAX" -> values -> values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
      case "MIN" -> values -> values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
      case "SUM" -> Aggregates::sum;
      case "STDDEV" -> Aggregates::standardDeviation;
      case "DATAPOINT_COUNT" -> Collection::size;
      default -> throw new MathFault("there is no function '" + function + "' to go by");
    };
  }

  /** One after the other, as the values come: a stream's sum would be rounded in another way. */
  private static double sum(Collection<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double average(Collection<Double> values) {
    return sum(values) / values.size();
  }

  private static double standardDeviation(Collection<Double> values) {
    double average = average(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - average) * (value - average);
    }
    return Math.sqrt(squares / values.size());
  }
}
