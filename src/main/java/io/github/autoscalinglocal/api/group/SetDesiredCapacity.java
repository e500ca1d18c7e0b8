package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
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
    throw new UnsupportedOperationException();
  }
}
