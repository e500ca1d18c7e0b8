package io.github.autoscalinglocal.api.account;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Options;

/** Answers how many groups and launch configurations there are and may be. */
public final class DescribeAccountLimits
    implements ReadOperation<DescribeAccountLimits.Request, DescribeAccountLimits.Response> {
  public record Request() {}

  public record Response(
      Integer maxNumberOfAutoScalingGroups,
      Integer maxNumberOfLaunchConfigurations,
      Integer numberOfAutoScalingGroups,
      Integer numberOfLaunchConfigurations) {}

  @Override
  public Response answer(Request request, View view) {
    Options.Limits limits = view.options().limits();
    return new Response(
        limits.maxGroups(),
        limits.maxLaunchConfigurations(),
        view.region().groups().size(),
        view.region().launchConfigurations().size());
  }
}
