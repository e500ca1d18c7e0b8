package io.github.autoscalinglocal.shape.elb;

import java.time.Instant;
import java.util.List;

/** A Classic load balancer as it is described. */
public record LoadBalancerDescription(
    String loadBalancerName,
    String dNSName,
    String canonicalHostedZoneName,
    String canonicalHostedZoneNameID,
    List<ListenerDescription> listenerDescriptions,
    Policies policies,
    List<BackendServerDescription> backendServerDescriptions,
    List<String> availabilityZones,
    List<String> subnets,
    String vPCId,
    List<Instance> instances,
    HealthCheck healthCheck,
    SourceSecurityGroup sourceSecurityGroup,
    List<String> securityGroups,
    Instant createdTime,
    String scheme) {
  public record ListenerDescription(Listener listener, List<String> policyNames) {}

  public record Policies(
      List<AppCookieStickinessPolicy> appCookieStickinessPolicies,
      List<LBCookieStickinessPolicy> lBCookieStickinessPolicies,
      List<String> otherPolicies) {}

  public record AppCookieStickinessPolicy(String policyName, String cookieName) {}

  public record LBCookieStickinessPolicy(String policyName, Long cookieExpirationPeriod) {}

  public record BackendServerDescription(Integer instancePort, List<String> policyNames) {}

  public record SourceSecurityGroup(String ownerAlias, String groupName) {}
}
