package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.World;
import io.github.autoscalinglocal.fleet.Deadlines;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.LifecycleAction;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Swap;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;

/** What must hold of instances on their ways in and out, whatever has happened. */
final class InstanceInvariants {
  private InstanceInvariants() {}

  /** What holds of a region at any moment, and of any step from one moment to another. */
  static void check(World world, Region region, Region old) {
    Map<String, SortedSet<Instant>> deadlines =
        region.groups().values().stream().anyMatch(InstanceInvariants::anyWaits)
            ? Deadlines.of(world)
            : Map.of();
    for (Group group : region.groups().values()) {
      for (Instance instance : group.instances().values()) {
        checkWait(region, instance, deadlines);
        checkMachine(region, instance);
      }
      checkSwaps(group);
    }
    checkNobodyIsLost(region, old);
    for (Targets targets : region.elb().sources().values()) {
      for (TargetId target : targets.byId().keySet()) {
        String id = target.id();
        assertThat(region.ec2().instance(id)).as("the registered instance %s", id).isPresent();
      }
    }
  }

  private static boolean anyWaits(Group group) {
    return group.instances().values().stream().anyMatch(InstanceInvariants::waits);
  }

  private static boolean waits(Instance instance) {
    return instance.lifecycle().wire().endsWith(":Wait");
  }

  /** Whoever waits has deadlines, and will be woken at them; nobody else has. */
  private static void checkWait(
      Region region, Instance instance, Map<String, SortedSet<Instant>> deadlines) {
    assertThat(waits(instance))
        .as("%s is %s and has actions", instance.id(), instance.lifecycle())
        .isEqualTo(!instance.transit().actions().isEmpty());
    if (!waits(instance)) {
      return;
    }
    for (LifecycleAction action : instance.transit().actions().values()) {
      assertThat(deadlines.get(action.token()))
          .as("when %s of %s ends", action.hook(), instance.id())
          .contains(action.deadline());
      assertThat(action.deadline()).isBeforeOrEqualTo(action.globalDeadline());
    }
    assertThat(region.history().activity(instance.activityId()).orElseThrow().status().code())
        .as("what the activity of %s shows", instance.id())
        .isEqualTo(ActivityStatus.MidLifecycleAction);
  }

  /** EC2 has every instance that it has told of. */
  private static void checkMachine(Region region, Instance instance) {
    assertThat(region.ec2().instance(instance.id()).isPresent())
        .as("EC2 has %s, which is %s", instance.id(), instance.lifecycle())
        .isEqualTo(!instance.lifecycle().isUnknown());
  }

  /** A swap that lost one of its two is seen to as soon as the group is looked at. */
  private static void checkSwaps(Group group) {
    if (group.work().deleting() || group.work().reconcileAt().isPresent()) {
      return;
    }
    for (Map.Entry<String, Swap> swap : group.work().swaps().entrySet()) {
      assertThat(group.instance(swap.getKey()).filter(Instance::counts))
          .as("the new one of %s", swap)
          .isPresent();
      swap.getValue()
          .victimId()
          .ifPresent(
              victim ->
                  assertThat(group.instance(victim).filter(Instance::counts))
                      .as("the victim of %s", swap)
                      .isPresent());
    }
  }

  /** Whoever has left a group is terminated, or was detached. */
  private static void checkNobodyIsLost(Region region, Region old) {
    for (Group group : old.groups().values()) {
      for (String id : group.instances().keySet()) {
        boolean leftAlive =
            region.groupHolding(id).isEmpty() && region.ec2().instance(id).isPresent();
        if (leftAlive) {
          assertThat(wasDetached(region, group.name(), id))
              .as("%s was detached from %s", id, group.name())
              .isTrue();
        }
      }
    }
  }

  private static boolean wasDetached(Region region, String group, String id) {
    return region
        .history()
        .newestOf(group)
        .anyMatch(
            each ->
                each.description().equals("Detaching EC2 instance: " + id)
                    && each.status().code() == ActivityStatus.Successful);
  }

  /** What holds once nothing is under way: who is registered is in service, and checked. */
  static void checkSettled(Region region) {
    for (Targets targets : region.elb().sources().values()) {
      targets
          .byId()
          .forEach(
              (id, target) -> {
                assertThat(target.health())
                    .isNotIn(TargetHealth.INITIAL, TargetHealth.DRAINING, TargetHealth.UNUSED);
                assertThat(region.instance(id.id()).map(Instance::lifecycle))
                    .as("the registered instance %s", id.id())
                    .contains(Lifecycle.IN_SERVICE);
              });
    }
  }
}
