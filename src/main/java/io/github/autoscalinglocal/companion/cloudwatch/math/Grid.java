package io.github.autoscalinglocal.companion.cloudwatch.math;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/**
 * The moments that are asked for.
 *
 * @param from the first second
 * @param to the second after the last
 * @param period in seconds
 */
public record Grid(long from, long to, long period) {
  /** How many they are. */
  public int size() {
    return Math.toIntExact(Math.max(0, -Math.floorDiv(from - to, period)));
  }

  SortedMap<Long, Double> fill(LongToDoubleFunction value) {
    SortedMap<Long, Double> values = new TreeMap<>();
    for (long at = from; at < to; at += period) {
      Value.put(values, at, value.applyAsDouble(at));
    }
    return values;
  }
}
