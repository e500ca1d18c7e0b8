package io.github.autoscalinglocal.api.schedule;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.FailedScheduledUpdateGroupActionRequest;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.ScheduledUpdateGroupActionRequest;
import io.github.autoscalinglocal.shape.Text;
import java.util.ArrayList;
import java.util.List;

/** Puts several scheduled actions; those that are refused do not keep the others out. */
public final class BatchPutScheduledUpdateGroupAction
    implements WriteOperation<
        BatchPutScheduledUpdateGroupAction.Request, BatchPutScheduledUpdateGroupAction.Response> {
  static final int MOST_AT_ONCE = 50;

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<ScheduledUpdateGroupActionRequest> scheduledUpdateGroupActions) {}

  public record Response(
      List<FailedScheduledUpdateGroupActionRequest> failedScheduledUpdateGroupActions) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    if (request.scheduledUpdateGroupActions().size() > MOST_AT_ONCE) {
      throw Errors.tooManyScheduledActionsAtOnce(MOST_AT_ONCE);
    }
    List<FailedScheduledUpdateGroupActionRequest> failed = new ArrayList<>();
    for (ScheduledUpdateGroupActionRequest action : request.scheduledUpdateGroupActions()) {
      try {
        NewActions.put(tx, group.name(), action);
      } catch (ApiException refusal) {
        // Nothing is changed before all has been checked.
        failed.add(failure(action.scheduledActionName(), refusal));
      }
    }
    return new Response(failed);
  }

  static FailedScheduledUpdateGroupActionRequest failure(String name, ApiException refusal) {
    return new FailedScheduledUpdateGroupActionRequest(name, refusal.code().name(), refusal.text());
  }
}
