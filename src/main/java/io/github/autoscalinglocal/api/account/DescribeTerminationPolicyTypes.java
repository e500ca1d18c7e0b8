package io.github.autoscalinglocal.api.account;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import java.util.List;

/** Lists the termination policies by name. */
public final class DescribeTerminationPolicyTypes
    implements ReadOperation<
        DescribeTerminationPolicyTypes.Request, DescribeTerminationPolicyTypes.Response> {
  private static final Response ALL =
      new Response(
          List.of(
              "AllocationStrategy",
              "ClosestToNextInstanceHour",
              "Default",
              "NewestInstance",
              "OldestInstance",
              "OldestLaunchConfiguration",
              "OldestLaunchTemplate"));

  public record Request() {}

  public record Response(List<String> terminationPolicyTypes) {}

  @Override
  public Response answer(Request request, View view) {
    return ALL;
  }
}
