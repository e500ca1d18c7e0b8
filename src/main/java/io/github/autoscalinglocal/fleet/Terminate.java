package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Timing;
import java.util.List;
import java.util.Optional;

/** The way out of a group. */
public final class Terminate {
  private Terminate() {}

  /**
   * Takes an instance out of service. From here on it does not count, so a replacement that is due
   * can launch at once.
   *
   * @return the activity, in progress
   */
  public static Activity begin(Tx tx, Group group, Instance instance, List<String> cause) {
    if (instance.lifecycle().isPending()) {
      // No text is known for a launch that a termination overtakes; "overtaken" launches are
      // Cancelled.
      Activities.end(
          tx,
          instance.activityId(),
          ActivityStatus.Cancelled,
          Optional.of("The instance was terminated before it entered service."));
    }
    Activity activity =
        Activities.begin(
            tx,
            group,
            "Terminating EC2 instance: " + instance.id(),
            cause,
            ActivityStatus.InProgress,
            0,
            Activities.where(instance));
    Instance leaving = instance.withLifecycle(Lifecycle.TERMINATING).withActivity(activity.id());
    tx.update(r -> r.with(r.existing(group.name()), leaving));
    tx.schedule(
        tx.options().timings().of(Timing.TERMINATE),
        new Terminated(group.name(), instance.id(), activity.id()));
    return activity;
  }

  /** EC2 has terminated the instance: it leaves the group. */
  record Terminated(String groupName, String instanceId, String activityId) implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Group> found = tx.region().group(groupName);
      Optional<Instance> leaving =
          found
              .flatMap(group -> group.instance(instanceId))
              .filter(instance -> instance.activityId().equals(activityId));
      if (leaving.isEmpty()) {
        return;
      }
      Activities.end(tx, activityId, ActivityStatus.Successful, Optional.empty());
      tx.update(region -> region.without(region.existing(groupName), instanceId));
      Group group = tx.region().existing(groupName);
      tx.put(group.with(group.work().ended(activityId, tx.now())));
    }
  }
}
