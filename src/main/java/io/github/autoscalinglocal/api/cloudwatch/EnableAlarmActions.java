package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** Has alarms act again when they enter a state. Names of no alarm are passed over. */
final class EnableAlarmActions implements WriteOperation<EnableAlarmActions.Request, NoResult> {
  record Request(
      @Required @Length(max = 100) List<@Length(min = 1, max = 255) String> alarmNames) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    AlarmListing.named(tx.region().cloudWatch(), request.alarmNames())
        .forEach(alarm -> Alarms.enableActions(tx, alarm, true));
    return new NoResult();
  }
}
