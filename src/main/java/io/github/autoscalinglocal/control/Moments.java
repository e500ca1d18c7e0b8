package io.github.autoscalinglocal.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Instants and durations in bodies, as ISO 8601 writes them. */
final class Moments {
  /** Where years of four digits end, which is all that AWS clients can read. */
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private Moments() {}

  static Instant instant(String field, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      throw Refusal.invalid(
          "Field '%s' must be an instant such as 2026-01-01T00:00:00Z.".formatted(field));
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
      throw beyondEnd();
    }
  }

  /** An instant that time can move on to. */
  static Instant checkedFuture(Instant now, Instant to) {
    if (to.isBefore(now)) {
      throw Refusal.invalid("Time never goes back: it is %s already.".formatted(now));
    }
    return checkedEnd(to);
  }

  static Instant checkedEnd(Instant to) {
    if (to.isAfter(END)) {
      throw beyondEnd();
    }
    return to;
  }

  private static Refusal beyondEnd() {
    return Refusal.invalid("Time ends at %s.".formatted(END));
  }
}
