package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finding the policy that a request names. */
final class Policies {
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:autoscaling:.*:autoScalingGroupName/([^:]+):policyName/.+");

  private Policies() {}

  /** A policy with its group. */
  record Found(Group group, ScalingPolicy policy) {}

  /**
   * The policy of that name or ARN.
   *
   * @param groupName may be missing when the policy is named by its ARN
   */
  static Found named(View view, String groupName, String nameOrArn) {
    Matcher arn = ARN.matcher(nameOrArn);
    if (groupName == null && !arn.matches()) {
      throw Errors.policyNameWithoutGroup();
    }
    Group group =
        groupName == null
            ? view.region().group(arn.group(1)).orElseThrow(() -> Errors.policyNotFound(nameOrArn))
            : view.region().group(groupName).orElseThrow(() -> Errors.groupNotFound());
    return group
        .scaling()
        .policyCalled(nameOrArn)
        .map(policy -> new Found(group, policy))
        .orElseThrow(() -> Errors.policyNotFound(nameOrArn));
  }
}
