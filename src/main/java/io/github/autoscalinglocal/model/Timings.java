package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How long the service and EC2 take over things. */
public record Timings(Map<Timing, Duration> durations) {

  /** The names that {@link #with} knows. */
  public static final List<String> NAMES =
      Arrays.stream(Timing.values()).map(Timing::label).toList();

  /** A group is settled when the call that changed it returns. */
  public static final Timings INSTANT = all(Timing::instant);

  /** What has been seen of the real service. */
  public static final Timings REALISTIC = all(Timing::realistic);

  public Timings {
    for (Duration each : durations.values()) {
      if (each.isNegative()) {
        throw new IllegalArgumentException("nothing takes less than no time");
      }
    }
    for (Timing again : List.of(Timing.FUNCTION_RETRY, Timing.EXTERNAL_LOOK)) {
      if (Duration.ZERO.equals(durations.get(again))) {
        throw new IllegalArgumentException(again.label() + " cannot be zero");
      }
    }
    durations = Collections.unmodifiableMap(new EnumMap<>(durations));
  }

  private static Timings all(Function<Timing, Duration> value) {
    Map<Timing, Duration> durations = new EnumMap<>(Timing.class);
    for (Timing timing : Timing.values()) {
      durations.put(timing, value.apply(timing));
    }
    return new Timings(durations);
  }

  /** How long that takes. */
  public Duration of(Timing timing) {
    return durations.getOrDefault(timing, Duration.ZERO);
  }

  /**
   * The same timings but for one.
   *
   * @throws IllegalArgumentException if nothing is called so, or cannot take that long
   */
  public Timings with(String name, Duration value) {
    Timing timing =
        Timing.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no timing is called " + name + ": there are " + String.join(", ", NAMES)));
    Map<Timing, Duration> changed = new EnumMap<>(durations);
    changed.put(timing, value);
    return new Timings(changed);
  }
}
