package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record NetworkInterfaceSpecification(
    Boolean associatePublicIpAddress,
    Boolean deleteOnTermination,
    String description,
    Integer deviceIndex,
    @WireName("SecurityGroupId") List<String> groups,
    Integer ipv6AddressCount,
    List<InstanceIpv6Address> ipv6Addresses,
    String networkInterfaceId,
    String privateIpAddress,
    List<PrivateIpAddressSpecification> privateIpAddresses,
    Integer secondaryPrivateIpAddressCount,
    String subnetId,
    Boolean associateCarrierIpAddress,
    String interfaceType,
    Integer networkCardIndex,
    @WireName("Ipv4Prefix") List<Ipv4Prefix> ipv4Prefixes,
    Integer ipv4PrefixCount,
    @WireName("Ipv6Prefix") List<Ipv6Prefix> ipv6Prefixes,
    Integer ipv6PrefixCount,
    Boolean primaryIpv6,
    EnaSrdSpecification enaSrdSpecification,
    ConnectionTracking connectionTrackingSpecification,
    Integer enaQueueCount) {}
