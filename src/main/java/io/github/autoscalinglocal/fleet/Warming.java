package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceHealth;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.Transit;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.model.Work;
import io.github.autoscalinglocal.shape.WarmPoolState;
import io.github.autoscalinglocal.shape.ec2.HibernationOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way into the warm pool: from EC2, where it is as with any launch until the launching hooks
 * have ended, or back from the group, past the terminating hooks.
 */
final class Warming {
  /** Not captured; in the words that are known of launches into and from the warm pool. */
  private static final String DESCRIPTION = "Returning EC2 instance to warm pool: ";

  private static final int PROCEEDING = 80;

  private Warming() {}

  /** Takes an instance out of service and back into the pool. */
  static void takeBack(Tx tx, Group group, Instance instance, List<String> cause) {
    Activity activity =
        Activities.begin(
            tx,
            group,
            DESCRIPTION + instance.id(),
            cause,
            ActivityStatus.InProgress,
            0,
            Activities.where(instance));
    Instance leaving =
        instance
            .withLifecycle(Lifecycle.WARMED_PENDING)
            .withHealth(InstanceHealth.NEW)
            .withProtection(false)
            .with(Transit.exchange(activity.id()));
    tx.update(group.name(), leaving);
    Draining.thenGo(tx, group.name(), leaving);
  }

  /** No load balancer holds up any more what comes back. */
  static void drained(Tx tx, String groupName, Instance instance) {
    if (!Hooks.hold(tx, groupName, instance, HookTransition.TERMINATING)) {
      settle(tx, groupName, instance);
    }
  }

  /**
   * No hook holds up any more what comes back. An abandoned hook keeps it from the pool only if the
   * group retains such instances.
   */
  static void released(Tx tx, String groupName, Instance instance, Optional<String> abandoned) {
    Instance proceeding = instance.withLifecycle(instance.lifecycle().proceeding());
    if (abandoned.isPresent() && tx.group(groupName).retainsAbandoned()) {
      Activities.cancel(tx, instance.activityId(), abandoned.get());
      Instance retained = proceeding.withLifecycle(Lifecycle.WARMED_PENDING_RETAINED);
      tx.update(groupName, retained);
      return;
    }
    settle(tx, groupName, proceeding);
  }

  /** Brings a running instance into the state in which the pool keeps its instances. */
  static void settle(Tx tx, String groupName, Instance instance) {
    tx.update(groupName, instance);
    Activities.change(
        tx,
        instance.activityId(),
        activity -> activity.withStatus(ActivityStatus.InProgress, PROCEEDING));
    Lifecycle end = end(tx, tx.group(groupName), instance);
    Duration time =
        end == Lifecycle.WARMED_RUNNING
            ? Duration.ZERO
            : Machines.stop(tx, instance.id(), end == Lifecycle.WARMED_HIBERNATED);
    tx.schedule(
        time,
        new Settled(groupName, instance.id(), instance.activityId(), instance.lifecycle(), end));
  }

  /**
   * What cannot hibernate is stopped: instance types that EC2 does not hibernate, and instances
   * that did not ask for it, as those of launch configurations cannot.
   */
  private static Lifecycle end(View view, Group group, Instance instance) {
    WarmPoolState state = group.warmPool().map(WarmPool::state).orElse(WarmPoolState.STOPPED);
    return switch (state) {
      case RUNNING -> Lifecycle.WARMED_RUNNING;
      case STOPPED -> Lifecycle.WARMED_STOPPED;
      case HIBERNATED ->
          canHibernate(view, instance) ? Lifecycle.WARMED_HIBERNATED : Lifecycle.WARMED_STOPPED;
    };
  }

  private static boolean canHibernate(View view, Instance instance) {
    return mayHibernate(view, instance.origin())
        && InstanceTypes.named(instance.machine().type())
            .filter(type -> !type.traits().hibernates())
            .isEmpty();
  }

  /** Templates of which nothing is known are taken to ask for it. */
  private static boolean mayHibernate(View view, Origin origin) {
    return origin instanceof Origin.LaunchTemplate template
        ? view.region()
            .ec2()
            .templates()
            .withId(template.id())
            .flatMap(each -> each.version(template.version()))
            .map(version -> Optional.ofNullable(version.data().hibernationOptions()))
            .map(asked -> asked.map(HibernationOptions::configured).orElse(false))
            .orElse(true)
        : !(origin instanceof Origin.LaunchConfiguration);
  }

  /** The instance waits in the pool from now on. */
  record Settled(
      String groupName, String instanceId, String activityId, Lifecycle from, Lifecycle end)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Moving.instance(tx, groupName, instanceId, activityId, from)
          .ifPresent(
              instance -> {
                if (end != Lifecycle.WARMED_RUNNING) {
                  Machines.stopped(tx, instanceId);
                }
                Group group = tx.group(groupName);
                Activity activity = Activities.of(tx, instance);
                announce(tx, group, Outcome.success(activity, instance, Route.of(instance)));
                Activities.succeed(tx, activity);
                Work work = group.work();
                tx.put(
                    group
                        .with(
                            instance.transit().exchange()
                                ? work.ended(activityId, tx.now())
                                : work.launched())
                        .with(instance.withLifecycle(end)));
                Health.check(tx, groupName, instanceId);
              });
    }
  }

  /** An instance that comes back has left service: that is told as its termination would be. */
  private static void announce(Tx tx, Group group, Outcome outcome) {
    if (outcome.route() == Route.BACK_TO_WARM_POOL) {
      Announcements.terminated(tx, group, outcome);
    } else {
      Announcements.launched(tx, group, outcome);
    }
  }
}
