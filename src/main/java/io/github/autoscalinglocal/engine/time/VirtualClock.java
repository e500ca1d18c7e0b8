package io.github.autoscalinglocal.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The emulator's time: real, real times a factor, or standing still until moved. It never goes
 * back, and counts in milliseconds, as the API shows it. Not thread-safe: the engine's lock guards
 * it.
 */
public final class VirtualClock {
  /** Where time begins and ends: between them, all clients can read what they are told. */
  public static final Instant FIRST = Instant.EPOCH;

  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final InstantSource real;
  private ClockMode mode;
  private Instant realBase;
  private Instant base;

  /**
   * @param start what the clock shows first
   */
  public VirtualClock(InstantSource real, ClockMode mode, Instant start) {
    this.real = real;
    this.mode = mode;
    this.realBase = real.instant();
    this.base = start.truncatedTo(ChronoUnit.MILLIS);
  }

  public ClockMode mode() {
    return mode;
  }

  public Instant now() {
    Duration sinceBase = Duration.between(realBase, real.instant());
    if (mode.kind() == ClockMode.Kind.MANUAL || sinceBase.isNegative()) {
      return base;
    }
    // One factor for both modes: at real speed it is 1, and a product of milliseconds is exact.
    return base.plusMillis((long) (sinceBase.toMillis() * mode.speed()));
  }

  /** Moves on to an instant; one that has passed already changes nothing. */
  public void moveTo(Instant to) {
    Instant now = now();
    realBase = real.instant();
    base = to.isAfter(now) ? to.truncatedTo(ChronoUnit.MILLIS) : now;
  }

  /** Goes on in another mode from where it is; to real time it catches up if it was behind. */
  public void switchTo(ClockMode next) {
    moveTo(next.kind() == ClockMode.Kind.REALTIME ? real.instant() : now());
    mode = next;
  }

  /** Starts anew, and may go back. */
  public void restart(ClockMode next, Instant start) {
    mode = next;
    realBase = real.instant();
    base = start.truncatedTo(ChronoUnit.MILLIS);
  }

  /** How long until the clock shows an instant, in real time; empty while it stands still. */
  public Optional<Duration> realTimeUntil(Instant instant) {
    if (mode.kind() == ClockMode.Kind.MANUAL) {
      return Optional.empty();
    }
    long millis = Math.max(0, Duration.between(now(), instant).toMillis());
    return Optional.of(Duration.ofMillis((long) Math.ceil(millis / mode.speed())));
  }
}
