package io.github.autoscalinglocal.api.hook;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.HookTransition;
import java.util.Arrays;
import java.util.List;

/** Lists what hooks can hold up. */
public final class DescribeLifecycleHookTypes
    implements ReadOperation<
        DescribeLifecycleHookTypes.Request, DescribeLifecycleHookTypes.Response> {
  private static final Response ALL =
      new Response(Arrays.stream(HookTransition.values()).map(HookTransition::wire).toList());

  public record Request() {}

  public record Response(List<String> lifecycleHookTypes) {}

  @Override
  public Response answer(Request request, View view) {
    return ALL;
  }
}
