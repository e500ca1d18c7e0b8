package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;
import java.util.Map;

/** Lists the managed policies of a role. */
final class ListAttachedRolePolicies
    implements ReadOperation<ListAttachedRolePolicies.Request, ListAttachedRolePolicies.Response> {
  record Request(
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName,
      @Length(min = 1, max = 512) @Matches("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/") String pathPrefix,
      @Length(min = 1, max = 320) @Matches("[\\u0020-\\u00FF]+") String marker,
      @Range(min = 1, max = 1000) Integer maxItems) {}

  record Response(List<AttachedPolicy> attachedPolicies, Boolean isTruncated, String marker) {}

  record AttachedPolicy(String policyName, String policyArn) {}

  @Override
  public Response answer(Request request, View view) {
    Listing<Map.Entry<String, String>> listing =
        Listing.of(
            name(),
            Known.role(view, request.roleName()).policies().entrySet().stream()
                .filter(policy -> isBelow(policy.getKey(), request.pathPrefix()))
                .toList(),
            request.marker(),
            request.maxItems(),
            Map.Entry::getKey);
    return new Response(
        listing.items().stream()
            .map(policy -> new AttachedPolicy(policy.getValue(), policy.getKey()))
            .toList(),
        listing.isTruncated(),
        listing.marker());
  }

  /** The path of a policy is what its ARN has between its kind and its name. */
  private static boolean isBelow(String arn, String prefix) {
    String path = arn.substring(arn.indexOf(":policy/") + ":policy".length());
    return prefix == null || path.startsWith(prefix);
  }
}
