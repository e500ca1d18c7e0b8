package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Mishaps.Fate;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Transit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way out of a group, in a fixed order: draining, terminating hooks, and the end in EC2. */
public final class Terminate {
  private static final String DESCRIPTION = "Terminating EC2 instance: ";

  /** Not captured; in the words that are known of launches into and from the warm pool. */
  private static final String WARMED_DESCRIPTION = "Terminating EC2 instance from warm pool: ";

  private static final int PROCEEDING = 80;

  private Terminate() {}

  /**
   * Takes an instance out of service. From here on it does not count, so a replacement that is due
   * can launch at once.
   *
   * @return the activity, in progress
   */
  public static Activity begin(Tx tx, Group group, Instance instance, List<String> cause) {
    // One that EC2 does not know yet cannot be told about, and one that was retained has waited.
    boolean hooked = !instance.lifecycle().isUnknown() && !instance.lifecycle().isRetained();
    Leaving leaving = leave(tx, group, instance, cause, hooked);
    Draining.thenGo(tx, group.name(), leaving.instance());
    return leaving.activity();
  }

  /** The same, past all hooks, and without draining: the end of a group waits for nothing. */
  static void atOnce(Tx tx, Group group, Instance instance, List<String> cause) {
    Instance leaving = leave(tx, group, instance, cause, false).instance();
    LoadBalancing.deregister(tx, group, leaving);
    shutDown(tx, group.name(), leaving);
  }

  /** An instance on its way out, and the activity that tells of it. */
  private record Leaving(Instance instance, Activity activity) {}

  private static Leaving leave(
      Tx tx, Group group, Instance instance, List<String> cause, boolean hooked) {
    overtake(tx, instance);
    boolean warmed = instance.lifecycle().isWarmed();
    Activity activity =
        Activities.begin(
            tx,
            group,
            description(instance),
            cause,
            ActivityStatus.InProgress,
            0,
            Activities.where(instance));
    Transit transit = hooked ? Transit.hooked(activity.id()) : Transit.unhooked(activity.id());
    Instance leaving =
        instance
            .withLifecycle(warmed ? Lifecycle.WARMED_TERMINATING : Lifecycle.TERMINATING)
            .with(transit);
    tx.update(group.name(), leaving);
    return new Leaving(leaving, activity);
  }

  private static String description(Instance instance) {
    return (instance.lifecycle().isWarmed() ? WARMED_DESCRIPTION : DESCRIPTION) + instance.id();
  }

  /** No text is known for a move that a termination overtakes; such launches are Cancelled. */
  private static void overtake(Tx tx, Instance instance) {
    if (tx.region().history().inProgress(instance.activityId()).isEmpty()) {
      return;
    }
    boolean pending = instance.lifecycle().isPending();
    Activities.cancel(
        tx,
        instance.activityId(),
        "The instance was terminated before "
            + (pending ? "it entered service." : "this was done."));
  }

  /** No load balancer holds the instance up any more. */
  static void drained(Tx tx, String groupName, Instance instance) {
    if (!Hooks.hold(tx, groupName, instance, HookTransition.TERMINATING)) {
      shutDown(tx, groupName, instance);
    }
  }

  /**
   * No hook holds the instance up any more: it goes, or stays outside the group's count if its
   * group retains what a hook's owner abandoned.
   */
  static void released(Tx tx, String groupName, Instance instance, Optional<String> abandoned) {
    Instance proceeding = instance.withLifecycle(instance.lifecycle().proceeding());
    if (abandoned.isPresent() && tx.group(groupName).retainsAbandoned()) {
      Activities.cancel(tx, instance.activityId(), abandoned.get());
      Instance retained =
          proceeding.withLifecycle(
              proceeding.lifecycle().isWarmed()
                  ? Lifecycle.WARMED_TERMINATING_RETAINED
                  : Lifecycle.TERMINATING_RETAINED);
      tx.update(groupName, retained);
      return;
    }
    Activities.change(
        tx,
        instance.activityId(),
        activity -> activity.withStatus(ActivityStatus.InProgress, PROCEEDING));
    shutDown(tx, groupName, proceeding);
  }

  private static void shutDown(Tx tx, String groupName, Instance instance) {
    tx.update(groupName, instance);
    order(tx, groupName, instance, 1);
  }

