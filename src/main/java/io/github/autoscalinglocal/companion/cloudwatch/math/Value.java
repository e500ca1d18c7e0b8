package io.github.autoscalinglocal.companion.cloudwatch.math;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** What an expression comes to. */
public sealed interface Value {

  /** One number. */
  record Scalar(double value) implements Value {}

  /**
   * A number for each of some moments.
   *
   * @param id of the query that it is the value of, or of the first one in it
   * @param period in seconds
   * @param values by the second; there is no entry where there is no value
   */
  record Line(String id, long period, SortedMap<Long, Double> values) implements Value {
    /** A line of which nothing can be changed any more. */
    public Line {
      values = Collections.unmodifiableSortedMap(values);
    }

    Line map(DoubleUnaryOperator function) {
      SortedMap<Long, Double> next = new TreeMap<>();
      values.forEach((at, value) -> put(next, at, function.applyAsDouble(value)));
      return with(next);
    }

    Line with(SortedMap<Long, Double> next) {
      return new Line(id, period, next);
    }
  }

  /** Several lines. */
  record Lines(List<Line> lines) implements Value {}

  /** What is no number, such as a quotient by zero, is no value. */
  static void put(SortedMap<Long, Double> values, long at, double value) {
    if (Double.isFinite(value)) {
      values.put(at, value);
    }
  }
}
