package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Causes.Change;
import io.github.autoscalinglocal.fleet.Standby;
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

/** Takes instances out of service for a while, without taking them out of the group. */
public final class EnterStandby
    implements WriteOperation<EnterStandby.Request, EnterStandby.Response> {
  private static final Set<Lifecycle> FROM = EnumSet.of(Lifecycle.IN_SERVICE);

  public record Request(
      List<@Text(max = 19) String> instanceIds,
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required Boolean shouldDecrementDesiredCapacity) {}

  public record Response(List<DescribeScalingActivities.Activity> activities) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    Movers movers =
        Movers.of(group, request.instanceIds(), FROM, "InService", "place into standby");
    Optional<Change> change = movers.lower(tx, request.shouldDecrementDesiredCapacity());
    List<DescribeScalingActivities.Activity> activities = new ArrayList<>();
    for (Instance instance : movers.instances()) {
      Group current = tx.group(group.name());
      activities.add(
          DescribeScalingActivities.answer(Standby.enter(tx, current, instance, change)));
    }
    return new Response(activities);
  }
}
