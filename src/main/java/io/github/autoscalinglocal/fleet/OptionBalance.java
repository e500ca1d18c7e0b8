package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.MixedInstances.Split;
import java.util.Optional;

/**
 * Where a mixed instances group stands between on-demand and spot, and where it wants to be; all in
 * capacity units.
 */
record OptionBalance(int onDemand, int onDemandTarget, int spot, int spotTarget) {

  /**
   * The balance of a group with a mixed instances policy.
   *
   * @param wanted the capacity to divide
   */
  static OptionBalance of(Group group, Headcount headcount, int wanted) {
    OfMixedInstances source = (OfMixedInstances) group.launchesFrom();
    return of(
        Facts.split(source.policy()),
        headcount.units(PurchaseOption.ON_DEMAND),
        headcount.units(PurchaseOption.SPOT),
        wanted);
  }

  static OptionBalance of(Split split, int onDemand, int spot, int wanted) {
    int onDemandTarget = split.onDemandTarget(wanted);
    return new OptionBalance(onDemand, onDemandTarget, spot, wanted - onDemandTarget);
  }

  /**
   * The balance once an instance more is there than the group has, or as many as it wants if that
   * is more: what is launched on top of what is wanted has a purchase option, too.
   */
  static OptionBalance ofNext(Group group, Headcount headcount) {
    int units = headcount.units(PurchaseOption.ON_DEMAND) + headcount.units(PurchaseOption.SPOT);
    return of(group, headcount, Math.max(group.wantedCapacity(), units + 1));
  }

  /** How much there is of an option beyond its target; negative where there is too little. */
  int excess(PurchaseOption option) {
    return option == PurchaseOption.ON_DEMAND ? onDemand - onDemandTarget : spot - spotTarget;
  }

  /** The option that there is too much of while there is too little of the other. */
  Optional<PurchaseOption> overrepresented() {
    int onDemandExcess = excess(PurchaseOption.ON_DEMAND);
    int spotExcess = excess(PurchaseOption.SPOT);
    if (onDemandExcess > 0 && spotExcess < 0) {
      return Optional.of(PurchaseOption.ON_DEMAND);
    }
    return spotExcess > 0 && onDemandExcess < 0
        ? Optional.of(PurchaseOption.SPOT)
        : Optional.empty();
  }

  /** On demand until its share of the desired capacity is there, then spot. */
  PurchaseOption next() {
    return onDemand < onDemandTarget ? PurchaseOption.ON_DEMAND : PurchaseOption.SPOT;
  }
}
