package io.github.autoscalinglocal.scaling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What load to expect, from the load that there was. The service's model is not published; here it
 * is the mean of the same hour over the stored days, or over those of the same weekday once there
 * is a week of them.
 *
 * @param hours those of which the load is known, by their start
 * @param past the load of such an hour
 * @param asOf when the forecast was made: what came later is not known to it
 */
public record Forecast(NavigableSet<Instant> hours, ToDoubleFunction<Instant> past, Instant asOf) {
  private static final Duration LEAST = Duration.ofDays(1);
  private static final int DAYS_KEPT = 14;
  private static final Duration HORIZON = Duration.ofDays(2);

  /** The load expected for each hour from one instant to before another, where there is one. */
  public SortedMap<Instant, Double> load(Instant from, Instant to) {
    SortedMap<Instant, Double> load = new TreeMap<>();
    Instant first = hourOf(from).isBefore(from) ? hourOf(from).plus(1, ChronoUnit.HOURS) : from;
    Instant end = to.isBefore(asOf.plus(HORIZON)) ? to : asOf.plus(HORIZON);
    for (Instant hour = first; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
      Instant expected = hour;
      load(hour).ifPresent(value -> load.put(expected, value));
    }
    return load;
  }

  /** The load expected for an hour; a past one is forecast from what came before it. */
  public OptionalDouble load(Instant hour) {
    Instant known = hour.isBefore(asOf) ? hour : hourOf(asOf);
    NavigableSet<Instant> stored =
        hours.subSet(known.minus(DAYS_KEPT, ChronoUnit.DAYS), true, known, false);
    if (stored.isEmpty() || stored.first().isAfter(known.minus(LEAST))) {
      return OptionalDouble.empty();
    }
    boolean wholeWeek = !stored.first().isAfter(known.minus(7, ChronoUnit.DAYS));
    OptionalDouble ofWeekday = wholeWeek ? mean(stored, hour, 7) : OptionalDouble.empty();
    return ofWeekday.isPresent() ? ofWeekday : mean(stored, hour, 1);
  }

  /** The mean of the points that lie a multiple of so many days before an hour. */
  private OptionalDouble mean(NavigableSet<Instant> stored, Instant hour, int everyDays) {
    return IntStream.rangeClosed(1, (DAYS_KEPT + 2) / everyDays)
        .mapToObj(times -> hour.minus((long) times * everyDays, ChronoUnit.DAYS))
        .filter(stored::contains)
        .mapToDouble(past)
        .average();
  }

  /** The capacity that carries a load, at least the group's minimum. */
  public static int capacity(double load, double target, int min) {
    return Math.max(min, (int) Math.ceil(load / target));
  }

  private static Instant hourOf(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }
}
