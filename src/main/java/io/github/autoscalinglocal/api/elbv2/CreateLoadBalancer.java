package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.LoadBalancers;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Code;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.IpAddressType;
import io.github.autoscalinglocal.shape.elbv2.IpamPools;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancerScheme;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancerType;
import io.github.autoscalinglocal.shape.elbv2.OnOff;
import io.github.autoscalinglocal.shape.elbv2.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Creates a load balancer; one that exists already with the same settings is answered as it is. */
final class CreateLoadBalancer
    implements WriteOperation<CreateLoadBalancer.Request, CreateLoadBalancer.Response> {
  record Request(
      @Required String name,
      List<String> subnets,
      List<SubnetMapping> subnetMappings,
      List<String> securityGroups,
      LoadBalancerScheme scheme,
      @Length(min = 1) List<Tag> tags,
      LoadBalancerType type,
      IpAddressType ipAddressType,
      @Length(max = 256) @Matches("^(ipv4pool-coip-)[a-zA-Z0-9]+$") String customerOwnedIpv4Pool,
      OnOff enablePrefixForIpv6SourceNat,
      IpamPools ipamPools) {}

  record Response(List<LoadBalancer> loadBalancers) {}

  record SubnetMapping(
      String subnetId,
      String allocationId,
      String privateIPv4Address,
      String iPv6Address,
      String sourceNatIpv6Prefix) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Names.check("The load balancer", request.name());
    LoadBalancerType type = request.type() == null ? LoadBalancerType.APPLICATION : request.type();
    List<LoadBalancer.AvailabilityZone> zones = BalancerSubnets.zones(tx, request, type);
    Optional<Kept<LoadBalancer>> known = LoadBalancers.named(tx, request.name());
    if (known.isPresent()) {
      LoadBalancer existing = known.get().description();
      LoadBalancer wanted =
          describe(tx, request, type, zones, existing.loadBalancerArn(), existing.createdTime());
      if (!wanted.equals(existing)) {
        throw ElbV2Errors.loadBalancerExists(request.name());
      }
      return new Response(List.of(Known.describedBalancer(tx, known.get())));
    }
    Elb elb = tx.region().elb();
    if (elb.loadBalancers().values().stream()
            .filter(each -> each.description().type() == type)
            .count()
        >= Quotas.LOAD_BALANCERS) {
      throw ElbV2Errors.beyondQuota(
          ElbV2Code.TooManyLoadBalancers, "load balancers for your AWS account");
    }
    String arn = LoadBalancers.newArn(tx, type, request.name());
    Kept<LoadBalancer> created =
        new Kept<>(
            describe(tx, request, type, zones, arn, tx.now()),
            LoadBalancers.attributes(type),
            Tags.of(request.tags()),
            false);
    tx.update(r -> r.with(elb.withLoadBalancers(elb.loadBalancers().plus(arn, created))));
    return new Response(List.of(Known.describedBalancer(tx, created)));
  }

  private static LoadBalancer describe(
      Tx tx,
      Request request,
      LoadBalancerType type,
      List<LoadBalancer.AvailabilityZone> zones,
      String arn,
      Instant createdAt) {
    LoadBalancerScheme scheme =
        request.scheme() == null ? LoadBalancerScheme.INTERNET_FACING : request.scheme();
    boolean internal = scheme == LoadBalancerScheme.INTERNAL;
    return new LoadBalancer(
        arn,
        LoadBalancers.dnsName(tx.scope(), type, request.name(), internal, arn),
        LoadBalancers.hostedZone(type),
        createdAt,
        request.name(),
        type == LoadBalancerType.GATEWAY ? null : scheme,
        null,
        null,
        type,
        zones,
        request.securityGroups(),
        request.ipAddressType() == null ? IpAddressType.IPV4 : request.ipAddressType(),
        request.customerOwnedIpv4Pool(),
        null,
        request.enablePrefixForIpv6SourceNat(),
        request.ipamPools());
  }
}
