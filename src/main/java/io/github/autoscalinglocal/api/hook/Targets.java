package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.HookTargets;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LifecycleHook;
import java.util.Collection;
import java.util.Optional;

/** The targets of hooks, which must be within reach. */
public final class Targets {
  private Targets() {}

  /** Sends a test message to the targets of hooks that are being put, once to each. */
  public static void test(Tx tx, Group group, Collection<LifecycleHook> hooks) {
    hooks.stream()
        .map(LifecycleHook::target)
        .flatMap(Optional::stream)
        .distinct()
        .filter(target -> !HookTargets.test(tx, group, target.arn()))
        .findFirst()
        .ifPresent(
            target -> {
              throw Errors.hookTargetUnreachable(target.arn(), target.roleArn());
            });
  }
}
