package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Launches before terminations: who was launched on top of what is wanted, and who goes for it. */
final class Swaps {
  private Swaps() {}

  /** Whether an instance is about to go for one that was launched for it. */
  static boolean isVictim(Group group, String instanceId) {
    return group.work().swaps().values().stream()
        .anyMatch(swap -> swap.victimId().equals(Optional.of(instanceId)));
  }

  /**
   * Ends the swaps whose new instance has come into service, or will not, or whose victim went by
   * itself. Who then is too many goes: the victim, or whom the next scale-in chooses.
   */
  static void settle(Tx tx, String groupName) {
    if (tx.group(groupName).work().swaps().isEmpty()) {
      return;
    }
    SortedSet<String> balanced = new TreeSet<>();
    for (Map.Entry<String, Swap> open : tx.group(groupName).work().swaps().entrySet()) {
      settle(tx, tx.group(groupName), open.getKey(), open.getValue(), balanced);
    }
    if (!balanced.isEmpty()) {
      Group group = tx.group(groupName);
      String reason = Causes.launchedToBalance(tx.now(), balanced);
      tx.update(group.with(group.work().because(reason)));
    }
  }

  /**
   * @param balanced gets the zone of a new instance for which the next scale-in takes another
   */
  private static void settle(
      Tx tx, Group group, String newId, Swap swap, SortedSet<String> balanced) {
    if (isBroken(group, newId, swap)) {
      close(tx, group, newId);
      return;
    }
    Instance arrival = group.instance(newId).orElseThrow();
    Optional<Instance> victim = swap.victimId().flatMap(group::instance);
    if (arrival.lifecycle() != Lifecycle.IN_SERVICE
        || group.isSuspended(ScalingProcess.Terminate)
        || (swap.kind() == Swap.Kind.REFRESH
            && !RefreshRound.mayTakeOver(tx, group, arrival, victim))) {
      return;
    }
    Group closed = close(tx, group, newId);
    if (swap.kind() == Swap.Kind.ZONES) {
      balanced.add(arrival.zone());
    }
    swap.victimId()
        .flatMap(closed::instance)
        .ifPresent(leaving -> Terminate.begin(tx, closed, leaving, cause(tx, swap, leaving)));
  }

  /** Whether there is a swap whose new instance or whose victim is lost to it. */
  static boolean anyBroken(Group group) {
    return !group.work().swaps().isEmpty()
        && group.work().swaps().entrySet().stream()
            .anyMatch(each -> isBroken(group, each.getKey(), each.getValue()));
  }

  private static boolean isBroken(Group group, String newId, Swap swap) {
    boolean arrives = group.instance(newId).filter(Instance::counts).isPresent();
    boolean victimIsLost =
        swap.victimId().isPresent()
            && swap.victimId()
                .flatMap(group::instance)
                .filter(Instance::counts)
                .filter(victim -> !isSpared(group, swap, victim))
                .isEmpty();
    return !arrives || victimIsLost;
  }

  /**
   * A protection that came in between is respected, but for those who lost their health, and by a
   * refresh that is told to replace what is protected.
   */
  private static boolean isSpared(Group group, Swap swap, Instance victim) {
    return switch (swap.kind()) {
      case HEALTH -> false;
      case REFRESH -> victim.protectedFromScaleIn() && !RefreshRound.takesProtected(group);
      default -> victim.protectedFromScaleIn();
    };
  }

  private static Group close(Tx tx, Group group, String newId) {
    Group closed = group.with(group.work().withSwaps(group.work().swaps().minus(newId)));
    tx.update(closed);
    return closed;
  }

  private static List<String> cause(Tx tx, Swap swap, Instance victim) {
    return switch (swap.kind()) {
      case HEALTH -> List.of(Health.cause(tx.now(), victim.health()));
      case LIFETIME -> List.of(Causes.lifetimeOver(tx.now()));
      case SPOT -> List.of(Causes.spotAtRisk(tx.now()));
      case ZONES, PURCHASE_OPTION -> List.of(Causes.rebalanced(tx.now()));
      case REFRESH -> Causes.refreshed(tx.now(), victim.id());
    };
  }
}
