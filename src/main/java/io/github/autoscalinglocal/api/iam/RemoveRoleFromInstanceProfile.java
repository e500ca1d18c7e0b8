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

/** Takes a role out of an instance profile. */
final class RemoveRoleFromInstanceProfile
    implements WriteOperation<RemoveRoleFromInstanceProfile.Request, NoResult> {
  record Request(
      @Required @Length(min = 1, max = 128) @Matches("[\\w+=,.@-]+") String instanceProfileName,
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Iam.Profile profile = Known.profile(tx, request.instanceProfileName());
    Known.role(tx, request.roleName());
    if (!profile.role().equals(Optional.of(request.roleName()))) {
      throw IamErrors.roleNotInProfile(request.roleName(), request.instanceProfileName());
    }
    Iam.Profile empty = profile.withRole(Optional.empty());
    tx.update(region -> region.with(region.iam().with(empty)));
    return new NoResult();
  }
}
