package io.github.autoscalinglocal.model.cloudwatch;

import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * A metric with its values.
 *
 * @param byUnit values in different units are never added up
 * @param latest the moment of the newest value
 */
public record StoredMetric(MetricId id, TreePMap<StandardUnit, Series> byUnit, Instant latest) {

  static StoredMetric empty(MetricId id) {
    return new StoredMetric(id, TreePMap.empty(), Instant.MIN);
  }

  StoredMetric plus(
      StandardUnit unit, Instant at, Summary values, boolean highResolution, Instant now) {
    Series series = byUnit.getOrDefault(unit, Series.EMPTY).plus(at, values, highResolution, now);
    return new StoredMetric(id, byUnit.plus(unit, series), at.isAfter(latest) ? at : latest);
  }

  /**
   * A span of time to be added up in windows that are next to each other.
   *
   * @param from a second that is a whole multiple of a resolution which divides the period
   * @param period in seconds
   * @param withValues whether percentiles are to be found, for which coarse resolutions do not do
   */
  public record Span(long from, long period, int count, boolean withValues) {
    /** The coarsest that tells: it keeps longest, and there is least of it to add up. */
    private Resolution resolution() {
      Resolution chosen = Resolution.SECOND;
      for (Resolution each : Resolution.values()) {
        boolean fits = period % each.seconds() == 0 && Math.floorMod(from, each.seconds()) == 0;
        if (fits && (each.keepsValues() || !withValues)) {
          chosen = each;
        }
      }
      return chosen;
    }
  }

  /**
   * The values in windows of time.
   *
   * @param unit if empty, the unit that the windows have most values in: what the service does
   *     where a metric has several is documented as not defined
   */
  public Summary[] windows(Span span, Optional<StandardUnit> unit) {
    Resolution resolution = span.resolution();
    Summary[] best = nothing(span.count());
    double most = 0;
    for (Map.Entry<StandardUnit, Series> each : byUnit.entrySet()) {
      if (unit.filter(only -> only != each.getKey()).isEmpty()) {
        Summary[] windows =
            each.getValue().windows(resolution, span.from(), span.period(), span.count());
        double values = byUnit.size() == 1 ? 1 : count(windows);
        if (values > most) {
          most = values;
          best = windows;
        }
      }
    }
    return best;
  }

  private static double count(Summary[] windows) {
    return Arrays.stream(windows).mapToDouble(Summary::count).sum();
  }

  /** Windows in which nothing happened. */
  public static Summary[] nothing(int count) {
    Summary[] none = new Summary[count];
    Arrays.fill(none, Summary.NONE);
    return none;
  }
}
