package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Causes.Change;
import io.github.autoscalinglocal.fleet.Standby;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts instances back into service; the group then wants so many more. */
public final class ExitStandby
    implements WriteOperation<ExitStandby.Request, ExitStandby.Response> {
  private static final Set<Lifecycle> FROM = EnumSet.of(Lifecycle.STANDBY);

  public record Request(
      List<@Text(max = 19) String> instanceIds,
      @Required @Text(max = 255) String autoScalingGroupName) {}

  public record Response(List<DescribeScalingActivities.Activity> activities) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    // "move out of standby" is by analogy; that text has not been seen (scale-in.md U-32).
    Movers movers = Movers.of(group, request.instanceIds(), FROM, "Standby", "move out of standby");
    if (group.isSuspended(ScalingProcess.Launch)) {
      throw Errors.launchSuspended(group.name());
    }
    Change change = movers.raise(tx);
    List<DescribeScalingActivities.Activity> activities = new ArrayList<>();
    for (Instance instance : movers.instances()) {
      Group current = tx.group(group.name());
      activities.add(DescribeScalingActivities.answer(Standby.exit(tx, current, instance, change)));
    }
    return new Response(activities);
  }
}
