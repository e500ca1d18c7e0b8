package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.Selection;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warm pools: what they hold, and what they should hold. */
public final class WarmPools {
  private WarmPools() {}

  /** Has the pool of a group come nearer to what is wanted of it. */
  static void tend(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    Optional<WarmPool> pool = group.warmPool();
    if (pool.isEmpty()) {
      return;
    }
    if (pool.get().deleting()) {
      finishIfEmpty(tx, group);
      return;
    }
    if (Health.replaces(group)) {
      endUnhealthy(tx, group);
    }
    if (!group.isSuspended(ScalingProcess.Terminate)) {
      leaveZones(tx, tx.group(groupName));
      shrink(tx, tx.group(groupName), pool.get());
    }
    if (!group.isSuspended(ScalingProcess.Launch)) {
      fill(tx, tx.group(groupName), pool.get());
    }
  }

  /** In the pool nobody waits for a turn to be replaced: nobody there serves. */
  private static void endUnhealthy(Tx tx, Group group) {
    WarmPool.members(group)
        .filter(each -> each.lifecycle().isReady() && !each.health().healthy())
        .filter(each -> !ZonalShifts.spares(tx, group, each))
        .forEach(each -> end(tx, each, List.of(Health.cause(tx.now(), each.health()))));
  }

  /** What is in a zone that the group has left could never come into service. */
  private static void leaveZones(Tx tx, Group group) {
    List<Instance> outside =
        WarmPool.counted(group)
            .filter(each -> !group.placement().zones().contains(each.zone()))
            .toList();
    end(tx, group, outside);
  }

  /**
   * Lets go of what is too much. The default termination policy chooses among the instances of the
   * pool; those on their way into it are the last resort. As many stay on top as the group itself
   * lacks, as while {@code Launch} is suspended: these are about to be drawn.
   */
  private static void shrink(Tx tx, Group group, WarmPool pool) {
    int lacking = Math.max(0, group.wantedCapacity() - group.actualCapacity());
    long keep = (long) pool.target(group.capacity()) + lacking;
    int size = WarmPool.size(group);
    if (size <= keep) {
      return;
    }
    Selection selection = VictimSelector.select(facts(tx, group, (int) keep));
    tx.record(selection.explanation());
    end(
        tx,
        group,
        selection.victims().stream()
            .flatMap(victim -> group.instance(victim.instance().id()).stream())
            .toList());
  }

  /** The pool as if it were a group. */
  private static GroupFacts facts(View view, Group group, int keep) {
    GroupFacts facts = Facts.of(view, group, keep, List.of(TerminationPolicies.DEFAULT));
    return new GroupFacts(
        facts.group(),
        facts.now(),
        WarmPool.counted(group).map(WarmPools::asInGroup).toList(),
        facts.wanted(),
        facts.rules(),
        facts.source(),
        facts.mixed(),
        facts.oracles());
  }

  private static Instance asInGroup(Instance instance) {
    return new Instance(
        instance.id(),
        instance.machine(),
        instance.origin(),
        instance.launchedAt(),
        instance.lifecycle().isReady() ? Lifecycle.IN_SERVICE : Lifecycle.PENDING,
        instance.health(),
        false,
        instance.transit());
  }

  /** No cause of the service is known for that; these are the sentences of a scale-in. */
  private static void end(Tx tx, Group group, List<Instance> leaving) {
    int size = WarmPool.size(group);
    List<String> cause = new ArrayList<>();
    cause.add(Causes.scaledIn(tx.now(), size, size - leaving.size()));
    leaving.forEach(each -> cause.add(Causes.selected(tx.now(), each.id())));
    leaving.forEach(each -> end(tx, each, cause));
  }

  /**
   * Terminates an instance of a pool, which fills again from what its group launches now. So an
   * instance refresh reaches the pool: whoever replaces instances calls this for those that are
   * {@linkplain Lifecycle#isReady ready} in it.
   */
  static void end(Tx tx, Instance instance, List<String> cause) {
    Group group = tx.region().groupHolding(instance.id()).orElseThrow();
    Terminate.begin(tx, group, instance, cause);
    tx.touch(group.name());
  }

  /** The group comes first: its pool waits until the group has what it wants. */
  private static void fill(Tx tx, Group group, WarmPool pool) {
    int size = WarmPool.size(group);
    int missing = pool.target(group.capacity()) - size;
    boolean groupIsServed = group.actualCapacity() >= group.wantedCapacity();
    if (missing > 0 && groupIsServed && !Setbacks.holdUp(tx, group)) {
      Launch.intoWarmPool(tx, group.name(), size, missing);
    }
  }

  /**
   * Whether an instance that leaves service in a scale-in comes back into the pool. A full pool
   * takes nobody (scale-in.md U-36).
   */
  static boolean takesBack(View view, Group group, Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE
        && instance.health().healthy()
        && group.placement().zones().contains(instance.zone())
        && Machines.isRunning(view, instance.id())
        && group
            .warmPool()
            .filter(pool -> pool.reuseOnScaleIn().orElse(false))
            .filter(pool -> WarmPool.size(group) < pool.target(group.capacity()))
            .isPresent();
  }

  /**
   * Deletes the pool of a group with all that is in it: no hooks and no suspended process hold an
   * instance back. It is gone once it is empty.
   */
  public static void delete(Tx tx, Group group) {
    if (group.warmPool().filter(WarmPool::deleting).isPresent()) {
      return;
    }
    int size = WarmPool.size(group);
    tx.put(group.with(group.behavior().withWarmPool(group.warmPool().map(WarmPool::beingDeleted))));
    List<String> cause = List.of(Causes.scaledIn(tx.now(), size, 0));
    for (Instance instance : WarmPool.members(group).toList()) {
      if (instance.lifecycle().isTerminating()) {
        Terminate.hurry(tx, group.name(), instance);
      } else {
        Terminate.atOnce(tx, tx.group(group.name()), instance, cause);
      }
    }
  }

  private static void finishIfEmpty(Tx tx, Group group) {
    if (WarmPool.members(group).findAny().isEmpty()) {
      Group without = group.with(group.behavior().withWarmPool(Optional.empty()));
      tx.update(without);
    }
  }
}
