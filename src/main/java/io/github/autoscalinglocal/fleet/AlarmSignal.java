package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmState;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an alarm tells the scaling policies that it acts on.
 *
 * @param alarm as it is now
 * @param arn the alarm's
 * @param oldState the state that it was in before; the same as its state now when it acts again
 *     because it is still in it
 * @param datapoints the values that were evaluated, oldest first; none if the state was set by hand
 */
public record AlarmSignal(Alarm alarm, String arn, AlarmState oldState, List<Double> datapoints) {
  /** The newest of the values. */
  public OptionalDouble metricValue() {
    return datapoints.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(datapoints.get(datapoints.size() - 1));
  }

  public String alarmName() {
    return alarm.name();
  }

  public AlarmState newState() {
    return alarm.state();
  }

  public Optional<Double> threshold() {
    return alarm.configuration().rule().threshold();
  }

  public ComparisonOperator operator() {
    return alarm.configuration().rule().operator();
  }
}
