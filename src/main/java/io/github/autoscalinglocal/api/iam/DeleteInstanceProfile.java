package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;

/** Deletes an instance profile that no role is in. */
final class DeleteInstanceProfile
    implements WriteOperation<DeleteInstanceProfile.Request, NoResult> {
  record Request(
      @Required @Length(min = 1, max = 128) @Matches("[\\w+=,.@-]+") String instanceProfileName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Iam.Profile profile = Known.profile(tx, request.instanceProfileName());
    if (profile.role().isPresent()) {
      throw IamErrors.roleInProfile();
    }
    tx.update(region -> region.with(region.iam().withoutProfile(request.instanceProfileName())));
    return new NoResult();
  }
}
