package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;
import java.time.Instant;
import java.util.List;

/** A load balancer as it is described. */
public record LoadBalancer(
    String loadBalancerArn,
    String dNSName,
    String canonicalHostedZoneId,
    Instant createdTime,
    String loadBalancerName,
    LoadBalancerScheme scheme,
    String vpcId,
    State state,
    LoadBalancerType type,
    List<AvailabilityZone> availabilityZones,
    List<String> securityGroups,
    IpAddressType ipAddressType,
    String customerOwnedIpv4Pool,
    String enforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
    OnOff enablePrefixForIpv6SourceNat,
    IpamPools ipamPools) {
  public record AvailabilityZone(
      String zoneName,
      String subnetId,
      String outpostId,
      List<LoadBalancerAddress> loadBalancerAddresses,
      List<String> sourceNatIpv6Prefixes) {}

  public record LoadBalancerAddress(
      String ipAddress, String allocationId, String privateIPv4Address, String iPv6Address) {}

  /** Whether it is there yet. */
  public record State(StateCode code, String reason) {}

  /** How far it has come. */
  public enum StateCode implements WireEnum {
    ACTIVE("active"),
    PROVISIONING("provisioning"),
    ACTIVE_IMPAIRED("active_impaired"),
    FAILED("failed");

    private final String wire;

    StateCode(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
