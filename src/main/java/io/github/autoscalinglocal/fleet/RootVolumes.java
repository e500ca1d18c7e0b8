package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.Transit;
import io.github.autoscalinglocal.shape.RefreshStrategy;
import java.util.List;
import java.util.Optional;

/**
 * Instances that are given another root volume: out of service and through terminating hooks, then
 * started from the other image, then through launching hooks and back into service. The words of
 * their activities are not documented.
 */
final class RootVolumes {
  private static final int HALF_DONE = 50;

  private RootVolumes() {}

  static void replace(Tx tx, Group group, Instance instance) {
    Activity activity =
        Activities.begin(
            tx,
            group,
            "Replacing root volume of EC2 instance: " + instance.id(),
            Causes.rootVolumeRefreshed(tx.now(), instance.id()),
            ActivityStatus.WaitingForInPlaceUpdateToStart,
            0,
            Activities.where(instance));
    Instance leaving =
        instance
            .withLifecycle(Lifecycle.REPLACING_ROOT_VOLUME)
            .with(Transit.inPlace(activity.id()));
    tx.update(group.name(), leaving);
    if (!Hooks.hold(tx, group.name(), leaving, HookTransition.TERMINATING)) {
      order(tx, group.name(), leaving);
    }
  }

  /**
   * No hook holds the instance up any more: on its way out, where it changes nothing that somebody
   * abandoned it, or on its way back.
   */
  static void released(Tx tx, String groupName, Instance instance, Optional<String> abandoned) {
    if (instance.lifecycle() == Lifecycle.PENDING_WAIT) {
      Launch.released(tx, groupName, instance, abandoned);
    } else {
      order(tx, groupName, instance);
    }
  }

  /** Orders EC2 to replace the root volume. */
  private static void order(Tx tx, String groupName, Instance waiting) {
    Instance instance = waiting.withLifecycle(Lifecycle.REPLACING_ROOT_VOLUME_PROCEED);
    tx.update(groupName, instance);
    Group group = tx.group(groupName);
    Mishaps.Fate fate = Mishaps.ofRootVolume(tx, group, instance.machine());
    if (fate.failure().isPresent()) {
      fail(tx, group, instance, fate.failure().get().message());
      return;
    }
    Activities.change(
        tx,
        instance.activityId(),
        activity -> activity.withStatus(ActivityStatus.InPlaceUpdateInProgress, HALF_DONE));
    RefreshMatch wanted = RefreshMatch.with(tx, group, RefreshStrategy.REPLACE_ROOT_VOLUME);
    tx.schedule(
        tx.options().timings().of(Timing.ROOT_VOLUME).plus(fate.delay()),
        new Replaced(
            groupName,
            instance.id(),
            instance.activityId(),
            wanted.imageFor(instance).orElse(instance.machine().imageId()),
            wanted.originFor(instance)));
  }

  /** The instance has started from another image. */
  record Replaced(
      String groupName, String instanceId, String activityId, String imageId, Origin origin)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Moving.instance(
              tx, groupName, instanceId, activityId, Lifecycle.REPLACING_ROOT_VOLUME_PROCEED)
          .ifPresent(instance -> replaced(tx, instance));
    }

    private void replaced(Tx tx, Instance instance) {
      if (!Machines.isRunning(tx, instanceId)) {
        fail(tx, tx.group(groupName), instance, "The instance is not running.");
        return;
      }
      Instance other = instance.withImage(imageId, origin);
      Machines.change(tx, instanceId, machine -> machine.with(other.machine()));
      Instance pending =
          other.withLifecycle(Lifecycle.ROOT_VOLUME_REPLACED).withLifecycle(Lifecycle.PENDING);
      tx.update(groupName, pending);
      Activities.change(
          tx,
          activityId,
          activity ->
              activity.withStatus(ActivityStatus.WaitingForInPlaceUpdateToFinalize, HALF_DONE));
      if (!Hooks.hold(tx, groupName, pending, HookTransition.LAUNCHING)) {
        Launch.enter(tx, groupName, pending);
      }
    }
  }

  /** Documented: an instance whose root volume cannot be replaced is replaced itself. */
  private static void fail(Tx tx, Group group, Instance instance, String reason) {
    Activities.fail(tx, instance.activityId(), reason);
    Terminate.begin(tx, group, instance, List.of(Causes.rootVolumeLost(tx.now())));
    tx.touch(group.name());
  }
}
