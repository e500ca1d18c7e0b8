package io.github.autoscalinglocal.api.process;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Suspends some or all processes of a group. */
public final class SuspendProcesses implements WriteOperation<SuspendProcesses.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 255) String> scalingProcesses) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
