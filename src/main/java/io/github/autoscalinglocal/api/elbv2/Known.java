package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.companion.elb.Forwarding;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What requests name, or a refusal. */
final class Known {
  private Known() {}

  static Kept<LoadBalancer> loadBalancer(View view, String arn) {
    if (!arn.contains(":loadbalancer/")) {
      throw ElbV2Errors.noArn(arn, "load balancer");
    }
    return Optional.ofNullable(view.region().elb().loadBalancers().get(arn))
        .orElseThrow(() -> ElbV2Errors.loadBalancerNotFound(arn));
  }

  static Kept<TargetGroup> targetGroup(View view, String arn) {
    if (!isTargetGroup(arn)) {
      throw ElbV2Errors.noArn(arn, "target group");
    }
    return Optional.ofNullable(view.region().elb().targetGroups().get(arn))
        .orElseThrow(() -> ElbV2Errors.targetGroupNotFound(arn));
  }

  static boolean isTargetGroup(String arn) {
    return arn.contains(":targetgroup/");
  }

  static Kept<Listener> listener(View view, String arn) {
    if (!arn.contains(":listener/")) {
      throw ElbV2Errors.noArn(arn, "listener");
    }
    return Optional.ofNullable(view.region().elb().listeners().get(arn))
        .orElseThrow(ElbV2Errors::listenersNotFound);
  }

  /** The listeners of a load balancer. */
  static List<Kept<Listener>> listenersOf(View view, String loadBalancerArn) {
    return view.region().elb().listeners().values().stream()
        .filter(each -> each.description().loadBalancerArn().equals(loadBalancerArn))
        .toList();
  }

  /** A target group as it is described, with the load balancers that use it. */
  static TargetGroup describedGroup(View view, Kept<TargetGroup> group) {
    TargetGroup known = group.description();
    List<String> users = Forwarding.loadBalancersOf(view.region().elb(), known.targetGroupArn());
    return new TargetGroup(
        known.targetGroupArn(),
        known.targetGroupName(),
        known.protocol(),
        known.port(),
        known.vpcId(),
        known.healthCheckProtocol(),
        known.healthCheckPort(),
        known.healthCheckEnabled(),
        known.healthCheckIntervalSeconds(),
        known.healthCheckTimeoutSeconds(),
        known.healthyThresholdCount(),
        known.unhealthyThresholdCount(),
        known.healthCheckPath(),
        known.matcher(),
        users,
        known.targetType(),
        known.protocolVersion(),
        known.ipAddressType(),
        known.targetControlPort());
  }

  /** A load balancer as it is described, with what it has come to by now. */
  static LoadBalancer describedBalancer(View view, Kept<LoadBalancer> kept) {
    LoadBalancer known = kept.description();
    Instant ready = known.createdTime().plus(view.options().timings().of(Timing.LOAD_BALANCER));
    LoadBalancer.StateCode code =
        view.now().isBefore(ready)
            ? LoadBalancer.StateCode.PROVISIONING
            : LoadBalancer.StateCode.ACTIVE;
    return new LoadBalancer(
        known.loadBalancerArn(),
        known.dNSName(),
        known.canonicalHostedZoneId(),
        known.createdTime(),
        known.loadBalancerName(),
        known.scheme(),
        known.vpcId(),
        new LoadBalancer.State(code, null),
        known.type(),
        known.availabilityZones(),
        known.securityGroups(),
        known.ipAddressType(),
        known.customerOwnedIpv4Pool(),
        known.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(),
        known.enablePrefixForIpv6SourceNat(),
        known.ipamPools());
  }
}
