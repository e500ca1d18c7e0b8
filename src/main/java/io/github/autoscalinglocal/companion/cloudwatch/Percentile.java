package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.model.cloudwatch.Summary;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcollections.TreePMap;

/**
 * The value that so many per cent of the values do not exceed. How the service finds it among few
 * values is not documented; this is the nearest rank.
 */
record Percentile(double percent) implements Stat {
  private static final Pattern NAME = Pattern.compile("p([0-9]{1,3}(?:\\.[0-9]{1,10})?)");

  static Optional<Stat> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(Double.parseDouble(matcher.group(1)))
            .filter(percent -> percent <= 100)
            .map(Percentile::new)
        : Optional.empty();
  }

  /** Documented: there are none where any value is negative. */
  @Override
  public OptionalDouble of(Summary values) {
    Optional<TreePMap<Double, Double>> all = values.distribution();
    return values.isEmpty() || values.min() < 0 || all.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(at(all.get(), values.count() * percent / 100));
  }

  private static double at(TreePMap<Double, Double> all, double rank) {
    double passed = 0;
    for (Map.Entry<Double, Double> each : all.entrySet()) {
      passed += each.getValue();
      if (passed >= rank) {
        return each.getKey();
      }
    }
    return all.lastKey();
  }

  @Override
  public boolean needsValues() {
    return true;
  }

  /** How many values it takes to say anything, as documented for alarms on percentiles. */
  double fewestSamples() {
    double part = percent / 100;
    return part >= 0.5 ? 10 / (1 - part) : 10 / part;
  }
}
