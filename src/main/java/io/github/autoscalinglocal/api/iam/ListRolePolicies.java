package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** Lists the policies that are written into a role: never any, as none can be. */
final class ListRolePolicies
    implements ReadOperation<ListRolePolicies.Request, ListRolePolicies.Response> {
  record Request(
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName,
      @Length(min = 1, max = 320) @Matches("[\\u0020-\\u00FF]+") String marker,
      @Range(min = 1, max = 1000) Integer maxItems) {}

  record Response(List<String> policyNames, Boolean isTruncated, String marker) {}

  @Override
  public Response answer(Request request, View view) {
    Known.role(view, request.roleName());
    return new Response(List.of(), false, null);
  }
}
