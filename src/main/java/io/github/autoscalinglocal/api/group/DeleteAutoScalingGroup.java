package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Deletes a group, with its instances when forced. */
public final class DeleteAutoScalingGroup
    implements WriteOperation<DeleteAutoScalingGroup.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName, Boolean forceDelete) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
