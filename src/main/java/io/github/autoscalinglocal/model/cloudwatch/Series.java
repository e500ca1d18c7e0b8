package io.github.autoscalinglocal.model.cloudwatch;

import java.time.Instant;

/** The values of a metric in one unit, as long as they are kept. */
public record Series(Tier seconds, Tier minutes, Tier fiveMinutes, Tier hours) {
  static final Series EMPTY =
      new Series(
          Tier.empty(Resolution.SECOND),
          Tier.empty(Resolution.MINUTE),
          Tier.empty(Resolution.FIVE_MINUTES),
          Tier.empty(Resolution.HOUR));

  /**
   * With values more.
   *
   * @param highResolution whether they are kept by the second, too
   */
  Series plus(Instant at, Summary values, boolean highResolution, Instant now) {
    long second = at.getEpochSecond();
    return new Series(
        highResolution ? seconds.plus(second, values, now) : seconds,
        minutes.plus(second, values, now),
        fiveMinutes.plus(second, values, now),
        hours.plus(second, values, now));
  }

  /** The values of one resolution, added up in windows; see {@link Tier#windows}. */
  Summary[] windows(Resolution resolution, long from, long period, int count) {
    Tier tier =
        switch (resolution) {
          case SECOND -> seconds;
          case MINUTE -> minutes;
          case FIVE_MINUTES -> fiveMinutes;
          case HOUR -> hours;
        };
    return tier.windows(from, period, count);
  }
}
