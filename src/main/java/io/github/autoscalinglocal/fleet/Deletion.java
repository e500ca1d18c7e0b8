package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.WarmPool;
import java.util.List;

/** The end of a group. */
public final class Deletion {
  private Deletion() {}

  /**
   * Deletes a group with all that is in it: no hooks, no protection, no suspended process holds an
   * instance back. The group is gone once it is empty, and shows {@code Delete in progress} until
   * then.
   */
  public static void force(Tx tx, Group given) {
    InstanceRefreshes.abandon(tx, given);
    Group group = tx.group(given.name());
    int desired = group.capacity().desired();
    int actual = group.actualCapacity();
    Capacity old = group.capacity();
    Capacity none =
        new Capacity(
            0, 0, 0, old.desiredType(), old.defaultCooldown(), old.defaultInstanceWarmup());
    tx.put(
        group
            .with(none)
            .with(group.work().withDeleting())
            .with(group.behavior().withWarmPool(group.warmPool().map(WarmPool::beingDeleted))));
    // No cause of the service is known for a forced deletion; these are its sentences for a size of
    // none.
    List<String> cause =
        List.of(Causes.updated(tx.now(), 0, 0, 0, desired), Causes.scaledIn(tx.now(), actual, 0));
    for (Instance instance : group.instances().values()) {
      if (instance.lifecycle().isTerminating()) {
        Terminate.hurry(tx, group.name(), instance);
      } else {
        Terminate.atOnce(tx, tx.group(group.name()), instance, cause);
      }
    }
    finishIfEmpty(tx, tx.group(group.name()));
  }

  /**
   * Without instances there is nothing to wait for. Its activities stay, for those who ask for
   * deleted groups.
   */
  public static void finishIfEmpty(Tx tx, Group group) {
    if (group.instances().isEmpty()) {
      InstanceRefreshes.abandon(tx, group);
      PolicyAlarms.deleteAll(tx, group);
      GroupLoads.end(tx, target -> target.group().equals(group.name()));
      tx.remove(group);
    }
  }
}
