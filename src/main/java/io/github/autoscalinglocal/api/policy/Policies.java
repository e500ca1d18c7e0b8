package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;

/** Finding the policy that a request names. */
final class Policies {
  private Policies() {}

  /** A policy with its group. */
  record Found(Group group, ScalingPolicy policy) {}

  /**
   * The policy of that name or ARN.
   *
   * @param groupName may be missing when the policy is named by its ARN
   */
  static Found named(View view, String groupName, String nameOrArn) {
    Group group = groupName == null ? ofArn(view, nameOrArn) : Groups.named(view, groupName);
    return group
        .scaling()
        .policyCalled(nameOrArn)
        .map(policy -> new Found(group, policy))
        .orElseThrow(() -> Errors.policyNotFound(nameOrArn));
  }

  private static Group ofArn(View view, String arn) {
    ScalingPolicy.Address address =
        ScalingPolicy.Address.of(arn).orElseThrow(Errors::policyNameWithoutGroup);
    return view.region().group(address.group()).orElseThrow(() -> Errors.policyNotFound(arn));
  }
}
