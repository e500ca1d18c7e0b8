package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.List;

/**
 * In a mixed instances group: the purchase option that exceeds its target more, spot when both do
 * so equally. The targets are those at the lowered desired capacity.
 */
final class PurchaseOptionBalance implements TerminationPolicy {

  @Override
  public String name() {
    return "purchase-option";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    int desired = facts.wanted().desired();
    int onDemandTarget = facts.mixed().orElseThrow().split().onDemandTarget(desired);
    int spotTarget = desired - onDemandTarget;
    int onDemand = facts.units(i -> i.machine().option() == PurchaseOption.ON_DEMAND);
    int spot = facts.capacity() - onDemand;
    PurchaseOption option =
        onDemand - onDemandTarget > spot - spotTarget
            ? PurchaseOption.ON_DEMAND
            : PurchaseOption.SPOT;
    List<Instance> kept = candidates.stream().filter(i -> i.machine().option() == option).toList();
    String decision =
        kept.isEmpty()
            ? option.wire() + " should shrink but has nobody who may go"
            : option.wire() + " shrinks";
    return new Narrowing(
        kept.isEmpty() ? candidates : kept,
        decision
            + (": on-demand has " + onDemand + " for a target of " + onDemandTarget)
            + (", spot " + spot + " for a target of " + spotTarget));
  }
}
