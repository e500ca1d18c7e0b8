package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.model.cloudwatch.Summary;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * What is asked of a part of the values.
 *
 * @param inPercent whether the ends are per cent of the values, counted from the lowest; else they
 *     are values themselves, of which the lower one is not in the range
 */
record RangeStat(Measure measure, boolean inPercent, double from, double to) implements Stat {
  private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern UP_TO = Pattern.compile("(tm|tc|ts|wm)" + NUMBER);
  private static final Pattern PERCENT =
      Pattern.compile("(TM|TC|TS|WM)\\((?:" + NUMBER + "%)?:(?:" + NUMBER + "%)?\\)");
  private static final Pattern VALUES =
      Pattern.compile("(TM|TC|TS|WM|PR)\\((?:" + NUMBER + ")?:(?:" + NUMBER + ")?\\)");

  /** What can be asked. */
  enum Measure {
    /** The trimmed mean. */
    TM,
    /** The trimmed count. */
    TC,
    /** The trimmed sum. */
    TS,
    /** The winsorized mean: values out of the range count as its ends. */
    WM,
    /** The percentile rank: how many per cent are in the range. */
    PR
  }

  static Optional<Stat> parse(String name) {
    if (name.equals("IQM")) {
      return Optional.of(new RangeStat(Measure.TM, true, 25, 75));
    }
    Matcher upTo = UP_TO.matcher(name);
    if (upTo.matches()) {
      String measure = upTo.group(1).toUpperCase(Locale.ROOT);
      return checked(measure, true, 0, Double.parseDouble(upTo.group(2)));
    }
    Matcher percent = PERCENT.matcher(name);
    if (percent.matches()) {
      double from = end(percent.group(2), 0);
      return checked(percent.group(1), true, from, end(percent.group(3), 100));
    }
    Matcher values = VALUES.matcher(name);
    if (values.matches()) {
      double from = end(values.group(2), Double.NEGATIVE_INFINITY);
      return checked(values.group(1), false, from, end(values.group(3), Double.POSITIVE_INFINITY));
    }
    return Optional.empty();
  }

  private static double end(@Nullable String text, double open) {
    return text == null ? open : Double.parseDouble(text);
  }

  private static Optional<Stat> checked(String measure, boolean inPercent, double from, double to) {
    return from < to && !(inPercent && to > 100)
        ? Optional.of(new RangeStat(Measure.valueOf(measure), inPercent, from, to))
        : Optional.empty();
  }

  @Override
  public OptionalDouble of(Summary values) {
    Optional<TreePMap<Double, Double>> all = values.distribution();
    return values.isEmpty() || all.isEmpty()
        ? OptionalDouble.empty()
        : of(all.get(), values.count());
  }

  private OptionalDouble of(TreePMap<Double, Double> all, double count) {
    double lower = inPercent ? count * from / 100 : from;
    double upper = inPercent ? count * to / 100 : to;
    double passed = 0;
    double within = 0;
    double sum = 0;
    double below = 0;
    double lowest = Double.NaN;
    double highest = Double.NaN;
    for (Map.Entry<Double, Double> each : all.entrySet()) {
      double value = each.getKey();
      double times = each.getValue();
      double counted =
          inPercent
              ? Math.max(0, Math.min(passed + times, upper) - Math.max(passed, lower))
              : lower < value && value <= upper ? times : 0;
      if (counted > 0) {
        lowest = within == 0 ? value : lowest;
        below = within == 0 ? passed + (inPercent ? Math.max(0, lower - passed) : 0) : below;
        highest = value;
        within += counted;
        sum += counted * value;
      }
      passed += times;
    }
    return switch (measure) {
      case TC -> OptionalDouble.of(within);
      case PR -> OptionalDouble.of(100 * within / count);
      case TS -> OptionalDouble.of(sum);
      case TM -> within == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / within);
      case WM ->
          within == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of(
                  (sum + below * lowest + (count - within - below) * highest) / count);
    };
  }

  @Override
  public boolean needsValues() {
    return true;
  }
}
