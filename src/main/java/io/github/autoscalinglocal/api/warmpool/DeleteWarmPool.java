package io.github.autoscalinglocal.api.warmpool;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.WarmPools;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Deletes the warm pool of a group, with its instances when forced. */
public final class DeleteWarmPool
    implements WriteOperation<DeleteWarmPool.Request, DeleteWarmPool.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName, Boolean forceDelete) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    if (group.warmPool().isEmpty()) {
      throw Errors.noWarmPool(group.name());
    }
    if (!Boolean.TRUE.equals(request.forceDelete())) {
      checkEmpty(WarmPool.members(group).toList());
    }
    WarmPools.delete(tx, group);
    return new Response();
  }

  /** As with groups, activities are reported before instances. */
  private static void checkEmpty(List<Instance> members) {
    if (members.stream().anyMatch(each -> each.lifecycle().isTransitional())) {
      throw Errors.activitiesInWarmPool();
    }
    if (!members.isEmpty()) {
      throw Errors.instancesInWarmPool();
    }
  }
}
