package io.github.autoscalinglocal.api.refresh;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.InstanceRefreshes;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Cancels the active refresh, or rollback, of a group; what has been replaced stays so. */
public final class CancelInstanceRefresh
    implements WriteOperation<CancelInstanceRefresh.Request, CancelInstanceRefresh.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      Boolean waitForTransitioningInstances) {}

  public record Response(String instanceRefreshId) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    InstanceRefresh refresh =
        group
            .work()
            .refreshes()
            .active()
            .orElseThrow(() -> Errors.activeInstanceRefreshNotFound(group.name()));
    InstanceRefreshes.cancel(
        tx, group, !Boolean.FALSE.equals(request.waitForTransitioningInstances()));
    return new Response(refresh.id());
  }
}
