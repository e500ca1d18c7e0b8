package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Hooks;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LifecycleHook;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.Optional;

/** Takes a hook from a group, and ends what it holds up. */
public final class DeleteLifecycleHook
    implements WriteOperation<DeleteLifecycleHook.Request, DeleteLifecycleHook.Response> {
  public record Request(
      @Required @Length(min = 1, max = 255) @Matches("[A-Za-z0-9\\-_\\/]+")
          String lifecycleHookName,
      @Required @Text(max = 255) String autoScalingGroupName) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.forHooks(tx, request.autoScalingGroupName());
    String name = request.lifecycleHookName();
    LifecycleHook hook =
        Optional.ofNullable(group.attachments().hooks().get(name))
            .orElseThrow(() -> Errors.hookNotFound(name));
    Hooks.release(tx, group.name(), hook);
    Group released = tx.group(group.name());
    tx.put(
        released.with(
            released.attachments().withHooks(released.attachments().hooks().minus(name))));
    return new Response();
  }
}
