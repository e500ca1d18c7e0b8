package io.github.autoscalinglocal.api.schedule;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Schedules;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.FailedScheduledUpdateGroupActionRequest;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Deletes several scheduled actions; names that there are not do not keep the others. */
public final class BatchDeleteScheduledAction
    implements WriteOperation<
        BatchDeleteScheduledAction.Request, BatchDeleteScheduledAction.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<@Text(max = 255) String> scheduledActionNames) {}

  public record Response(List<FailedScheduledUpdateGroupActionRequest> failedScheduledActions) {}

  @Override
  public Response apply(Request request, Tx tx) {
    String groupName = request.autoScalingGroupName();
    Group group = tx.region().group(groupName).orElseThrow(() -> Errors.groupNotFound(groupName));
    List<String> names = request.scheduledActionNames();
    if (names.size() > BatchPutScheduledUpdateGroupAction.MOST_AT_ONCE) {
      throw Errors.tooManyScheduledActionsAtOnce(BatchPutScheduledUpdateGroupAction.MOST_AT_ONCE);
    }
    Schedules.remove(tx, groupName, names);
    return new Response(
        names.stream()
            .filter(name -> group.scaling().scheduledAction(name).isEmpty())
            .map(
                name ->
                    BatchPutScheduledUpdateGroupAction.failure(
                        name, Errors.scheduledActionNotFound()))
            .toList());
  }
}
