package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;

/** Detaches a managed policy from a role. */
final class DetachRolePolicy implements WriteOperation<DetachRolePolicy.Request, NoResult> {
  record Request(
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName,
      @Required @Length(min = 20, max = 2048) String policyArn) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Iam.KnownRole role = Known.customerRole(tx, request.roleName());
    if (!role.policies().containsKey(request.policyArn())) {
      throw IamErrors.policyNotAttached(request.policyArn());
    }
    Iam.KnownRole without = role.withPolicies(role.policies().minus(request.policyArn()));
    tx.update(region -> region.with(region.iam().with(without)));
    return new NoResult();
  }
}
