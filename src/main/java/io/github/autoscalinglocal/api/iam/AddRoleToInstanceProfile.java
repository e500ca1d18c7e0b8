package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import java.util.Optional;

/** Puts a role into an instance profile, which holds one. */
final class AddRoleToInstanceProfile
    implements WriteOperation<AddRoleToInstanceProfile.Request, NoResult> {
  record Request(
      @Required @Length(min = 1, max = 128) @Matches("[\\w+=,.@-]+") String instanceProfileName,
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Iam.Profile profile = Known.profile(tx, request.instanceProfileName());
    Known.customerRole(tx, request.roleName());
    if (profile.role().isPresent()) {
      throw IamErrors.beyondQuota("InstanceSessionsPerInstanceProfile", 1);
    }
    Iam.Profile filled = profile.withRole(Optional.of(request.roleName()));
    tx.update(region -> region.with(region.iam().with(filled)));
    return new NoResult();
  }
}
