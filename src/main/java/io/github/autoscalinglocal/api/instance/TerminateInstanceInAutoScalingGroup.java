package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

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
    throw new UnsupportedOperationException();
  }
}
