package io.github.autoscalinglocal.model.cloudwatch;

import java.time.Duration;

/** How finely values are kept, and how long, as the service documents it. */
public enum Resolution {
  SECOND(Duration.ofSeconds(1), Duration.ofHours(3)),
  MINUTE(Duration.ofMinutes(1), Duration.ofDays(15)),
  FIVE_MINUTES(Duration.ofMinutes(5), Duration.ofDays(63)),
  HOUR(Duration.ofHours(1), Duration.ofDays(455));

  private final long seconds;
  private final Duration retention;

  Resolution(Duration span, Duration retention) {
    this.seconds = span.toSeconds();
    this.retention = retention;
  }

  /** The length of the spans that values are summed up in. */
  public long seconds() {
    return seconds;
  }

  public Duration retention() {
    return retention;
  }

  /**
   * Whether single values are kept, from which percentiles are found. The coarser ones keep
   * statistics only, which bounds memory.
   */
  boolean keepsValues() {
    return this == SECOND || this == MINUTE;
  }
}
