package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Causes.Change;
import io.github.autoscalinglocal.fleet.Detach;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets go of instances, which go on running outside the group. */
public final class DetachInstances
    implements WriteOperation<DetachInstances.Request, DetachInstances.Response> {
  private static final Set<Lifecycle> FROM =
      EnumSet.of(Lifecycle.IN_SERVICE, Lifecycle.STANDBY, Lifecycle.TERMINATING_RETAINED);

  public record Request(
      List<@Text(max = 19) String> instanceIds,
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required Boolean shouldDecrementDesiredCapacity) {}

  public record Response(List<DescribeScalingActivities.Activity> activities) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    Movers movers = Movers.of(group, request.instanceIds(), FROM, "InService or Standby", "detach");
    for (Instance instance : movers.instances()) {
      if (instance.lifecycle() == Lifecycle.TERMINATING_RETAINED
          && request.shouldDecrementDesiredCapacity()) {
        throw Errors.decrementForRetained(instance.id());
      }
    }
    Optional<Change> change = movers.lower(tx, request.shouldDecrementDesiredCapacity());
    List<DescribeScalingActivities.Activity> activities = new ArrayList<>();
    for (Instance instance : movers.instances()) {
      Group current = tx.group(group.name());
      activities.add(DescribeScalingActivities.answer(Detach.begin(tx, current, instance, change)));
    }
    return new Response(activities);
  }
}
