package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.MixedInstances.Split;

/**
 * Where a mixed instances group stands between on-demand and spot, and where it wants to be; all in
 * capacity units.
 */
record OptionBalance(int onDemand, int onDemandTarget, int spot, int spotTarget) {

  static OptionBalance of(Group group, Headcount headcount) {
    OfMixedInstances source = (OfMixedInstances) group.launchSource();
    Split split = Facts.split(source.policy());
    int desired = group.capacity().desired();
    int onDemandTarget = split.onDemandTarget(desired);
    return new OptionBalance(
        headcount.units(PurchaseOption.ON_DEMAND),
        onDemandTarget,
        headcount.units(PurchaseOption.SPOT),
        desired - onDemandTarget);
  }

  /** On demand until its share of the desired capacity is there, then spot. */
  PurchaseOption next() {
    return onDemand < onDemandTarget ? PurchaseOption.ON_DEMAND : PurchaseOption.SPOT;
  }
}
