package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.iam.ServiceLinkedRoles;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.iam.Role;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Creates the role that a service of AWS assumes. */
final class CreateServiceLinkedRole
    implements WriteOperation<CreateServiceLinkedRole.Request, CreateServiceLinkedRole.Response> {
  record Request(
      @Required @Length(min = 1, max = 128) @Matches("[\\w+=,.@-]+") String aWSServiceName,
      @Length(max = 1000) @Matches("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
          String description,
      @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String customSuffix) {}

  record Response(Role role) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Role role =
        ServiceLinkedRoles.describe(
            tx.scope(),
            tx.now(),
            request.aWSServiceName(),
            Optional.ofNullable(request.customSuffix()),
            request.description());
    Iam iam = tx.region().iam();
    if (iam.role(role.roleName()).isPresent()) {
      throw IamErrors.serviceRoleExists(role.roleName());
    }
    tx.update(region -> region.with(iam.with(new Iam.KnownRole(role, TreePMap.empty()))));
    return new Response(role);
  }
}
