package io.github.autoscalinglocal.api.account;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import java.util.List;

/** Lists the termination policies by name. */
public final class DescribeTerminationPolicyTypes
    implements ReadOperation<
        DescribeTerminationPolicyTypes.Request, DescribeTerminationPolicyTypes.Response> {
  public record Request() {}

  public record Response(List<String> terminationPolicyTypes) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(TerminationPolicies.builtIn());
  }
}
