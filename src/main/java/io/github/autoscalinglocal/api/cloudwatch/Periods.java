package io.github.autoscalinglocal.api.cloudwatch;

/** How long periods may be. */
final class Periods {
  private Periods() {}

  /** Short ones are for metrics of high resolution. */
  static boolean areValid(int seconds) {
    return seconds % 60 == 0
        || seconds == 1
        || seconds == 5
        || seconds == 10
        || seconds == 20
        || seconds == 30;
  }
}
