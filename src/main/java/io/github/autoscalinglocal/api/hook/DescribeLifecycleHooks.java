package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Lists the hooks of a group, on one page. */
public final class DescribeLifecycleHooks
    implements ReadOperation<DescribeLifecycleHooks.Request, DescribeLifecycleHooks.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Length(max = 50)
          List<@Length(min = 1, max = 255) @Matches("[A-Za-z0-9\\-_\\/]+") String>
              lifecycleHookNames) {}

  public record Response(List<LifecycleHook> lifecycleHooks) {}

  /**
   * @param heartbeatTimeout seconds
   * @param globalTimeout seconds
   */
  public record LifecycleHook(
      String lifecycleHookName,
      String autoScalingGroupName,
      String lifecycleTransition,
      String notificationTargetARN,
      String roleARN,
      String notificationMetadata,
      Integer heartbeatTimeout,
      Integer globalTimeout,
      String defaultResult) {}

  @Override
  public Response answer(Request request, View view) {
    String name = request.autoScalingGroupName();
    Group group = view.region().group(name).orElseThrow(() -> Errors.describedGroupNotFound(name));
    List<String> names = request.lifecycleHookNames();
    return new Response(
        group.attachments().hooks().values().stream()
            .filter(hook -> names == null || names.isEmpty() || names.contains(hook.name()))
            .map(hook -> answer(name, hook))
            .toList());
  }

  private static LifecycleHook answer(
      String group, io.github.autoscalinglocal.model.LifecycleHook hook) {
    return new LifecycleHook(
        hook.name(),
        group,
        hook.transition().wire(),
        hook.target().map(target -> target.arn()).orElse(null),
        hook.target().flatMap(target -> target.roleArn()).orElse(null),
        hook.metadata().orElse(null),
        hook.heartbeatTimeout(),
        hook.globalTimeout(),
        hook.defaultResult().name());
  }
}
