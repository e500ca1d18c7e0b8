package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
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
    Alarms.setState(
        tx,
        alarm,
        request.stateValue(),
        request.stateReason(),
        Optional.ofNullable(request.stateReasonData()));
    return new NoResult();
  }
}