  /**
   * Orders EC2 to terminate the instance.
   *
   * @param attempt the how manieth time
   */
  private static void order(Tx tx, String groupName, Instance instance, int attempt) {
    Fate fate = Mishaps.ofTermination(tx, groupName, instance);
    if (fate.failure().isPresent()) {
      orderLater(tx, groupName, instance, fate.failure().get().message(), attempt);
      return;
    }
    boolean elsewhere =
        tx.options().externalEc2() && tx.region().ec2().instance(instance.id()).isPresent();
    Duration takes = Machines.shutDown(tx, instance.id()).plus(fate.delay());
    if (elsewhere) {
      ExternalTerminations.ask(
          tx,
          new ExternalTerminations.Order(
              groupName, instance.id(), instance.activityId(), takes, attempt));
    } else {
      tx.schedule(takes, new Terminated(groupName, instance.id(), instance.activityId()));
    }
  }

  /** The EC2 of another host has been ordered to terminate an instance. */
  static void answered(Tx tx, ExternalTerminations.Order order, Optional<String> refusal) {
    Optional<Instance> leaving =
        Moving.instance(tx, order.groupName(), order.instanceId(), order.activityId());
    if (leaving.isPresent() && refusal.isPresent()) {
      String reason = LaunchFailures.sentence(refusal.get()) + " Terminating EC2 instance failed.";
      orderLater(tx, order.groupName(), leaving.get(), reason, order.attempt());
    } else {
      tx.schedule(
          order.takes(), new Terminated(order.groupName(), order.instanceId(), order.activityId()));
    }
  }

  /**
   * EC2 has refused: the activity has failed, and the next begins. That the service tries again,
   * and when, is not documented; here it is as with launches.
   */
  private static void orderLater(
      Tx tx, String groupName, Instance instance, String reason, int attempt) {
    String cause = Activities.of(tx, instance).cause();
    Activities.fail(tx, instance.activityId(), reason);
    Announcements.terminateFailed(tx, tx.group(groupName), instance);
    Activity next =
        Activities.begin(
            tx,
            tx.group(groupName),
            description(instance),
            List.of(cause),
            ActivityStatus.InProgress,
            0,
            Activities.where(instance));
    Instance waiting = instance.with(Transit.unhooked(next.id()));
    tx.update(groupName, waiting);
    tx.schedule(
        Setbacks.pause(attempt), new Again(groupName, instance.id(), next.id(), attempt + 1));
  }

  /** EC2 is ordered once more to terminate an instance. */
  record Again(String groupName, String instanceId, String activityId, int attempt)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Moving.instance(tx, groupName, instanceId, activityId)
          .ifPresent(instance -> order(tx, groupName, instance, attempt));
    }
  }

  /**
   * Ends at once what holds up an instance on its way out: its group is deleted by force, or EC2
   * has taken it.
   */
  static void hurry(Tx tx, String groupName, Instance instance) {
    Instance released = instance.with(Transit.unhooked(instance.activityId()));
    switch (instance.lifecycle()) {
      case TERMINATING, WARMED_TERMINATING -> {
        if (Draining.isUnderWay(tx, instance.activityId())) {
          Draining.end(tx, instance.activityId());
          shutDown(tx, groupName, released);
        }
      }
      case TERMINATING_WAIT, WARMED_TERMINATING_WAIT ->
          released(tx, groupName, released, Optional.empty());
      default -> {
        // It is being terminated already.
      }
    }
  }

  /** EC2 has terminated the instance: it leaves the group. */
  record Terminated(String groupName, String instanceId, String activityId) implements Event {
    @Override
    public void fire(Tx tx) {
      Moving.instance(tx, groupName, instanceId, activityId)
          .ifPresent(instance -> letGo(tx, instance));
    }

    private void letGo(Tx tx, Instance gone) {
      Activity activity = Activities.of(tx, gone);
      Announcements.terminated(
          tx, tx.group(groupName), Outcome.success(activity, gone, Route.of(gone)));
      Activities.succeed(tx, activity);
      Machines.terminated(tx, instanceId);
      tx.remove(groupName, instanceId);
      Group group = tx.group(groupName);
      // What happens in the warm pool is no scaling of the group, and begins no cooldown.
      tx.put(
          gone.lifecycle().isWarmed()
              ? group
              : group.with(group.work().ended(activityId, tx.now())));
    }
  }
}
