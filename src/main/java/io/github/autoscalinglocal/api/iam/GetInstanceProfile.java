package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.iam.InstanceProfile;

/** Describes an instance profile. */
final class GetInstanceProfile
    implements ReadOperation<GetInstanceProfile.Request, GetInstanceProfile.Response> {
  record Request(
      @Required @Length(min = 1, max = 128) @Matches("[\\w+=,.@-]+") String instanceProfileName) {}

  record Response(InstanceProfile instanceProfile) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(Known.described(view, Known.profile(view, request.instanceProfileName())));
  }
}
