package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.InstanceRefresh.PoolProgress;
import io.github.autoscalinglocal.model.RefreshRun;
import io.github.autoscalinglocal.model.Refreshes;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.refresh.PoolCensus;
import java.util.List;
import java.util.Optional;

/**
 * What a refresh does with its group's warm pool, once all in service are up to date: instances of
 * the pool go, a batch at a time, and the pool fills anew from what the group launches now.
 */
final class PoolRefresh {
  private PoolRefresh() {}

  /**
   * Replaces the next ones.
   *
   * @return whether the refresh is still busy with the pool
   */
  static boolean proceed(Tx tx, Group group) {
    PoolCensus census = census(group);
    if (census.left() == 0) {
      return false;
    }
    if (group.isSuspended(ScalingProcess.Launch) || group.isSuspended(ScalingProcess.Terminate)) {
      return true;
    }
    InstanceRefresh refresh = group.work().refreshes().active().orElseThrow();
    census.outdated().stream()
        .limit(census.batch(refresh.preferences().minHealthyPercentage()))
        .forEach(each -> replace(tx, group.name(), each));
    return true;
  }

  private static void replace(Tx tx, String groupName, Instance instance) {
    Group group = tx.group(groupName);
    Refreshes refreshes = group.work().refreshes();
    RefreshRun run = refreshes.run().orElseThrow().begun(instance.id());
    tx.update(group.with(group.work().with(refreshes.with(run))));
    WarmPools.end(tx, instance, Causes.refreshed(tx.now(), instance.id()));
  }

  /** Nobody, in a group without a pool or with one that is being deleted. */
  static PoolCensus census(Group group) {
    boolean pool = group.warmPool().filter(each -> !each.deleting()).isPresent();
    return PoolCensus.of(
        pool ? WarmPool.members(group).toList() : List.of(),
        group.work().refreshes().run().orElseThrow());
  }

  /** How far the refresh has come with the pool, if there is one. */
  static Optional<PoolProgress> progress(Group group) {
    PoolCensus census = census(group);
    return group
        .warmPool()
        .map(pool -> new PoolProgress(census.percentage(), census.outdated().size()));
  }

  /** A refresh has yet to replace it: so it does not come into service. */
  static boolean isOutdated(Group group, Instance instance) {
    return group
        .work()
        .refreshes()
        .run()
        .filter(run -> run.outdated().contains(instance.id()))
        .isPresent();
  }
}
