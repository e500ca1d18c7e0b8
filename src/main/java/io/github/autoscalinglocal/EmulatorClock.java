package io.github.autoscalinglocal;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The emulator's time. Whoever moves it on runs everything that is due on the way, in order, each
 * at its own instant. Time counts in milliseconds and never goes back.
 *
 * <p>It is an {@link InstantSource}, so that code under test can live by the same time.
 */
public final class EmulatorClock implements InstantSource {
  private final Engine engine;

  EmulatorClock(Engine engine) {
    this.engine = engine;
  }

  /** What time it is; everything due by then has happened. */
  public Instant now() {
    return engine.clock().now();
  }

  @Override
  public Instant instant() {
    return now();
  }

  /** How time goes by when nobody moves it. */
  public ClockMode mode() {
    return engine.clock().mode();
  }

  /** Lets time go by in another way from now on. */
  public void switchTo(ClockMode mode) {
    engine.switchClock(mode);
  }

  /** When the next event is due. */
  public Optional<Instant> nextEvent() {
    return engine.clock().nextEvent();
  }

  /** How many events are to come. */
  public int pendingEvents() {
    return engine.clock().pendingEvents();
  }

  /**
   * Moves time on.
   *
   * @return how many events ran
   * @throws IllegalArgumentException if that is back, or beyond the year 9999
   */
  public int advance(Duration by) {
    return engine.advanceTo(later(by));
  }

  /**
   * Moves time on to an instant.
   *
   * @return how many events ran
   * @throws IllegalArgumentException if that is in the past, or beyond the year 9999
   */
  public int advanceTo(Instant to) {
    return engine.advanceTo(reachable(to));
  }

  /**
   * Moves time on to the instant of the next event, and runs all that is due then.
   *
   * @return that instant; empty, and nothing has changed, if no event is to come
   */
  public Optional<Instant> advanceToNextEvent() {
    return engine.advanceToNext(VirtualClock.LAST);
  }

  /**
   * Moves time on until nothing is to come within the limit but what comes again and again, such as
   * the metrics of each minute. Time then stands at the last event.
   *
   * @return how many events ran
   * @throws IllegalArgumentException if the limit is negative, or beyond the year 9999
   */
  public int advanceUntilIdle(Duration limit) {
    later(limit);
    return engine.advanceUntilIdle(limit);
  }

  /**
   * Moves time on, from one event to the next, until a condition holds. It is asked once now, and
   * once after each instant at which something happened.
   *
   * @param limit how far to go at most
   * @return the instant at which it held
   * @throws IllegalStateException if it does not hold within the limit; time has then gone by
   * @throws IllegalArgumentException if the limit is negative, or beyond the year 9999
   */
  public Instant runUntil(BooleanSupplier condition, Duration limit) {
    Instant start = now();
    Instant end = later(limit);
    while (!condition.getAsBoolean()) {
      if (engine.advanceToNext(end).isEmpty()) {
        engine.advanceTo(end);
        if (condition.getAsBoolean()) {
          break;
        }
        throw new IllegalStateException(
            "what was waited for did not come about from %s to %s".formatted(start, now()));
      }
    }
    return now();
  }

  private Instant later(Duration by) {
    try {
      return reachable(now().plus(by));
    } catch (DateTimeException | ArithmeticException beyond) {
      throw new IllegalArgumentException(
          by + " from now is later than " + VirtualClock.LAST, beyond);
    }
  }

  private Instant reachable(Instant to) {
    Instant now = now();
    if (to.isBefore(now)) {
      throw new IllegalArgumentException(
          "time never goes back: it is %s already, and not %s".formatted(now, to));
    }
    if (to.isAfter(VirtualClock.LAST)) {
      throw new IllegalArgumentException(to + " is later than " + VirtualClock.LAST);
    }
    return to;
  }
}
