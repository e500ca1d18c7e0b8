package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.time.VirtualClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Instants and durations in bodies, as ISO 8601 writes them. */
final class Moments {
  private Moments() {}

  static Instant instant(String field, String text) {
    return parse("Field '" + field + "'", text);
  }

  static Instant parameter(String name, String text) {
    return parse("Parameter '" + name + "'", text);
  }

  private static Instant parse(String what, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      throw Refusal.invalid(what + " must be an instant such as 2026-01-01T00:00:00Z.");
    }
  }

  static Duration duration(String field, String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException | ArithmeticException none) {
      // what it must be is said below
    }
    throw Refusal.invalid(
        "Field '%s' must be a duration such as PT1H or P1D, and not negative.".formatted(field));
  }

  static Instant later(Instant now, Duration by) {
    try {
      return checkedFuture(now, now.plus(by));
    } catch (DateTimeException | ArithmeticException beyond) {
      throw outOfBounds();
    }
  }

  /** An instant that time can move on to. */
  static Instant checkedFuture(Instant now, Instant to) {
    if (to.isBefore(now)) {
      throw Refusal.invalid("Time never goes back: it is %s already.".formatted(now));
    }
    return checkedBounds(to);
  }

  static Instant checkedBounds(Instant to) {
    if (to.isBefore(VirtualClock.FIRST) || to.isAfter(VirtualClock.LAST)) {
      throw outOfBounds();
    }
    return to;
  }

  private static Refusal outOfBounds() {
    return Refusal.invalid(
        "Time goes from %s to %s.".formatted(VirtualClock.FIRST, VirtualClock.LAST));
  }
}
