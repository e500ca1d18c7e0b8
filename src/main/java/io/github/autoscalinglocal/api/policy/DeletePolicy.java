package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.ScalingPolicies;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Deletes a policy, with the alarms that it has made for itself. */
public final class DeletePolicy implements WriteOperation<DeletePolicy.Request, NoResult> {
  public record Request(
      @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 1600) String policyName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Policies.Found found = Policies.named(tx, request.autoScalingGroupName(), request.policyName());
    ScalingPolicies.delete(tx, found.group(), found.policy());
    return new NoResult();
  }
}
