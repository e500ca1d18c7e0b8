package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.Transit;
import java.util.List;
import java.util.Optional;

/** The way out of a group for instances that go on running. No hook runs on the way. */
public final class Detach {
  private static final int DETACHING = 50;

  private Detach() {}

  /**
   * Lets go of an instance.
   *
   * @param change the change of the desired capacity, or empty if that is kept
   * @return the activity, in progress
   */
  public static Activity begin(
      Tx tx, Group group, Instance instance, Optional<Causes.Change> change) {
    Activity activity =
        Activities.begin(
            tx,
            group,
            "Detaching EC2 instance: " + instance.id(),
            List.of(Causes.detached(tx.now(), instance.id(), change)),
            ActivityStatus.InProgress,
            DETACHING,
            Activities.where(instance));
    Instance leaving =
        instance.withLifecycle(Lifecycle.DETACHING).with(Transit.unhooked(activity.id()));
    tx.update(group.name(), leaving);
    tx.schedule(
        Draining.begin(tx, group.name(), leaving).orElse(tx.options().timings().of(Timing.DETACH)),
        new Detached(group.name(), instance.id(), activity.id()));
    return activity;
  }

  /** The instance is out of the group, and EC2 keeps it. */
  record Detached(String groupName, String instanceId, String activityId) implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Instance> leaving =
          Moving.instance(tx, groupName, instanceId, activityId, Lifecycle.DETACHING);
      if (leaving.isEmpty()) {
        return;
      }
      Draining.end(tx, activityId);
      Activity activity = Activities.of(tx, leaving.get());
      Announcements.detached(
          tx, tx.group(groupName), Outcome.success(activity, leaving.get(), Route.TERMINATION));
      Activities.succeed(tx, activity);
      tx.remove(groupName, instanceId);
      Group group = tx.group(groupName);
      tx.put(group.with(group.work().ended(activityId, tx.now())));
      if (Machines.isGone(tx, instanceId)) {
        // Its group was what kept it from being forgotten.
        Machines.terminated(tx, instanceId);
      }
    }
  }
}
