package io.github.autoscalinglocal.api.refresh;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.InstanceRefreshes;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Has the active refresh of a group replace what it has replaced by what was there before. */
public final class RollbackInstanceRefresh
    implements WriteOperation<RollbackInstanceRefresh.Request, RollbackInstanceRefresh.Response> {
  public record Request(@Required @Text(max = 255) String autoScalingGroupName) {}

  public record Response(String instanceRefreshId) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    InstanceRefresh refresh =
        group
            .work()
            .refreshes()
            .active()
            .filter(RollbackInstanceRefresh::canTurn)
            .orElseThrow(() -> Errors.activeInstanceRefreshNotFound(group.name()));
    if (refresh.desired().isEmpty() || !Reversal.isPossible(tx, group.launchSource())) {
      throw Errors.irreversibleInstanceRefresh();
    }
    InstanceRefreshes.rollBack(tx, group);
    return new Response(refresh.id());
  }

  /** What is documented knows no way back from a way back, or from a cancellation. */
  private static boolean canTurn(InstanceRefresh refresh) {
    return !refresh.isRollingBack() && refresh.status() != RefreshStatus.Cancelling;
  }
}
