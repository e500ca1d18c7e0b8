package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Protects instances from scale-in, or ends that. */
public final class SetInstanceProtection
    implements WriteOperation<SetInstanceProtection.Request, SetInstanceProtection.Response> {
  public record Request(
      @Required List<@Text(max = 19) String> instanceIds,
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required Boolean protectedFromScaleIn) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
