package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record TemplateNetworkInterface(
    Boolean associateCarrierIpAddress,
    Boolean associatePublicIpAddress,
    Boolean deleteOnTermination,
    String description,
    Integer deviceIndex,
    @WireName(value = "SecurityGroupId", answer = "groupSet", item = "groupId") List<String> groups,
    String interfaceType,
    Integer ipv6AddressCount,
    @WireName(answer = "ipv6AddressesSet") List<TemplateIpv6Address> ipv6Addresses,
    String networkInterfaceId,
    String privateIpAddress,
    @WireName(answer = "privateIpAddressesSet")
        List<PrivateIpAddressSpecification> privateIpAddresses,
    Integer secondaryPrivateIpAddressCount,
    String subnetId,
    Integer networkCardIndex,
    @WireName(value = "Ipv4Prefix", answer = "ipv4PrefixSet") List<Ipv4Prefix> ipv4Prefixes,
    Integer ipv4PrefixCount,
    @WireName(value = "Ipv6Prefix", answer = "ipv6PrefixSet") List<Ipv6Prefix> ipv6Prefixes,
    Integer ipv6PrefixCount,
    Boolean primaryIpv6,
    EnaSrdSpecification enaSrdSpecification,
    ConnectionTracking connectionTrackingSpecification,
    Integer enaQueueCount) {}
