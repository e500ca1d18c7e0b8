package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Hooks;
import io.github.autoscalinglocal.model.ActionResult;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Ends what a hook holds an instance up with. */
public final class CompleteLifecycleAction
    implements WriteOperation<CompleteLifecycleAction.Request, CompleteLifecycleAction.Response> {
  public record Request(
      @Required @Length(min = 1, max = 255) @Matches("[A-Za-z0-9\\-_\\/]+")
          String lifecycleHookName,
      @Required @Text(max = 1600) String autoScalingGroupName,
      @Length(min = 36, max = 36) String lifecycleActionToken,
      @Required String lifecycleActionResult,
      @Text(max = 19) String instanceId) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    ActionResult result =
        ActionResult.named(request.lifecycleActionResult())
            .orElseThrow(Errors::lifecycleActionResult);
    ActiveAction found =
        ActiveAction.find(
            tx,
            request.autoScalingGroupName(),
            request.lifecycleHookName(),
            request.lifecycleActionToken(),
            request.instanceId());
    Hooks.complete(tx, found.group(), found.instance(), found.action(), result);
    return new Response();
  }
}
