package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Announcements.RefreshEvent;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.RefreshRun;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.model.Refreshes;
import io.github.autoscalinglocal.model.Swap;
import java.util.Map;
import java.util.Optional;

/**
 * Instance refreshes: how they begin and how they end. What they do in between is {@link
 * RefreshSteps}'s.
 */
public final class InstanceRefreshes {
  private InstanceRefreshes() {}

  /** Whether the root volumes of a group's instances are being replaced. */
  public static boolean replacesRootVolumes(Group group) {
    return group
        .work()
        .refreshes()
        .active()
        .filter(InstanceRefresh::replacesRootVolumes)
        .isPresent();
  }

  /**
   * Begins a refresh.
   *
   * @param target what instances are to be launched from, if not from what the group says
   */
  public static void start(
      Tx tx, Group group, InstanceRefresh refresh, Optional<LaunchSource> target) {
    RefreshRun run = RefreshRun.of(target, tx.now());
    Refreshes next = group.work().refreshes().starting(tx.nextSequence(), refresh, run);
    tx.put(group.with(group.work().with(next)));
    RefreshAlarms.watch(tx, group.name(), refresh, true);
  }

  /**
   * Cancels the active refresh. What it has updated stays so.
   *
   * @param wait whether it first waits for the launches and terminations that are under way
   */
  public static void cancel(Tx tx, Group group, boolean wait) {
    InstanceRefresh refresh = group.work().refreshes().active().orElseThrow();
    Optional<String> reason = Optional.of(RefreshReasons.CANCELLED);
    if (wait) {
      InstanceRefresh cancelling = refresh.becoming(RefreshStatus.Cancelling, reason);
      tx.put(group.with(group.work().with(group.work().refreshes().with(cancelling))));
    } else {
      end(tx, group.name(), RefreshStatus.Cancelled, reason);
    }
  }

  /** The group goes, and an active refresh with it. */
  static void abandon(Tx tx, Group group) {
    if (group.work().refreshes().active().isPresent()) {
      end(tx, group.name(), RefreshStatus.Cancelled, Optional.of(RefreshReasons.GROUP_DELETED));
    }
  }

  /** RollbackInstanceRefresh. */
  public static void rollBack(Tx tx, Group group) {
    rollBack(tx, group.name(), RefreshReasons.ROLLBACK_BY_USER);
  }

  /**
   * Brings back to the group's own configuration whatever is not as that says. Replacements that
   * were launched first, and have not taken over, go at once.
   */
  private static void rollBack(Tx tx, String groupName, String reason) {
    for (Map.Entry<String, Swap> open : tx.group(groupName).work().swaps().entrySet()) {
      if (open.getValue().kind() == Swap.Kind.REFRESH) {
        giveUp(tx, tx.group(groupName), open.getKey());
      }
    }
    Group group = tx.group(groupName);
    Refreshes refreshes = group.work().refreshes();
    int owed = refreshes.run().orElseThrow().owed();
    InstanceRefresh refresh = refreshes.active().orElseThrow().rollingBack(reason, tx.now());
    RefreshRun back = RefreshRun.of(Optional.empty(), tx.now()).withOwed(owed);
    Group turned = group.with(group.work().with(refreshes.with(back).with(refresh)));
    RefreshRun sorted = RefreshRound.sorted(tx, turned, true);
    tx.put(turned.with(turned.work().with(turned.work().refreshes().with(sorted))));
    Announcements.refresh(tx, group, RefreshEvent.ROLLBACK_STARTED, refresh.id());
  }

  private static void giveUp(Tx tx, Group group, String newId) {
    Group closed = group.with(group.work().withSwaps(group.work().swaps().minus(newId)));
    tx.update(closed);
    closed
        .instance(newId)
        .filter(Instance::counts)
        .ifPresent(
            each -> Terminate.begin(tx, closed, each, Causes.refreshed(tx.now(), each.id())));
  }

  /** The active refresh cannot go on: it goes back, if it is to, or has failed. */
  static void fail(Tx tx, String groupName, String reason) {
    InstanceRefresh refresh = tx.group(groupName).work().refreshes().active().orElseThrow();
    if (refresh.isRollingBack()) {
      end(tx, groupName, RefreshStatus.RollbackFailed, Optional.of(reason));
    } else if (Boolean.TRUE.equals(refresh.preferences().autoRollback())) {
      rollBack(tx, groupName, RefreshReasons.rolledBackBecause(reason));
    } else {
      end(tx, groupName, RefreshStatus.Failed, Optional.of(reason));
    }
  }

  /** The active refresh is over. If it is successful, the group becomes what its instances are. */
  static void end(Tx tx, String groupName, RefreshStatus status, Optional<String> reason) {
    Group group = tx.group(groupName);
    Refreshes refreshes = group.work().refreshes();
    InstanceRefresh last = RefreshSteps.counted(tx, group).ended(status, reason, tx.now());
    Optional<LaunchSource> target = refreshes.run().flatMap(RefreshRun::target);
    Group ended = group.with(group.work().with(refreshes.ended(last)));
    tx.put(
        status == RefreshStatus.Successful && target.isPresent()
            ? Weights.renewed(tx, ended.with(target.get()))
            : ended);
    RefreshAlarms.watch(tx, groupName, last, false);
    Announcements.refresh(tx, group, event(status), last.id());
  }

  private static RefreshEvent event(RefreshStatus ended) {
    return switch (ended) {
      case Successful -> RefreshEvent.SUCCEEDED;
      case Failed -> RefreshEvent.FAILED;
      case Cancelled -> RefreshEvent.CANCELLED;
      case RollbackSuccessful -> RefreshEvent.ROLLBACK_SUCCEEDED;
      case RollbackFailed -> RefreshEvent.ROLLBACK_FAILED;
      case Pending, InProgress, Baking, Cancelling, RollbackInProgress ->
          throw new IllegalArgumentException(ended + " is no end");
    };
  }
}
