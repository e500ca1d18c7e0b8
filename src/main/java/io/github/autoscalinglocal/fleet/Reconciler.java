package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where desired and actual meet: it compares what a group wants with what it has, and begins what
 * is missing.
 */
public final class Reconciler {
  private Reconciler() {}

  /**
   * Arranges for a group that was touched to be looked at, once for all that touches it until then.
   */
  public static void arrange(Tx tx, String groupName) {
    arrange(tx, groupName, tx.options().timings().of(Timing.RECONCILE));
  }

  /** Looks at a group at once, for a caller who is told what comes of its wish. */
  public static void atOnce(Tx tx, String groupName) {
    reconcile(tx, groupName);
  }

  static void arrange(Tx tx, String groupName, Duration after) {
    Optional<Group> found = tx.findGroup(groupName);
    if (found.isEmpty()) {
      return;
    }
    Group group = found.get();
    Instant at = tx.now().plus(after);
    Optional<Instant> arranged = group.work().reconcileAt();
    if (arranged.isPresent() && isStillToCome(tx, arranged.get(), at)) {
      return;
    }
    tx.update(group.with(group.work().withReconcileAt(Optional.of(at))));
    tx.schedule(after, new Reconcile(groupName, at));
  }

  /**
   * What was due before now has run. An arrangement from then is one that failed, through a policy
   * or a market from outside, and must not keep the group from being looked at for ever.
   */
  private static boolean isStillToCome(Tx tx, Instant arranged, Instant wanted) {
    return !arranged.isBefore(tx.now()) && !arranged.isAfter(wanted);
  }

  /** The reconciler's turn with a group, as it was arranged. */
  record Reconcile(String groupName, Instant arranged) implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Group> group = tx.findGroup(groupName);
      if (group.flatMap(each -> each.work().reconcileAt()).equals(Optional.of(arranged))) {
        tx.update(
            group.orElseThrow().with(group.orElseThrow().work().withReconcileAt(Optional.empty())));
        reconcile(tx, groupName);
      }
    }
  }

  private static void reconcile(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (group.work().deleting()) {
      Deletion.finishIfEmpty(tx, group);
      return;
    }
    settle(tx, groupName);
    int replacements = Replacements.begin(tx, groupName);
    Lifetimes.begin(tx, groupName);
    RefreshSteps.proceed(tx, groupName);
    if (!tx.group(groupName).isSuspended(ScalingProcess.Launch)) {
      Launch.upToDesired(tx, groupName, replacements);
    }
    SpotEvents.begin(tx, groupName);
    Rebalance.begin(tx, groupName);
    Redistribution.begin(tx, groupName);
    WarmPools.tend(tx, groupName);
    RefreshSteps.report(tx, groupName);
    forgetReasonsIfSettled(tx, tx.group(groupName));
    if (tx.options().externalEc2()) {
      ExternalLook.arrange(tx);
    }
  }

  /**
   * Ends the swaps that are over, and removes what is too many. That may be somebody of whom a swap
   * was about, which then is over as well, and leaves more that is too many.
   */
  private static void settle(Tx tx, String groupName) {
    boolean scalesIn = !tx.group(groupName).isSuspended(ScalingProcess.Terminate);
    do {
      Swaps.settle(tx, groupName);
      if (scalesIn) {
        ScaleIn.run(tx, groupName);
      }
    } while (Swaps.anyBroken(tx.group(groupName)));
  }

  /** A wish that was taken back, or is fulfilled, is no reason for what comes later. */
  private static void forgetReasonsIfSettled(Tx tx, Group group) {
    if (!group.work().reasons().isEmpty() && group.actualCapacity() == group.wantedCapacity()) {
      tx.update(group.with(group.work().withoutReasons()));
    }
  }
}
