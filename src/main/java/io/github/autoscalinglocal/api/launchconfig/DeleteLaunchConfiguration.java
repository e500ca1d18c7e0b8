package io.github.autoscalinglocal.api.launchconfig;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Deletes a launch configuration that no group uses. */
public final class DeleteLaunchConfiguration
    implements WriteOperation<DeleteLaunchConfiguration.Request, NoResult> {
  public record Request(@Required @Text(max = 255) String launchConfigurationName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
