package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.model.Timing;
import java.util.List;
import java.util.Optional;

/** What EC2 tells of Spot Instances, and what groups with capacity rebalancing make of it. */
public final class SpotEvents {
  private static final String RECLAIMED =
      "Server.SpotInstanceTermination: Spot instance termination";

  private SpotEvents() {}

  /** EC2 recommends to replace a Spot Instance: it may have to take it back before long. */
  public static void rebalanceRecommendation(Tx tx, String instanceId) {
    Machines.change(tx, instanceId, Ec2Instance::withRisk);
    tx.region().groupHolding(instanceId).ifPresent(group -> tx.touch(group.name()));
  }

  /**
   * EC2 gives notice that it takes a Spot Instance back, and does so when the time of the notice is
   * over. A group with capacity rebalancing lets go of the instance at once, protected or not, and
   * launches another at once; others notice when it is gone.
   */
  public static void interruption(Tx tx, String instanceId) {
    tx.schedule(tx.options().timings().of(Timing.SPOT_NOTICE), new Interrupted(instanceId));
    Optional<Group> group =
        tx.region()
            .groupHolding(instanceId)
            .filter(SpotEvents::rebalancesCapacity)
            .filter(each -> !each.isSuspended(ScalingProcess.Terminate));
    group
        .flatMap(each -> each.instance(instanceId))
        .filter(instance -> instance.lifecycle() == Lifecycle.IN_SERVICE)
        .ifPresent(
            instance -> {
              Terminate.begin(
                  tx, group.orElseThrow(), instance, List.of(Causes.spotInterrupted(tx.now())));
              tx.touch(group.orElseThrow().name());
            });
  }

  /** EC2 needs all of a pool for itself: there is no spot capacity left where an instance is. */
  public static void exhaustPool(Tx tx, Ec2Instance machine) {
    String type = machine.machine().type();
    String zone = machine.machine().zone();
    tx.update(region -> region.with(region.market().withoutSpotCapacity(type, zone)));
  }

  /** EC2 has taken a Spot Instance back. No hook and no load balancer can hold it any longer. */
  record Interrupted(String instanceId) implements Event {
    @Override
    public void fire(Tx tx) {
      if (Machines.isGone(tx, instanceId)) {
        return;
      }
      OutsideEvents.end(tx, instanceId, State.TERMINATED, RECLAIMED);
      tx.region()
          .groupHolding(instanceId)
          .ifPresent(
              group ->
                  group
                      .instance(instanceId)
                      .filter(each -> each.lifecycle().isTerminating())
                      .ifPresent(each -> Terminate.hurry(tx, group.name(), each)));
    }
  }

  /**
   * Launches a replacement for each instance that EC2 recommends to replace; once that is in
   * service, the old one goes. Protected ones stay until they are interrupted (scale-in.md U-30).
   */
  static void begin(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (rebalancesCapacity(group) && !group.isSuspended(ScalingProcess.Launch)) {
      group.instances().values().stream()
          .filter(instance -> isAtRisk(tx, instance))
          .filter(instance -> !Swaps.isVictim(group, instance.id()))
          .forEach(instance -> launchFirst(tx, tx.group(groupName), instance));
    }
  }

  private static boolean rebalancesCapacity(Group group) {
    return group.behavior().capacityRebalance().orElse(false);
  }

  private static boolean isAtRisk(View view, Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE
        && instance.health().healthy()
        && !instance.protectedFromScaleIn()
        && view.region().ec2().instance(instance.id()).filter(Ec2Instance::atRisk).isPresent();
  }

  private static void launchFirst(Tx tx, Group group, Instance leaving) {
    Launch.before(tx, group, leaving)
        .filter(arrival -> arrival.machine().option() == PurchaseOption.SPOT)
        .filter(arrival -> isWithinMargin(group, arrival))
        .ifPresent(
            arrival ->
                Launch.onTop(
                    tx,
                    group.name(),
                    arrival,
                    Swap.Kind.SPOT,
                    Optional.of(leaving.id()),
                    List.of(Causes.spotReplacementStarted(tx.now()))));
  }

  /** Above the maximum by a tenth of what is desired, rounded down, or by one instance. */
  private static boolean isWithinMargin(Group group, Instance arrival) {
    int margin = Math.max(arrival.units(), group.capacity().desired() / 10);
    return group.wantedCapacity() + arrival.units() <= group.capacity().max() + margin;
  }
}
