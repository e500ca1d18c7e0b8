package io.github.autoscalinglocal.api.schedule;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Schedules;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Deletes a scheduled action. */
public final class DeleteScheduledAction
    implements WriteOperation<DeleteScheduledAction.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 255) String scheduledActionName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    String name = request.autoScalingGroupName();
    Group group = tx.region().group(name).orElseThrow(() -> Errors.groupNotFound(name));
    if (group.scaling().scheduledAction(request.scheduledActionName()).isEmpty()) {
      throw Errors.scheduledActionNotFound();
    }
    Schedules.remove(tx, name, List.of(request.scheduledActionName()));
    return new NoResult();
  }
}
