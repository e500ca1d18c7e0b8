package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Tells a group how one of its instances is. */
public final class SetInstanceHealth
    implements WriteOperation<SetInstanceHealth.Request, NoResult> {
  public record Request(
      @Required @Text(max = 19) String instanceId,
      @Required @Text(max = 32) String healthStatus,
      Boolean shouldRespectGracePeriod) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
