package io.github.autoscalinglocal.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The emulator's time: real, real times a factor, or standing still until moved. It never goes
 * back, and counts in milliseconds, as the API shows it. Anybody may read it at any time; the
 * engine's lock guards the changes.
 */
public final class VirtualClock {
  /** Where time begins and ends: between them, all clients can read what they are told. */
  public static final Instant FIRST = Instant.EPOCH;

  /** 9999-12-31T23:59:59Z. */
  public static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);

  private final InstantSource real;
  private volatile Course course;

  /** How time has gone by since {@code base}, when it really was {@code realBase}. */
  private record Course(ClockMode mode, Instant realBase, Instant base) {
    Instant at(Instant real) {
      Duration sinceBase = Duration.between(realBase, real);
      if (mode.isManual() || sinceBase.isNegative()) {
        return base;
      }
      // One factor for both modes: at real speed it is 1, and a product of milliseconds is exact.
      return base.plusMillis((long) (sinceBase.toMillis() * mode.speed()));
    }
  }

  /**
   * @param start what the clock shows first
   */
  public VirtualClock(InstantSource real, ClockMode mode, Instant start) {
    this.real = real;
    this.course = new Course(mode, real.instant(), start.truncatedTo(ChronoUnit.MILLIS));
  }

  public ClockMode mode() {
    return course.mode();
  }

  public Instant now() {
    return course.at(real.instant());
  }

  /** Moves on to an instant; one that has passed already changes nothing. */
  public void moveTo(Instant to) {
    goOn(mode(), to);
  }

  /** Goes on in another mode from where it is; to real time it catches up if it was behind. */
  public void switchTo(ClockMode next) {
    goOn(next, next.isRealTime() ? real.instant() : now());
  }

  private void goOn(ClockMode mode, Instant to) {
    Instant now = now();
    restart(mode, to.isAfter(now) ? to : now);
  }

  /** Starts anew, and may go back. */
  public void restart(ClockMode mode, Instant start) {
    course = new Course(mode, real.instant(), start.truncatedTo(ChronoUnit.MILLIS));
  }

  /** How long until the clock shows an instant, in real time; empty while it stands still. */
  public Optional<Duration> realTimeUntil(Instant instant) {
    if (mode().isManual()) {
      return Optional.empty();
    }
    long millis = Math.max(0, Duration.between(now(), instant).toMillis());
    return Optional.of(Duration.ofMillis((long) Math.ceil(millis / mode().speed())));
  }
}
