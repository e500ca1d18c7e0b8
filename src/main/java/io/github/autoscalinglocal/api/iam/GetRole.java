package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.iam.Role;

/** Describes a role. */
final class GetRole implements ReadOperation<GetRole.Request, GetRole.Response> {
  record Request(@Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName) {}

  record Response(Role role) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(Known.role(view, request.roleName()).role());
  }
}
