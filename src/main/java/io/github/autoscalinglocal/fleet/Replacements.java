package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.shape.InstanceMaintenancePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The replacement of unhealthy instances, protected or not. Those that do not run and those that a
 * user gave up are replaced at once, the others a few at a time.
 */
final class Replacements {
  /** How much of a group without a maintenance policy is replaced at once, in percent. */
  private static final int AT_ONCE = 10;

  private Replacements() {}

  /**
   * Terminates whom it is the turn of.
   *
   * @return the capacity units that need a replacement
   */
  static int begin(Tx tx, String groupName) {
    Group group = tx.region().existing(groupName);
    if (!Health.replaces(group)) {
      return 0;
    }
    List<Instance> unhealthy =
        group.instances().values().stream()
            .filter(Health::isUnhealthy)
            .filter(instance -> !Swaps.isVictim(group, instance.id()))
            .filter(instance -> !ZonalShifts.spares(tx, group, instance))
            .toList();
    if (unhealthy.isEmpty()) {
      return 0;
    }
    int replaced = 0;
    int room = -1;
    for (Instance instance : unhealthy) {
      HealthCause cause = instance.health().cause().orElse(HealthCause.USER);
      boolean outsidePolicy = cause == HealthCause.NOT_RUNNING;
      if (launchesFirst(group) && !outsidePolicy) {
        launchFirst(tx, groupName, instance);
        continue;
      }
      if (!cause.urgent()) {
        room = room < 0 ? room(tx, group) : room;
        if (room == 0) {
          continue;
        }
        room--;
      }
      Terminate.begin(
          tx,
          tx.region().existing(groupName),
          instance,
          List.of(Health.cause(tx.now(), instance.health())));
      replaced += instance.units();
    }
    return replaced;
  }

  private static boolean launchesFirst(Group group) {
    return group
        .behavior()
        .maintenancePolicy()
        .filter(policy -> policy.minHealthyPercentage() == 100)
        .isPresent();
  }

  /** The upper bound is rounded down, but one more is always allowed (scale-in.md U-40). */
  private static void launchFirst(Tx tx, String groupName, Instance victim) {
    Group group = tx.region().existing(groupName);
    int most =
        group.capacity().desired()
            * group.behavior().maintenancePolicy().orElseThrow().maxHealthyPercentage()
            / 100;
    int surge = Math.max(1, most - group.capacity().desired());
    int open = group.wantedCapacity() - group.capacity().desired();
    if (open < surge && !group.isSuspended(ScalingProcess.Launch)) {
      Launch.before(tx, group, victim)
          .ifPresent(
              arrival ->
                  Launch.onTop(
                      tx,
                      groupName,
                      arrival,
                      Swap.Kind.HEALTH,
                      Optional.of(victim.id()),
                      List.of(Causes.replacementStarted(tx.now()))));
    }
  }

  /**
   * How many may go now: none while the last wave has not come up and warmed up; else a tenth of
   * the group, or what its maintenance policy allows, one at least.
   */
  private static int room(Tx tx, Group group) {
    int desired = group.capacity().desired();
    boolean pending =
        group.instances().values().stream().anyMatch(each -> each.lifecycle().isPending());
    boolean underWay = group.activityInProgress().isPresent();
    boolean tenthShort = (desired - group.actualCapacity()) * 100 >= desired * AT_ONCE;
    if (pending || (underWay && tenthShort && group.actualCapacity() < desired)) {
      return 0;
    }
    Optional<Instant> warm = warmAt(group).filter(at -> at.isAfter(tx.now()));
    if (warm.isPresent()) {
      Reconciler.arrange(tx, group.name(), Duration.between(tx.now(), warm.get()));
      return 0;
    }
    return group
        .behavior()
        .maintenancePolicy()
        .map(policy -> allowed(policy, group, desired))
        .orElse(Math.max(1, desired * AT_ONCE / 100));
  }

  /** The lower bound is rounded up (scale-in.md U-40). */
  private static int allowed(InstanceMaintenancePolicy policy, Group group, int desired) {
    int least = (desired * policy.minHealthyPercentage() + 99) / 100;
    long healthy =
        group
            .counted()
            .filter(each -> each.lifecycle() == Lifecycle.IN_SERVICE && each.health().healthy())
            .mapToInt(Instance::units)
            .sum();
    return (int) Math.max(1, healthy - least);
  }

  /** When the youngest instance has warmed up, if the group says how long that takes. */
  private static Optional<Instant> warmAt(Group group) {
    return group
        .capacity()
        .defaultInstanceWarmup()
        .flatMap(
            seconds ->
                group
                    .counted()
                    .filter(each -> each.health().healthy())
                    .flatMap(each -> each.health().inServiceAt().stream())
                    .max(Instant::compareTo)
                    .map(at -> at.plusSeconds(seconds)));
  }
}
