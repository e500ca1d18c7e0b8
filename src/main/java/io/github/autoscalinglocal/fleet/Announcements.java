package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LifecycleHook;
import io.github.autoscalinglocal.model.NotificationType;
import java.util.Optional;

/**
 * What happens to a group, told to the outside world. The service tells of a success just before it
 * closes the activity, of a failure when it has.
 */
final class Announcements {
  private static final String REFRESH = "EC2 Auto Scaling Instance Refresh ";

  private Announcements() {}

  // Activities. Of a failure it is the one that moves the instance, unless another is given.

  static void launched(Tx tx, Group group, Outcome outcome) {
    Notifications.publish(tx, group, NotificationType.EC2_INSTANCE_LAUNCH, outcome);
    Events.publish(tx, group, "EC2 Instance Launch Successful", outcome);
  }

  /** An instance that was launched does not enter service. */
  static void launchFailed(Tx tx, Group group, Instance instance) {
    launchFailed(tx, group, Outcome.failure(tx, instance, Route.of(instance)));
  }

  /** EC2 launches no instance. */
  static void launchRefused(Tx tx, Group group, Activity failed, Route route) {
    launchFailed(tx, group, Outcome.failure(failed, Optional.empty(), route));
  }

  /** EC2 does not start an instance of the warm pool. */
  static void startRefused(Tx tx, Group group, Activity failed, Instance instance) {
    launchFailed(tx, group, Outcome.failure(failed, Optional.of(instance), Route.OUT_OF_WARM_POOL));
  }

  private static void launchFailed(Tx tx, Group group, Outcome outcome) {
    Notifications.publish(tx, group, NotificationType.EC2_INSTANCE_LAUNCH_ERROR, outcome);
    Events.publish(tx, group, "EC2 Instance Launch Unsuccessful", outcome);
  }

  /**
   * @param outcome with the instance as it was just before its end
   */
  static void terminated(Tx tx, Group group, Outcome outcome) {
    Notifications.publish(tx, group, NotificationType.EC2_INSTANCE_TERMINATE, outcome);
    Events.publish(tx, group, "EC2 Instance Terminate Successful", outcome);
  }

  static void terminateFailed(Tx tx, Group group, Instance instance) {
    Outcome outcome = Outcome.failure(tx, instance, Route.of(instance));
    Notifications.publish(tx, group, NotificationType.EC2_INSTANCE_TERMINATE_ERROR, outcome);
    Events.publish(tx, group, "EC2 Instance Terminate Unsuccessful", outcome);
  }

  /** Nothing documents that a topic is notified. The event's shape is that of a termination. */
  static void detached(Tx tx, Group group, Outcome outcome) {
    Events.publish(tx, group, "EC2 Instance Detach Successful", outcome);
  }

  static void detachFailed(Tx tx, Group group, Instance instance) {
    Outcome outcome = Outcome.failure(tx, instance, Route.TERMINATION);
    Events.publish(tx, group, "EC2 Instance Detach Unsuccessful", outcome);
  }

  // Lifecycle actions.

  /**
   * An instance that waits at a hook.
   *
   * @param token of the lifecycle action that ends the wait
   */
  record Wait(LifecycleHook hook, Instance instance, String token, Route route) {}

  /** Tells that an instance begins to wait: an event always, the hook's target if it has one. */
  static void waiting(Tx tx, Group group, Wait wait) {
    Events.publish(tx, group, wait);
    HookTargets.publish(tx, group, wait);
  }

  // Instance refreshes.

  /** What is told of a refresh, besides its checkpoints. */
  enum RefreshEvent {
    STARTED("Started"),
    STARTED_BAKING("Started Baking"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    CANCELLED("Cancelled"),
    ROLLBACK_STARTED("Rollback Started"),
    ROLLBACK_SUCCEEDED("Rollback Succeeded"),
    ROLLBACK_FAILED("Rollback Failed");

    private final String text;

    RefreshEvent(String text) {
      this.text = text;
    }
  }

  static void refresh(Tx tx, Group group, RefreshEvent event, String refreshId) {
    Events.publish(tx, group, REFRESH + event.text, refreshDetail(group, refreshId).done());
  }

  /**
   * @param delay seconds
   */
  static void checkpointReached(Tx tx, Group group, String refreshId, int percentage, int delay) {
    Document detail =
        refreshDetail(group, refreshId)
            .with("CheckpointPercentage", Integer.toString(percentage))
            .with("CheckpointDelay", Integer.toString(delay))
            .done();
    Events.publish(tx, group, REFRESH + "Checkpoint Reached", detail);
  }

  private static Document.Draft refreshDetail(Group group, String refreshId) {
    return Document.draft()
        .with("InstanceRefreshId", refreshId)
        .with("AutoScalingGroupName", group.name());
  }
}
