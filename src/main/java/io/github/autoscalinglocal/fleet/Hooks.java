package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ActionResult;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LifecycleAction;
import io.github.autoscalinglocal.model.LifecycleHook;
import io.github.autoscalinglocal.model.Transit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lifecycle hooks hold instances up: an instance waits until somebody, or the clock, has ended the
 * lifecycle action of each. All start at once (scale-in.md U-34).
 */
public final class Hooks {
  /** How an action ended that somebody abandoned. */
  private static final String BY_CALL = "Lifecycle Action Completed with ABANDON Result";

  private static final String BY_TIMEOUT = "Heartbeat Timeout";
  private static final int WAITING = 50;

  private Hooks() {}

  /**
   * Holds up an instance that has come to a transition, if its group has hooks for that and the
   * move is one that hooks apply to.
   *
   * @return whether it waits now
   */
  static boolean hold(Tx tx, String groupName, Instance instance, HookTransition transition) {
    Group group = tx.group(groupName);
    if (!instance.transit().hooked() || group.hooks(transition).isEmpty()) {
      return false;
    }
    Transit transit = instance.transit();
    for (LifecycleHook hook : group.hooks(transition)) {
      transit = transit.with(begin(tx, group, instance, hook));
    }
    Instance held = instance.withLifecycle(instance.lifecycle().waiting()).with(transit);
    tx.update(groupName, held);
    Activities.change(
        tx,
        instance.activityId(),
        activity -> activity.withStatus(ActivityStatus.MidLifecycleAction, WAITING));
    return true;
  }

  private static LifecycleAction begin(Tx tx, Group group, Instance instance, LifecycleHook hook) {
    Instant deadline = tx.now().plus(hook.heartbeat());
    LifecycleAction action =
        new LifecycleAction(
            hook.name(), tx.newUuid(), deadline, tx.now().plusSeconds(hook.globalTimeout()));
    schedule(tx, group, instance, action);
    Announcements.waiting(
        tx, group, new Announcements.Wait(hook, instance, action.token(), Route.of(instance)));
    return action;
  }

  private static void schedule(Tx tx, Group group, Instance instance, LifecycleAction action) {
    tx.schedule(
        Duration.between(tx.now(), action.deadline()),
        new Deadline(
            group.name(), instance.id(), action.hook(), action.token(), action.deadline()));
  }

  /** RecordLifecycleActionHeartbeat: the wait starts anew, within the global timeout. */
  public static void heartbeat(Tx tx, Group group, Instance instance, LifecycleAction action) {
    // The hook as it is now: one that was changed does not move deadlines that were set before.
    LifecycleHook hook = group.existingHook(action.hook());
    LifecycleAction prolonged = action.withDeadline(tx.now().plus(hook.heartbeat()));
    tx.update(group.name(), instance.with(instance.transit().with(prolonged)));
    schedule(tx, group, instance, prolonged);
  }

  /** CompleteLifecycleAction. */
  public static void complete(
      Tx tx, Group group, Instance instance, LifecycleAction action, ActionResult result) {
    complete(tx, group, instance, action, result, BY_CALL);
  }

  private static void complete(
      Tx tx,
      Group group,
      Instance instance,
      LifecycleAction action,
      ActionResult result,
      String how) {
    Transit transit = instance.transit().without(action);
    tx.touch(group.name());
    if (result == ActionResult.CONTINUE && !transit.actions().isEmpty()) {
      tx.update(group.name(), instance.with(transit));
      return;
    }
    Instance released = instance.with(transit.withoutActions());
    String failure =
        "Instance failed to complete user's Lifecycle Action: Lifecycle Action with token "
            + action.token()
            + " was abandoned: "
            + how;
    Optional<String> abandoned =
        result == ActionResult.ABANDON ? Optional.of(failure) : Optional.empty();
    switch (Route.of(instance)) {
      case LAUNCH, OUT_OF_WARM_POOL, INTO_WARM_POOL ->
          Launch.released(tx, group.name(), released, abandoned);
      case BACK_TO_WARM_POOL -> Warming.released(tx, group.name(), released, abandoned);
      case ROOT_VOLUME_REPLACEMENT -> RootVolumes.released(tx, group.name(), released, abandoned);
      default -> Terminate.released(tx, group.name(), released, abandoned);
    }
  }

  /**
   * A hook goes: what it holds up is ended, with ABANDON for launching instances and CONTINUE for
   * terminating ones.
   */
  public static void release(Tx tx, String groupName, LifecycleHook hook) {
    ActionResult result =
        hook.transition() == HookTransition.LAUNCHING
            ? ActionResult.ABANDON
            : ActionResult.CONTINUE;
    for (Instance instance : tx.group(groupName).instances().values()) {
      Optional.ofNullable(instance.transit().actions().get(hook.name()))
          .ifPresent(action -> complete(tx, tx.group(groupName), instance, action, result));
    }
  }

  /** Nobody has completed an action in time: the hook's default result applies. */
  record Deadline(String groupName, String instanceId, String hook, String token, Instant at)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Group> group = tx.findGroup(groupName);
      Optional<Instance> waiting = group.flatMap(each -> each.instance(instanceId));
      waiting
          .map(instance -> instance.transit().actions().get(hook))
          .filter(action -> action.token().equals(token) && action.deadline().equals(at))
          .ifPresent(
              action ->
                  complete(
                      tx,
                      group.orElseThrow(),
                      waiting.orElseThrow(),
                      action,
                      group.orElseThrow().existingHook(hook).defaultResult(),
                      BY_TIMEOUT));
    }
  }
}
