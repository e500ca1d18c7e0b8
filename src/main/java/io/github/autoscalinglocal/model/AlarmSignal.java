package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an alarm told a scaling policy that it names among its actions.
 *
 * @param alarm as it was then, in its new state
 * @param oldState the state before; the same when the alarm speaks again because it is still on
 * @param datapoints those that the alarm was evaluated on, the newest last; none when its state was
 *     set by hand
 * @param at when it spoke
 */
public record AlarmSignal(Alarm alarm, StateValue oldState, List<Double> datapoints, Instant at) {

  /** Whether the alarm watches for a metric that is too high. */
  public boolean isAboveThreshold() {
    return alarm.configuration().rule().operator().looksAbove();
  }

  /** The newest of the values. */
  public OptionalDouble metric() {
    return datapoints.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(datapoints.get(datapoints.size() - 1));
  }

  /**
   * How far the values are from the threshold. An alarm without datapoints, whose state was set by
   * hand, counts as just at it.
   */
  public double distance(MetricAggregation aggregation) {
    OptionalDouble metric = aggregation.of(datapoints);
    return metric.isEmpty()
        ? 0
        : metric.getAsDouble() - alarm.configuration().rule().threshold().orElseThrow();
  }
}
