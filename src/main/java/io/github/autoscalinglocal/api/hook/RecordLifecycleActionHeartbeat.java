package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Hooks;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Starts the timeout of a lifecycle action anew. */
public final class RecordLifecycleActionHeartbeat
    implements WriteOperation<
        RecordLifecycleActionHeartbeat.Request, RecordLifecycleActionHeartbeat.Response> {
  public record Request(
      @Required @Length(min = 1, max = 255) @Matches("[A-Za-z0-9\\-_\\/]+")
          String lifecycleHookName,
      @Required @Text(max = 1600) String autoScalingGroupName,
      @Length(min = 36, max = 36) String lifecycleActionToken,
      @Text(max = 19) String instanceId) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    ActiveAction found =
        ActiveAction.find(
            tx,
            request.autoScalingGroupName(),
            request.lifecycleHookName(),
            request.lifecycleActionToken(),
            request.instanceId());
    Hooks.heartbeat(tx, found.group(), found.instance(), found.action());
    return new Response();
  }
}
