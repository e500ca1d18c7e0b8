package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.ScheduledAction.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a scheduled action is due. */
public final class DueTimes {
  private DueTimes() {}

  /** Its start, if that is still to come, else the first time of its recurrence. */
  public static Optional<Instant> first(Timetable timetable, Instant now) {
    return timetable
        .start()
        .filter(start -> !start.isBefore(now))
        .or(() -> following(timetable, now));
  }

  /** The time of its recurrence after another. */
  public static Optional<Instant> following(Timetable timetable, Instant last) {
    return timetable
        .recurrence()
        .flatMap(expression -> Recurrence.parse(expression, zone(timetable)))
        .flatMap(recurrence -> recurrence.next(last));
  }

  private static ZoneId zone(Timetable timetable) {
    return timetable.timeZone().map(ZoneId::of).orElse(ZoneOffset.UTC);
  }
}
