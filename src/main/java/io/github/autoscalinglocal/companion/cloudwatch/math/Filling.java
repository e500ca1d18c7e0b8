package io.github.autoscalinglocal.companion.cloudwatch.math;

import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import java.util.SortedMap;

/** What {@code FILL} puts where a line has no value. */
final class Filling {
  private Filling() {}

  /** The values of another line. */
  static Line with(Line line, Line other, Grid grid) {
    return line.values().isEmpty()
        ? line
        : line.with(
            grid.fill(at -> valueOr(line, at, other.values().getOrDefault(at, Double.NaN))));
  }

  /** The value before. */
  static Line repeat(Line line, Grid grid) {
    return line.with(grid.fill(at -> valueOr(line, at, before(line, at))));
  }

  /** A straight line from the value before to the value after. */
  static Line linear(Line line, Grid grid) {
    return line.with(grid.fill(at -> valueOr(line, at, between(line, at))));
  }

  private static double valueOr(Line line, long at, double otherwise) {
    return line.values().getOrDefault(at, otherwise);
  }

  private static double before(Line line, long at) {
    SortedMap<Long, Double> earlier = line.values().headMap(at);
    return earlier.isEmpty() ? Double.NaN : line.values().getOrDefault(earlier.lastKey(), 0.0);
  }

  private static double between(Line line, long at) {
    SortedMap<Long, Double> earlier = line.values().headMap(at);
    SortedMap<Long, Double> later = line.values().tailMap(at);
    if (earlier.isEmpty() || later.isEmpty()) {
      return Double.NaN;
    }
    long from = earlier.lastKey();
    long to = later.firstKey();
    double start = line.values().getOrDefault(from, 0.0);
    double end = line.values().getOrDefault(to, 0.0);
    return start + (end - start) * (at - from) / (to - from);
  }
}
