package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Causes;
import io.github.autoscalinglocal.fleet.Cooldown;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Sets how much a group wants, within its own bounds. */
public final class SetDesiredCapacity
    implements WriteOperation<SetDesiredCapacity.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required Integer desiredCapacity,
      Boolean honorCooldown) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    Capacity capacity = group.capacity();
    int desired = request.desiredCapacity();
    if (desired > capacity.max()) {
      throw Errors.aboveMaxSize(desired, capacity.max());
    }
    if (desired < capacity.min()) {
      throw Errors.belowMinSize(desired, capacity.min());
    }
    if (Boolean.TRUE.equals(request.honorCooldown())) {
      Cooldown.check(tx.now(), group);
    }
    if (desired != capacity.desired()) {
      String reason = Causes.desiredSet(tx.now(), capacity.desired(), desired);
      tx.put(group.with(capacity.withDesired(desired)).with(group.work().because(reason)));
    }
    return new NoResult();
  }
}
