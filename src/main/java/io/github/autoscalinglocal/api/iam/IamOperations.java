package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.Service;
import java.util.List;
import java.util.Optional;

/** The table of the operations of Identity and Access Management that are there. */
public final class IamOperations {
  private static final Service.Identity IDENTITY =
      new Service.Identity(
          "iam",
          "iam",
          "2010-05-08",
          "https://iam.amazonaws.com/doc/2010-05-08/",
          Optional.empty());

  private IamOperations() {}

  /** Identity and Access Management, which has one state for all regions. */
  public static Service service() {
    return Service.globalNeighbour(
        IDENTITY,
        () ->
            List.of(
                new AddRoleToInstanceProfile(),
                new AttachRolePolicy(),
                new CreateInstanceProfile(),
                new CreateRole(),
                new CreateServiceLinkedRole(),
                new DeleteInstanceProfile(),
                new DeleteRole(),
                new DetachRolePolicy(),
                new GetInstanceProfile(),
                new GetRole(),
                new ListAttachedRolePolicies(),
                new ListInstanceProfiles(),
                new ListInstanceProfilesForRole(),
                new ListRolePolicies(),
                new RemoveRoleFromInstanceProfile()));
  }
}
