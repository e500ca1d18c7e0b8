package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.launchconfig.CreateLaunchConfiguration;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;

/**
 * A group that is to be like an instance: the service makes a launch configuration from it, named
 * as the group.
 */
final class FromInstance {
  private FromInstance() {}

  static OfLaunchConfiguration launchConfiguration(Tx tx, String instanceId, String groupName) {
    new CreateLaunchConfiguration()
        .apply(CreateLaunchConfiguration.Request.ofInstance(groupName, instanceId), tx);
    return new OfLaunchConfiguration(groupName);
  }
}
