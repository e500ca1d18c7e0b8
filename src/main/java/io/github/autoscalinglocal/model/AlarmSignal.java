package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.List;

/**
 * What an alarm told a scaling policy that it names among its actions.
 *
 * @param state the alarm's new state, nearly always {@code ALARM}
 * @param comparisonOperator as CloudWatch spells it, {@code GreaterThanThreshold} and so on
 * @param datapoints those that the alarm was evaluated on, the newest last; none when its state was
 *     set by hand
 * @param at when it spoke
 */
public record AlarmSignal(
    String alarmName,
    String oldState,
    String state,
    String comparisonOperator,
    double threshold,
    List<Double> datapoints,
    Instant at) {

  /** Whether the alarm watches for a metric that is too high. */
  public boolean isAboveThreshold() {
    return comparisonOperator.startsWith("Greater");
  }
}
