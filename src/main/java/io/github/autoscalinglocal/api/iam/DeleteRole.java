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

/** Deletes a role that is in no use. */
final class DeleteRole implements WriteOperation<DeleteRole.Request, NoResult> {
  record Request(@Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Iam.KnownRole role = Known.customerRole(tx, request.roleName());
    Iam iam = tx.region().iam();
    Optional<String> name = Optional.of(request.roleName());
    if (iam.profiles().values().stream().anyMatch(profile -> profile.role().equals(name))) {
      throw IamErrors.roleInProfile();
    }
    if (!role.policies().isEmpty()) {
      throw IamErrors.roleHasPolicies();
    }
    tx.update(region -> region.with(iam.withoutRole(request.roleName())));
    return new NoResult();
  }
}
