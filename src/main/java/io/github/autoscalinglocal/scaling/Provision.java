package io.github.autoscalinglocal.scaling;

/**
 * What a group wants once it provides for a forecast: never less than before.
 *
 * @param max the group's maximum, which a forecast may raise
 */
public record Provision(int desired, int max) {

  /** Within the group's maximum. */
  public static Provision honoring(int forecast, int desired, int max) {
    return new Provision(Math.max(desired, Math.min(forecast, max)), max);
  }

  /**
   * Beyond the group's maximum, which moves to a percentage above the forecast when the forecast
   * comes that close to it, and stays there.
   */
  public static Provision raising(int forecast, int bufferPercent, int desired, int max) {
    int wanted = (int) ((forecast * (100L + bufferPercent) + 99) / 100);
    return honoring(forecast, desired, Math.max(max, wanted));
  }
}
