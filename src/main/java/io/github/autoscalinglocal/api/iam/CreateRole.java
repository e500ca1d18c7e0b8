package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.iam.PolicyDocuments;
import io.github.autoscalinglocal.companion.iam.UniqueIds;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.iam.Role;
import io.github.autoscalinglocal.shape.iam.Tag;
import java.util.List;
import org.pcollections.TreePMap;

/** Creates a role. */
final class CreateRole implements WriteOperation<CreateRole.Request, CreateRole.Response> {
  record Request(
      @Length(min = 1, max = 512) @Matches("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)")
          String path,
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName,
      @Required @Length(min = 1, max = 131072) @Matches("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
          String assumeRolePolicyDocument,
      @Length(max = 1000) @Matches("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
          String description,
      @Range(min = 3600, max = 43200) Integer maxSessionDuration,
      @Length(min = 20, max = 2048) String permissionsBoundary,
      @Length(max = 50) List<Tag> tags) {}

  record Response(Role role) {}

  private static final int USUAL_SESSION = 3600;

  @Override
  public Response apply(Request request, Tx tx) {
    Iam iam = tx.region().iam();
    if (iam.role(request.roleName()).isPresent()) {
      throw IamErrors.roleExists(request.roleName());
    }
    if (!PolicyDocuments.couldBe(request.assumeRolePolicyDocument())) {
      throw IamErrors.malformedPolicy();
    }
    if (iam.roles().size() >= Creation.MOST) {
      throw IamErrors.beyondQuota("RolesPerAccount", Creation.MOST);
    }
    Creation.checkTags(request.tags());
    Role role = role(request, tx);
    tx.update(region -> region.with(iam.with(new Iam.KnownRole(role, TreePMap.empty()))));
    return new Response(role);
  }

  private static Role role(Request request, Tx tx) {
    String path = Creation.path(request.path());
    return new Role(
        path,
        request.roleName(),
        UniqueIds.of("AROA", tx.draw()),
        Creation.arn(tx, "role", path, request.roleName()),
        tx.now(),
        PolicyDocuments.encoded(request.assumeRolePolicyDocument()),
        request.description(),
        request.maxSessionDuration() == null ? USUAL_SESSION : request.maxSessionDuration(),
        request.permissionsBoundary() == null
            ? null
            : new Role.AttachedPermissionsBoundary(
                Role.PermissionsBoundaryType.PERMISSIONS_BOUNDARY_POLICY,
                request.permissionsBoundary()),
        Creation.orAbsent(request.tags()),
        new Role.RoleLastUsed(null, null));
  }
}
