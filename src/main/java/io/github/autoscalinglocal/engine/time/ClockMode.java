package io.github.autoscalinglocal.engine.time;

import java.util.Locale;

/**
 * How the emulator's time goes by.
 *
 * @param speed emulated seconds in a real second; without meaning, and 1, while the clock stands
 *     still
 */
public record ClockMode(Kind kind, double speed) {
  public enum Kind {
    REALTIME,
    SCALED,
    MANUAL;

    /** The name that settings and control calls use. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A day takes less than a tenth of a second; beyond, instants would soon leave the calendar. */
  public static final double MAX_SPEED = 1_000_000;

  public static final ClockMode REALTIME = new ClockMode(Kind.REALTIME, 1);
  public static final ClockMode MANUAL = new ClockMode(Kind.MANUAL, 1);

  /** Whether it shows the real time; told by its kind, as a record's equals is slow at first. */
  public boolean isRealTime() {
    return kind == Kind.REALTIME;
  }

  public boolean isManual() {
    return kind == Kind.MANUAL;
  }

  public static ClockMode scaled(double speed) {
    return new ClockMode(Kind.SCALED, speed);
  }
}
