package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import java.util.regex.Pattern;
import org.pcollections.TreePMap;

/** Attaches a managed policy to a role. Policies are taken on trust. */
final class AttachRolePolicy implements WriteOperation<AttachRolePolicy.Request, NoResult> {
  record Request(
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName,
      @Required @Length(min = 20, max = 2048) String policyArn) {}

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/(.+/)?[\\w+=,.@-]{1,128}");
  private static final int MOST_POLICIES = 10;

  @Override
  public NoResult apply(Request request, Tx tx) {
    Iam.KnownRole role = Known.customerRole(tx, request.roleName());
    String arn = request.policyArn();
    if (!ARN.matcher(arn).matches()) {
      throw IamErrors.invalidPolicyArn(arn);
    }
    if (arn.contains(":policy/aws-service-role/")) {
      throw IamErrors.serviceRolePolicy();
    }
    TreePMap<String, String> policies =
        role.policies().plus(arn, arn.substring(arn.lastIndexOf('/') + 1));
    if (policies.size() > MOST_POLICIES) {
      throw IamErrors.beyondQuota("PoliciesPerRole", MOST_POLICIES);
    }
    tx.update(region -> region.with(region.iam().with(role.withPolicies(policies))));
    return new NoResult();
  }
}
