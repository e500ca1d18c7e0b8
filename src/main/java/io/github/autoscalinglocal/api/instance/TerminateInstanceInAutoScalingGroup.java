package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Causes;
import io.github.autoscalinglocal.fleet.Terminate;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Terminates one instance, and replaces it unless the group is to want less. */
public final class TerminateInstanceInAutoScalingGroup
    implements WriteOperation<
        TerminateInstanceInAutoScalingGroup.Request, TerminateInstanceInAutoScalingGroup.Response> {
  public record Request(
      @Required @Text(max = 19) String instanceId,
      @Required Boolean shouldDecrementDesiredCapacity) {}

  public record Response(DescribeScalingActivities.Activity activity) {}

  @Override
  public Response apply(Request request, Tx tx) {
    String id = request.instanceId();
    Group group = tx.region().groupHolding(id).orElseThrow(() -> Errors.instanceNotFound(id));
    Instance instance = group.instance(id).orElseThrow();
    boolean retained = instance.lifecycle().isRetained();
    // Not for instances of a warm pool (scale-in.md U-28), but for those that it retains: nothing
    // else ends them.
    if (instance.lifecycle().isWarmed() && !retained) {
      throw Errors.instanceNotFound(id);
    }
    if (instance.lifecycle().isTransitional()) {
      throw Errors.activityInProgress(instance.activityId());
    }
    if (retained && request.shouldDecrementDesiredCapacity()) {
      throw Errors.decrementForRetained(id);
    }
    return new Response(
        DescribeScalingActivities.answer(
            request.shouldDecrementDesiredCapacity()
                ? shrink(tx, group, instance)
                : replace(tx, group, instance)));
  }

  /** The group wants less by what the instance weighs, and launches nothing. */
  private static Activity shrink(Tx tx, Group group, Instance instance) {
    Capacity capacity = group.capacity();
    int desired = capacity.desired() - instance.units();
    if (desired < capacity.min()) {
      throw Errors.terminateBelowMinSize(capacity.min());
    }
    Group smaller = group.with(capacity.withDesired(desired)).with(group.work().withNewWish());
    tx.put(smaller);
    String cause = Causes.terminatedByUser(tx.now(), instance.id(), capacity.desired(), desired);
    return Terminate.begin(tx, smaller, instance, List.of(cause));
  }

  private static Activity replace(Tx tx, Group group, Instance instance) {
    tx.touch(group.name());
    return Terminate.begin(
        tx, group, instance, List.of(Causes.terminatedByUser(tx.now(), instance.id())));
  }
}
