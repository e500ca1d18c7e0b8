package io.github.autoscalinglocal.companion.cloudwatch;

/**
 * What a metric, or an expression, comes to in one period.
 *
 * @param at the second at which the period begins
 * @param value NaN if there is none
 * @param samples how many values it is made of; NaN if it is calculated
 */
public record Point(long at, double value, double samples) {
  public boolean isMissing() {
    return Double.isNaN(value);
  }
}
