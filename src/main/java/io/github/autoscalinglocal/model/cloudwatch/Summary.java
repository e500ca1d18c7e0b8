package io.github.autoscalinglocal.model.cloudwatch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What is known of the values of one span of time.
 *
 * @param count how many values there were
 * @param values each distinct value and how often it came, in ascending order; empty if they are
 *     all the same, or if only their statistics were published
 */
public record Summary(
    double count, double sum, double min, double max, TreePMap<Double, Double> values) {

  /** No values at all. */
  public static final Summary NONE = new Summary(0, 0, 0, 0, TreePMap.empty());

  /**
   * With more distinct values than this, further ones are rounded, which bounds memory. The service
   * keeps no exact values either.
   */
  private static final int DISTINCT_VALUES = 1_000;

  private static final MathContext ROUGHLY = new MathContext(3, RoundingMode.HALF_EVEN);

  public static Summary of(double value) {
    return of(value, 1);
  }

  /** One value that came so often. */
  public static Summary of(double value, double count) {
    return new Summary(count, value * count, value, value, TreePMap.empty());
  }

  /** Statistics of values that are not told themselves. */
  public static Summary ofStatistics(double count, double sum, double min, double max) {
    return new Summary(count, sum, min, max, TreePMap.empty());
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public double average() {
    return sum / count;
  }

  /** Statistics of these values and those. */
  Summary plusStatistics(Summary other) {
    if (isEmpty()) {
      return other.withoutValues();
    }
    return new Summary(
        count + other.count,
        sum + other.sum,
        Math.min(min, other.min),
        Math.max(max, other.max),
        TreePMap.empty());
  }

  /** These values and those. */
  public Summary plus(Summary other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return new Summary(
        count + other.count,
        sum + other.sum,
        Math.min(min, other.min),
        Math.max(max, other.max),
        merged(other));
  }

  /** The same without the single values. */
  public Summary withoutValues() {
    return values.isEmpty() ? this : new Summary(count, sum, min, max, TreePMap.empty());
  }

  /** How often each value came; empty if that is not known. */
  public Optional<TreePMap<Double, Double>> distribution() {
    if (min == max) {
      return Optional.of(TreePMap.singleton(min, count));
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private TreePMap<Double, Double> merged(Summary other) {
    boolean allTheSame = min == other.min && max == other.max && min == max;
    Optional<TreePMap<Double, Double>> mine = distribution();
    Optional<TreePMap<Double, Double>> theirs = other.distribution();
    if (allTheSame || mine.isEmpty() || theirs.isEmpty()) {
      return TreePMap.empty();
    }
    boolean mineAreMore = mine.get().size() >= theirs.get().size();
    TreePMap<Double, Double> all = mineAreMore ? mine.get() : theirs.get();
    for (Map.Entry<Double, Double> each : (mineAreMore ? theirs : mine).get().entrySet()) {
      double value = all.size() < DISTINCT_VALUES ? each.getKey() : roughly(each.getKey());
      all = all.plus(value, all.getOrDefault(value, 0.0) + each.getValue());
    }
    return all;
  }

  private static double roughly(double value) {
    return new BigDecimal(value).round(ROUGHLY).doubleValue();
  }
}
