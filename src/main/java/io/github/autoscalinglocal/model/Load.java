package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * How busy the instances of a group are told to be.
 *
 * @param kind what the values are
 * @param steps each value from when on it holds; where it is empty, nothing is told
 * @param every how often the steps come again, if they do
 */
public record Load(Kind kind, TreePMap<Instant, Optional<Double>> steps, Optional<Duration> every) {

  /** What values can be. */
  public enum Kind {
    /** What each instance has. */
    PER_INSTANCE,
    /** What all instances in service have together, in equal shares. */
    TOTAL
  }

  /**
   * What is loaded.
   *
   * @param label of a load balancer and its target group, for requests
   */
  public record Target(String group, MetricType metric, Optional<String> label)
      implements Comparable<Target> {
    private static final Comparator<Target> ORDER =
        Comparator.comparing(Target::group)
            .thenComparing(Target::metric)
            .thenComparing(target -> target.label().orElse(""));

    @Override
    public int compareTo(Target other) {
      return ORDER.compare(this, other);
    }
  }

  /** The value that holds until an instant, if there is one. */
  public Optional<Double> until(Instant instant) {
    Instant start = steps.firstKey();
    if (!start.isBefore(instant)) {
      return Optional.empty();
    }
    Instant known = every.map(period -> inFirstRound(instant, start, period)).orElse(instant);
    return steps.lowerEntry(known).getValue();
  }

  /** The instant after the start, at most a period later, at which the same holds. */
  private static Instant inFirstRound(Instant instant, Instant start, Duration period) {
    long passed = Duration.between(start, instant).toMillis();
    long rest = Math.floorMod(passed, period.toMillis());
    return start.plusMillis(rest == 0 ? period.toMillis() : rest);
  }

  /** Whether nothing will ever be told any more. */
  public boolean isOver(Instant now) {
    return every.isEmpty()
        && steps.lastKey().isBefore(now)
        && steps.lastEntry().getValue().isEmpty();
  }
}
