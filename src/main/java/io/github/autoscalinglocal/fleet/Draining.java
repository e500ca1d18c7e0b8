package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.Optional;

/** Before an instance leaves service, its load balancers let it end the requests that it has. */
final class Draining {
  private static final int PROGRESS = 50;
  private static final String NOTE = " - Waiting For ";

  private Draining() {}

  /**
   * Takes an instance from its traffic sources, and shows in its activity that it drains.
   *
   * @return how long that takes; empty if there is nothing to drain
   */
  static Optional<Duration> begin(Tx tx, String groupName, Instance instance) {
    Optional<LoadBalancing.Draining> draining =
        LoadBalancing.deregister(tx, tx.group(groupName), instance)
            .filter(each -> !each.time().isZero());
    draining.ifPresent(
        each ->
            Activities.change(
                tx,
                instance.activityId(),
                activity ->
                    activity
                        .withDescription(activity.description() + each.note())
                        .withStatus(each.status(), PROGRESS)));
    return draining.map(LoadBalancing.Draining::time);
  }

  /** Drains an instance, which goes on its way out, or back into the warm pool, after that. */
  static void thenGo(Tx tx, String groupName, Instance instance) {
    Optional<Duration> time = begin(tx, groupName, instance);
    if (time.isEmpty()) {
      go(tx, groupName, instance);
      return;
    }
    tx.schedule(
        time.get(),
        new Drained(groupName, instance.id(), instance.activityId(), instance.lifecycle()));
  }

  private static void go(Tx tx, String groupName, Instance instance) {
    if (instance.lifecycle() == Lifecycle.WARMED_PENDING) {
      Warming.drained(tx, groupName, instance);
    } else {
      Terminate.drained(tx, groupName, instance);
    }
  }

  /** The load balancers have let go of the instance, unless it could not wait for that. */
  record Drained(String groupName, String instanceId, String activityId, Lifecycle from)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Moving.instance(tx, groupName, instanceId, activityId, from)
          .filter(instance -> isUnderWay(tx, activityId))
          .ifPresent(
              instance -> {
                end(tx, activityId);
                go(tx, groupName, instance);
              });
    }
  }

  /** Whether an activity is about an instance that drains. */
  static boolean isUnderWay(Tx tx, String activityId) {
    return tx.region().history().inProgress(activityId).filter(Draining::tells).isPresent();
  }

  private static boolean tells(Activity activity) {
    return activity.status().code() == ActivityStatus.WaitingForELBConnectionDraining
        || activity.status().code() == ActivityStatus.WaitingForConnectionDraining;
  }

  /** The activity shows no more that the instance drains. */
  static void end(Tx tx, String activityId) {
    Activities.change(
        tx,
        activityId,
        activity ->
            tells(activity)
                ? activity
                    .withDescription(activity.description().split(NOTE, 2)[0])
                    .withStatus(ActivityStatus.InProgress, PROGRESS)
                : activity);
  }
}
