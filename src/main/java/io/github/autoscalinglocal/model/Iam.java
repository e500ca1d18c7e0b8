package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.iam.InstanceProfile;
import io.github.autoscalinglocal.shape.iam.Role;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What an account has in Identity and Access Management.
 *
 * @param roles by name
 * @param profiles by name
 */
public record Iam(TreePMap<String, KnownRole> roles, TreePMap<String, Profile> profiles) {
  public static final Iam EMPTY = new Iam(TreePMap.empty(), TreePMap.empty());

  /**
   * A role.
   *
   * @param policies the managed policies that are attached to it: their names, by ARN
   */
  public record KnownRole(Role role, TreePMap<String, String> policies) {
    public KnownRole withPolicies(TreePMap<String, String> next) {
      return new KnownRole(role, next);
    }
  }

  /**
   * An instance profile.
   *
   * @param profile as it is described, but for its role
   * @param role the name of the role in it
   */
  public record Profile(InstanceProfile profile, Optional<String> role) {
    public Profile withRole(Optional<String> next) {
      return new Profile(profile, next);
    }
  }

  public Optional<KnownRole> role(String name) {
    return Optional.ofNullable(roles.get(name));
  }

  public Optional<Profile> profile(String name) {
    return Optional.ofNullable(profiles.get(name));
  }

  public Iam with(KnownRole role) {
    return new Iam(roles.plus(role.role().roleName(), role), profiles);
  }

  public Iam withoutRole(String name) {
    return new Iam(roles.minus(name), profiles);
  }

  public Iam with(Profile profile) {
    return new Iam(roles, profiles.plus(profile.profile().instanceProfileName(), profile));
  }

  public Iam withoutProfile(String name) {
    return new Iam(roles, profiles.minus(name));
  }
}
