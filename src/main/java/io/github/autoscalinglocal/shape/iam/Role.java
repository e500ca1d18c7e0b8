package io.github.autoscalinglocal.shape.iam;

import io.github.autoscalinglocal.shape.WholeSeconds;
import io.github.autoscalinglocal.shape.WireEnum;
import java.time.Instant;
import java.util.List;

/** A role as it is described. */
public record Role(
    String path,
    String roleName,
    String roleId,
    String arn,
    @WholeSeconds Instant createDate,
    String assumeRolePolicyDocument,
    String description,
    Integer maxSessionDuration,
    AttachedPermissionsBoundary permissionsBoundary,
    List<Tag> tags,
    RoleLastUsed roleLastUsed) {
  public record AttachedPermissionsBoundary(
      PermissionsBoundaryType permissionsBoundaryType, String permissionsBoundaryArn) {}

  public record RoleLastUsed(@WholeSeconds Instant lastUsedDate, String region) {}

  /** What bounds a role. */
  public enum PermissionsBoundaryType implements WireEnum {
    PERMISSIONS_BOUNDARY_POLICY("PermissionsBoundaryPolicy");

    private final String wire;

    PermissionsBoundaryType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
