package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Spot requests of a region: one for each Spot Instance, open for as long as that lives. */
final class SpotRequests {
  private SpotRequests() {}

  /** The instances of Spot requests, by the ids of these. */
  static SortedMap<String, Ec2Instance> all(View view) {
    SortedMap<String, Ec2Instance> all = new TreeMap<>();
    for (Ec2Instance machine : NamedInstances.all(view).values()) {
      if (machine.machine().option() == PurchaseOption.SPOT) {
        all.put(InstanceParts.spotRequestId(machine.id()), machine);
      }
    }
    return all;
  }
}
