package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Protects instances from scale-in, or ends that. */
public final class SetInstanceProtection
    implements WriteOperation<SetInstanceProtection.Request, SetInstanceProtection.Response> {
  private static final int MOST_INSTANCES = 50;
  private static final Set<Lifecycle> PROTECTABLE =
      EnumSet.of(Lifecycle.IN_SERVICE, Lifecycle.ENTERING_STANDBY, Lifecycle.STANDBY);

  public record Request(
      @Required List<@Text(max = 19) String> instanceIds,
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required Boolean protectedFromScaleIn) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    List<String> ids = request.instanceIds();
    if (ids.size() > MOST_INSTANCES) {
      throw Errors.tooManyInstancesToProtect();
    }
    Group group = Groups.named(tx, request.autoScalingGroupName());
    Group changed = group;
    for (String id : ids) {
      Instance instance =
          group.instance(id).orElseThrow(() -> Errors.notPartOfGroup(id, group.name()));
      if (!PROTECTABLE.contains(instance.lifecycle())) {
        throw Errors.cannotProtect(id);
      }
      changed = changed.with(instance.withProtection(request.protectedFromScaleIn()));
    }
    // A scale-in that protection has held up goes on by itself once it is lifted.
    tx.put(changed);
    return new Response();
  }
}
