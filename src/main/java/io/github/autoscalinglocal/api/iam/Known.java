package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.companion.iam.ServiceLinkedRoles;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam.KnownRole;
import io.github.autoscalinglocal.model.Iam.Profile;
import io.github.autoscalinglocal.shape.iam.InstanceProfile;

/** What requests name, or a refusal. */
final class Known {
  private Known() {}

  static KnownRole role(View view, String name) {
    return view.region().iam().role(name).orElseThrow(() -> IamErrors.roleNotFound(name));
  }

  /** A role that is not AWS's own. */
  static KnownRole customerRole(View view, String name) {
    KnownRole role = role(view, name);
    if (ServiceLinkedRoles.isOne(role.role())) {
      throw IamErrors.protectedRole(name);
    }
    return role;
  }

  static Profile profile(View view, String name) {
    return view.region().iam().profile(name).orElseThrow(() -> IamErrors.profileNotFound(name));
  }

  /** A profile as it is described, with the role that is in it. */
  static InstanceProfile described(View view, Profile profile) {
    InstanceProfile known = profile.profile();
    return new InstanceProfile(
        known.path(),
        known.instanceProfileName(),
        known.instanceProfileId(),
        known.arn(),
        known.createDate(),
        profile.role().flatMap(view.region().iam()::role).map(KnownRole::role).stream().toList(),
        known.tags());
  }
}
