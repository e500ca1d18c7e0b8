package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LifecycleAction;
import java.util.function.Predicate;

/** A lifecycle action that waits to be completed, as a request names it. */
record ActiveAction(Group group, Instance instance, LifecycleAction action) {

  /**
   * The action of a hook by its token or its instance; by both, if they agree.
   *
   * @param groupName a name or an ARN
   * @param token {@code null} if not given
   * @param instanceId {@code null} if not given
   */
  static ActiveAction find(
      View view, String groupName, String hook, String token, String instanceId) {
    Group group = Groups.namedOrArn(view, groupName);
    if (token == null && instanceId == null) {
      throw Errors.lifecycleActionUnnamed();
    }
    ApiException notFound =
        token == null
            ? Errors.noLifecycleActionOfInstance(instanceId)
            : Errors.noLifecycleActionWithToken(token);
    Predicate<ActiveAction> named =
        found ->
            (token == null || found.action().token().equals(token))
                && (instanceId == null || found.instance().id().equals(instanceId));
    return group.instances().values().stream()
        .filter(instance -> instance.transit().actions().containsKey(hook))
        .map(instance -> new ActiveAction(group, instance, instance.transit().actions().get(hook)))
        .filter(named)
        .findFirst()
        .orElseThrow(() -> notFound);
  }
}
