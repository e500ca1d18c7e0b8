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

/** Instances that stay in their group and neither count nor work. No hook runs on the way. */
public final class Standby {
  private static final int ENTERING = 50;
  private static final int LEAVING = 30;

  private Standby() {}

  /**
   * Moves an instance in service to standby.
   *
   * @param change the change of the desired capacity, or empty if that is kept
   * @return the activity, in progress
   */
  public static Activity enter(
      Tx tx, Group group, Instance instance, Optional<Causes.Change> change) {
    Activity activity =
        Activities.begin(
            tx,
            group,
            "Moving EC2 instance to Standby: " + instance.id(),
            List.of(Causes.movedToStandby(tx.now(), instance.id(), change)),
            ActivityStatus.InProgress,
            ENTERING,
            Activities.where(instance));
    Instance entering =
        instance.withLifecycle(Lifecycle.ENTERING_STANDBY).with(Transit.unhooked(activity.id()));
    tx.update(group.name(), entering);
    tx.schedule(
        Draining.begin(tx, group.name(), entering).orElse(tx.options().timings().of(Timing.DETACH)),
        new Entered(group.name(), instance.id(), activity.id()));
    return activity;
  }

  /** The instance is on standby. */
  record Entered(String groupName, String instanceId, String activityId) implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Instance> entering =
          Moving.instance(tx, groupName, instanceId, activityId, Lifecycle.ENTERING_STANDBY);
      if (entering.isPresent()) {
        Draining.end(tx, activityId);
        Activities.succeed(tx, Activities.of(tx, entering.get()));
        Moving.ended(tx, groupName, activityId, entering.get().withLifecycle(Lifecycle.STANDBY));
      }
    }
  }

  /**
   * Moves an instance on standby back into service.
   *
   * @return the activity, in progress
   */
  public static Activity exit(Tx tx, Group group, Instance instance, Causes.Change change) {
    Activity activity =
        Activities.begin(
            tx,
            group,
            "Moving EC2 instance out of Standby: " + instance.id(),
            List.of(Causes.movedOutOfStandby(tx.now(), instance.id(), change)),
            ActivityStatus.PreInService,
            LEAVING,
            Activities.where(instance));
    Launch.enter(
        tx,
        group.name(),
        instance.withLifecycle(Lifecycle.PENDING).with(Transit.unhooked(activity.id())));
    return activity;
  }
}
