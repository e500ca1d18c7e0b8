package io.github.autoscalinglocal.api.schedule;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.ScheduledUpdateGroupActionRequest;
import io.github.autoscalinglocal.shape.Text;
import java.time.Instant;

/** Adds a scheduled action to a group, or changes what is given of one that is there. */
public final class PutScheduledUpdateGroupAction
    implements WriteOperation<PutScheduledUpdateGroupAction.Request, NoResult> {

  /**
   * @param time the former name of the start time
   */
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 255) String scheduledActionName,
      Instant time,
      Instant startTime,
      Instant endTime,
      @Text(max = 255) String recurrence,
      Integer minSize,
      Integer maxSize,
      Integer desiredCapacity,
      @Text(max = 255) String timeZone) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    NewActions.put(
        tx,
        group.name(),
        new ScheduledUpdateGroupActionRequest(
            request.scheduledActionName(),
            request.startTime() == null ? request.time() : request.startTime(),
            request.endTime(),
            request.recurrence(),
            request.minSize(),
            request.maxSize(),
            request.desiredCapacity(),
            request.timeZone()));
    return new NoResult();
  }
}
