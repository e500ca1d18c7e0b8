package io.github.autoscalinglocal.companion.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How long a receiver has, in real time.
 *
 * @param patience for one answer
 * @param pauses before each further attempt
 * @param queue how many messages may wait for one receiver
 */
record Pace(Duration patience, List<Duration> pauses, int queue) {
  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(5),
          List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3)),
          1_000);
}
