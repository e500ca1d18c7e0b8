package io.github.autoscalinglocal.companion.iam;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam.KnownRole;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.shape.iam.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Roles that services of AWS assume, which have their names and policies from AWS. */
public final class ServiceLinkedRoles {
  private static final String AUTO_SCALING = "autoscaling.amazonaws.com";
  private static final String DOMAIN = ".amazonaws.com";
  private static final String PATH = "/aws-service-role/";

  /** What a role is called after, where that is not the first part of the service's name. */
  private static final Map<String, String> NAMES =
      Map.of(
          AUTO_SCALING,
          "AutoScaling",
          "ec2.application-autoscaling.amazonaws.com",
          "ApplicationAutoScaling_EC2SpotFleetRequest",
          "elasticloadbalancing.amazonaws.com",
          "ElasticLoadBalancing",
          "spot.amazonaws.com",
          "EC2Spot",
          "spotfleet.amazonaws.com",
          "EC2SpotFleet");

  private ServiceLinkedRoles() {}

  /**
   * The role that a service is linked with.
   *
   * @param suffix what tells it from others of the service; only Auto Scaling's can have one
   * @throws ApiException if there cannot be such a role
   */
  public static Role describe(
      Scope scope, Instant now, String service, Optional<String> suffix, String description) {
    if (!service.endsWith(DOMAIN) || service.startsWith(".")) {
      throw IamErrors.noServicePrincipal(service);
    }
    if (suffix.isPresent() && !service.equals(AUTO_SCALING)) {
      throw IamErrors.suffixNotAllowed(service);
    }
    String name = name(service, suffix);
    String path = PATH + service + "/";
    String arn = "arn:" + scope.partition() + ":iam::" + scope.account() + ":role" + path + name;
    return new Role(
        path,
        name,
        UniqueIds.ofName("AROA", arn),
        arn,
        now,
        PolicyDocuments.encoded(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service
                + "\"},\"Action\":\"sts:AssumeRole\"}]}"),
        description,
        3600,
        null,
        null,
        new Role.RoleLastUsed(null, null));
  }

  private static String name(String service, Optional<String> suffix) {
    return "AWSServiceRoleFor" + calledAfter(service) + suffix.map(each -> "_" + each).orElse("");
  }

  private static String calledAfter(String service) {
    String first = service.substring(0, service.indexOf('.'));
    String capitalized = Character.toUpperCase(first.charAt(0)) + first.substring(1);
    return NAMES.getOrDefault(service, capitalized);
  }

  /** Auto Scaling makes itself a role when an account has its first group. */
  public static void ensure(Tx tx) {
    Scope everywhere = tx.scope().global();
    if (tx.region(everywhere).iam().role(name(AUTO_SCALING, Optional.empty())).isPresent()) {
      return;
    }
    Role role =
        describe(
            everywhere,
            tx.now(),
            AUTO_SCALING,
            Optional.empty(),
            "Default Service-Linked Role enables access to AWS Services and Resources used or"
                + " managed by Auto Scaling");
    tx.update(
        everywhere,
        region -> region.with(region.iam().with(new KnownRole(role, TreePMap.empty()))));
  }

  public static boolean isOne(Role role) {
    return role.path().startsWith(PATH);
  }
}
