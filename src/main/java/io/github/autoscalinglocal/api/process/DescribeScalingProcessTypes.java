package io.github.autoscalinglocal.api.process;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import java.util.List;
import java.util.stream.Stream;

/** Lists the processes that can be suspended. */
public final class DescribeScalingProcessTypes
    implements ReadOperation<
        DescribeScalingProcessTypes.Request, DescribeScalingProcessTypes.Response> {
  private static final Response ALL =
      new Response(
          Stream.of(
                  "AZRebalance",
                  "AddToLoadBalancer",
                  "AlarmNotification",
                  "HealthCheck",
                  "InstanceRefresh",
                  "Launch",
                  "ReplaceUnhealthy",
                  "ScheduledActions",
                  "Terminate")
              .map(ProcessType::new)
              .toList());

  public record Request() {}

  public record Response(List<ProcessType> processes) {}

  public record ProcessType(String processName) {}

  @Override
  public Response answer(Request request, View view) {
    return ALL;
  }
}
