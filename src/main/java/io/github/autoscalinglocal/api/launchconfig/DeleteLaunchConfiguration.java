package io.github.autoscalinglocal.api.launchconfig;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Deletes a launch configuration that no group uses. */
public final class DeleteLaunchConfiguration
    implements WriteOperation<DeleteLaunchConfiguration.Request, NoResult> {
  public record Request(@Required @Text(max = 255) String launchConfigurationName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    String name = request.launchConfigurationName();
    if (tx.region().launchConfiguration(name).isEmpty()) {
      throw Errors.launchConfigurationNotFound(name);
    }
    for (Group group : tx.region().groups().values()) {
      if (group.launchSource().equals(new OfLaunchConfiguration(name))) {
        throw Errors.launchConfigurationInUse(name, group.name());
      }
    }
    tx.update(region -> region.withoutLaunchConfiguration(name));
    return new NoResult();
  }
}
