package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.launchconfig.CreateLaunchConfiguration;
import io.github.autoscalinglocal.companion.ec2.ExternalLookup;
import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.ec2.Subnet;
import java.util.Optional;

/**
 * A group that is to be like an instance: the service makes a launch configuration from it, named
 * as the group, which is where the instance is unless the request says otherwise.
 */
final class FromInstance {
  private FromInstance() {}

  /** Where the instance is; one that was never seen is always in the same zone. */
  static String zone(View view, String instanceId) {
    return view.region()
        .ec2()
        .instance(instanceId)
        .map(machine -> machine.machine().zone())
        .orElseGet(() -> Zones.ofUnknown(view.scope().region(), instanceId));
  }

  static Optional<Subnet> subnet(Tx tx, String instanceId) {
    ExternalLookup.instance(tx, instanceId);
    return tx.region()
        .ec2()
        .instance(instanceId)
        .flatMap(machine -> machine.machine().subnetId())
        .map(id -> Subnets.resolve(tx, id));
  }

  static OfLaunchConfiguration launchConfiguration(Tx tx, String instanceId, String groupName) {
    new CreateLaunchConfiguration()
        .apply(CreateLaunchConfiguration.Request.ofInstance(groupName, instanceId), tx);
    return new OfLaunchConfiguration(groupName);
  }
}
