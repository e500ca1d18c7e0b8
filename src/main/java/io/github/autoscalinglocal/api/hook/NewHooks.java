package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.ActionResult;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.LifecycleHook;
import io.github.autoscalinglocal.model.LifecycleHook.Target;
import io.github.autoscalinglocal.shape.LifecycleHookSpecification;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Makes hooks of what requests say about them. */
public final class NewHooks {
  private static final int MOST_ON_CREATE = 5;
  private static final int SHORTEST_HEARTBEAT = 30;
  private static final int LONGEST_HEARTBEAT = 7200;

  private NewHooks() {}

  /** The hooks that a group is created with, by name. */
  public static TreePMap<String, LifecycleHook> of(List<LifecycleHookSpecification> given) {
    if (given.size() > MOST_ON_CREATE) {
      throw Errors.tooManyHooksOnCreate();
    }
    TreePMap<String, LifecycleHook> hooks = TreePMap.empty();
    for (LifecycleHookSpecification hook : given) {
      if (hooks.containsKey(hook.lifecycleHookName())) {
        throw Errors.duplicateHook(hook.lifecycleHookName());
      }
      hooks = hooks.plus(hook.lifecycleHookName(), of(hook, Optional.empty()));
    }
    if (hooks.values().stream().flatMap(hook -> hook.target().stream()).distinct().count() > 1) {
      throw Errors.severalHookTargetsOnCreate();
    }
    return hooks;
  }

  /**
   * A hook, new or changed.
   *
   * @param existing the hook of that name, which keeps what is not given
   */
  static LifecycleHook of(LifecycleHookSpecification given, Optional<LifecycleHook> existing) {
    return new LifecycleHook(
        given.lifecycleHookName(),
        transition(given.lifecycleTransition(), existing),
        heartbeat(given.heartbeatTimeout(), existing),
        defaultResult(given.defaultResult(), existing),
        Optional.ofNullable(given.notificationMetadata())
            .or(() -> existing.flatMap(LifecycleHook::metadata)),
        target(given, existing));
  }

  private static HookTransition transition(String given, Optional<LifecycleHook> existing) {
    Optional<HookTransition> transition =
        given == null ? existing.map(LifecycleHook::transition) : HookTransition.named(given);
    return transition.orElseThrow(Errors::lifecycleTransition);
  }

  private static int heartbeat(Integer given, Optional<LifecycleHook> existing) {
    if (given == null) {
      return existing.map(LifecycleHook::heartbeatTimeout).orElse(LifecycleHook.DEFAULT_HEARTBEAT);
    }
    if (given < SHORTEST_HEARTBEAT || given > LONGEST_HEARTBEAT) {
      throw Errors.heartbeatTimeout();
    }
    return given;
  }

  private static ActionResult defaultResult(String given, Optional<LifecycleHook> existing) {
    return given == null
        ? existing.map(LifecycleHook::defaultResult).orElse(ActionResult.ABANDON)
        : ActionResult.named(given).orElseThrow(Errors::defaultResult);
  }

  /** An empty ARN takes the target away. */
  private static Optional<Target> target(
      LifecycleHookSpecification given, Optional<LifecycleHook> existing) {
    String arn = given.notificationTargetARN();
    String role = given.roleARN();
    if (arn == null && role == null) {
      return existing.flatMap(LifecycleHook::target);
    }
    Optional<Target> kept = existing.flatMap(LifecycleHook::target);
    if (arn == null && kept.isPresent()) {
      return Optional.of(target(kept.get().arn(), role));
    }
    if (arn == null || arn.isEmpty()) {
      if (role != null) {
        throw Errors.notificationTargetMissing();
      }
      return Optional.empty();
    }
    return Optional.of(
        target(arn, role == null ? kept.flatMap(Target::roleArn).orElse(null) : role));
  }

  private static Target target(String arn, String role) {
    if (!arn.startsWith("arn:")) {
      throw Errors.notificationTargetNotArn();
    }
    boolean function = arn.contains(":lambda:");
    if (function && role != null) {
      throw Errors.roleWithFunction();
    }
    if (!function && role == null) {
      throw Errors.roleMissing();
    }
    return new Target(arn, Optional.ofNullable(role));
  }
}
