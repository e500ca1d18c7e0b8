package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** Deletes alarms: all of them, or none if one is not there. */
final class DeleteAlarms implements WriteOperation<DeleteAlarms.Request, NoResult> {
  record Request(
      @Required @Length(max = 100) List<@Length(min = 1, max = 255) String> alarmNames) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    AlarmListing.allNamed(tx, request.alarmNames()).forEach(alarm -> Alarms.delete(tx, alarm));
    return new NoResult();
  }
}
