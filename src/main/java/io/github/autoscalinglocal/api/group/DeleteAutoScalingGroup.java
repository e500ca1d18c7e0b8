package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Deletion;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.DeletionProtection;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Deletes a group, with its instances when forced. */
public final class DeleteAutoScalingGroup
    implements WriteOperation<DeleteAutoScalingGroup.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName, Boolean forceDelete) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    String name = request.autoScalingGroupName();
    Group group = tx.region().group(name).orElseThrow(() -> Errors.groupNotFound(name));
    boolean force = Boolean.TRUE.equals(request.forceDelete());
    DeletionProtection protection = group.scaleIn().deletionProtection();
    if (protection == DeletionProtection.PREVENT_ALL_DELETION
        || (force && protection == DeletionProtection.PREVENT_FORCE_DELETION)) {
      throw Errors.deletionProtected(name, protection.wire());
    }
    if (force) {
      Deletion.force(tx, group);
      return new NoResult();
    }
    // Which of the two refusals comes first is not documented.
    if (group.instances().values().stream().anyMatch(each -> each.lifecycle().isTransitional())) {
      throw Errors.activitiesInProgress();
    }
    if (!group.instances().isEmpty()) {
      throw Errors.instancesInGroup();
    }
    Deletion.finishIfEmpty(tx, group);
    return new NoResult();
  }
}
