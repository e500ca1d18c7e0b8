package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmState;
import io.github.autoscalinglocal.shape.JsonReader;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts an alarm into a state until it is evaluated again. */
final class SetAlarmState implements WriteOperation<SetAlarmState.Request, NoResult> {
  record Request(
      @Required @Length(min = 1, max = 255) String alarmName,
      @Required StateValue stateValue,
      @Required @Length(max = 1023) String stateReason,
      @Length(max = 4000) String stateReasonData) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Alarm alarm =
        tx.region()
            .cloudWatch()
            .alarm(request.alarmName())
            .orElseThrow(CloudWatchErrors::alarmNotFound);
    Optional<String> data = Optional.ofNullable(request.stateReasonData());
    List<Double> values =
        data.map(text -> values(JsonReader.read(text).orElseThrow(CloudWatchErrors::notJson)))
            .orElse(List.of());
    AlarmState state =
        alarm.state().next(request.stateValue(), request.stateReason(), data, tx.now());
    Alarms.setState(tx, alarm, state, values);
    return new NoResult();
  }

  /** Documented: from this field scaling policies know what to do. */
  private static List<Double> values(Object document) {
    Object recent = document instanceof Map<?, ?> members ? members.get("recentDatapoints") : null;
    return recent instanceof List<?> values
        ? values.stream().filter(Double.class::isInstance).map(Double.class::cast).toList()
        : List.of();
  }
}
