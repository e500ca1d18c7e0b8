package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.math.Grid;
import io.github.autoscalinglocal.model.cloudwatch.Resolution;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a question is about.
 *
 * @param end the first moment that does not belong to it
 * @param now when it is asked
 */
public record Timespan(Instant start, Instant end, Instant now) {
  /** Values may be published for so much later than now. */
  private static final Duration FUTURE = Duration.ofHours(3);

  /**
   * The periods of this time. The first begins at the start, which is rounded down as the service
   * documents it: the longer ago, the more. Periods of which nothing is kept any more are left out.
   */
  public Grid grid(int period) {
    long rounded = start.getEpochSecond() - Math.floorMod(start.getEpochSecond(), rounding(period));
    long oldest = now.minus(retention(period)).getEpochSecond();
    long skipped = Math.max(0, Math.floorDiv(oldest - rounded, period));
    long last =
        Math.min(
            end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0), now.plus(FUTURE).getEpochSecond());
    return new Grid(rounded + skipped * period, last, period);
  }

  private long rounding(int period) {
    if (start.isBefore(now.minus(Resolution.FIVE_MINUTES.retention()))) {
      return Resolution.HOUR.seconds();
    }
    if (start.isBefore(now.minus(Resolution.MINUTE.retention()))) {
      return Resolution.FIVE_MINUTES.seconds();
    }
    return Math.min(period, Resolution.MINUTE.seconds());
  }

  private static Duration retention(int period) {
    Duration longest = Duration.ZERO;
    for (Resolution each : Resolution.values()) {
      longest = period % each.seconds() == 0 ? each.retention() : longest;
    }
    return longest;
  }
}
