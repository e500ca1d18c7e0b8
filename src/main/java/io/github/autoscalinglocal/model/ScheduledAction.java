package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of a group's sizes at given times.
 *
 * @param sequence the order of creation within the region
 * @param dueAt the next time
 */
public record ScheduledAction(
    String name, String arn, long sequence, Timetable timetable, Sizes sizes, Instant dueAt) {

  /**
   * When it is due.
   *
   * @param start the first time, or the only one
   * @param end what is due from then on is not done
   * @param recurrence a cron expression
   * @param timeZone of the recurrence
   */
  public record Timetable(
      Optional<Instant> start,
      Optional<Instant> end,
      Optional<String> recurrence,
      Optional<String> timeZone) {}

  public record Sizes(Optional<Integer> min, Optional<Integer> max, Optional<Integer> desired) {}

  /** When something is next to happen to it: it is due, or over. */
  public Instant wakeAt() {
    return timetable.end().filter(end -> end.isBefore(dueAt)).orElse(dueAt);
  }

  /** Whether it has reached its end. */
  public boolean isOver(Instant now) {
    return timetable.end().filter(end -> !end.isAfter(now)).isPresent();
  }

  public ScheduledAction dueAt(Instant next) {
    return new ScheduledAction(name, arn, sequence, timetable, sizes, next);
  }
}
