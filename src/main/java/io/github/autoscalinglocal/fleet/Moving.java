package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import java.util.Optional;

/** What the events that end a move have in common. */
final class Moving {
  private Moving() {}

  /** The instance that a move is about, unless the move was overtaken. */
  static Optional<Instance> instance(
      Tx tx, String groupName, String instanceId, String activityId, Lifecycle expected) {
    Optional<Instance> moving = instance(tx, groupName, instanceId, activityId);
    return moving.isPresent() && moving.get().lifecycle() == expected ? moving : Optional.empty();
  }

  /** The instance that an activity is about, wherever that has brought it. */
  static Optional<Instance> instance(
      Tx tx, String groupName, String instanceId, String activityId) {
    Optional<Group> group = tx.findGroup(groupName);
    Optional<Instance> moving =
        group.isPresent() ? group.get().instance(instanceId) : Optional.empty();
    return moving.isPresent() && moving.get().activityId().equals(activityId)
        ? moving
        : Optional.empty();
  }

  /** The instance has arrived: the cooldown runs from here, and the reconciler looks again. */
  static void ended(Tx tx, String groupName, String activityId, Instance arrived) {
    Group group = tx.group(groupName);
    tx.put(group.with(group.work().ended(activityId, tx.now())).with(arrived));
  }
}
