package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LifecycleHook;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.LifecycleHookSpecification;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * Adds a hook to a group, or changes what is given of one that is there. A target that is given is
 * sent a test message.
 */
public final class PutLifecycleHook
    implements WriteOperation<PutLifecycleHook.Request, PutLifecycleHook.Response> {
  private static final int MOST_HOOKS = 50;

  /**
   * @param heartbeatTimeout seconds
   */
  public record Request(
      @Required @Length(min = 1, max = 255) @Matches("[A-Za-z0-9\\-_\\/]+")
          String lifecycleHookName,
      @Required @Text(max = 255) String autoScalingGroupName,
      String lifecycleTransition,
      @Text(max = 255) String roleARN,
      @Text(min = 0, max = 255) String notificationTargetARN,
      @Length(min = 1, max = 4000) @Matches("[\\u0009\\u000A\\u000D\\u0020-\\u007e]+")
          String notificationMetadata,
      Integer heartbeatTimeout,
      String defaultResult) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.forHooks(tx, request.autoScalingGroupName());
    if (group.work().deleting()) {
      throw Errors.groupBeingDeleted();
    }
    TreePMap<String, LifecycleHook> hooks = group.attachments().hooks();
    Optional<LifecycleHook> existing = Optional.ofNullable(hooks.get(request.lifecycleHookName()));
    LifecycleHook hook = NewHooks.of(specification(request), existing);
    if (existing.isEmpty() && hooks.size() >= MOST_HOOKS) {
      throw Errors.tooManyHooks(MOST_HOOKS);
    }
    if (request.notificationTargetARN() != null) {
      Targets.test(tx, group, List.of(hook));
    }
    tx.put(group.with(group.attachments().withHooks(hooks.plus(hook.name(), hook))));
    return new Response();
  }

  private static LifecycleHookSpecification specification(Request request) {
    return new LifecycleHookSpecification(
        request.lifecycleHookName(),
        request.lifecycleTransition(),
        request.notificationMetadata(),
        request.heartbeatTimeout(),
        request.defaultResult(),
        request.notificationTargetARN(),
        request.roleARN());
  }
}
