package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.GroupName;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the network interfaces of instances; others there are not. */
public final class DescribeNetworkInterfaces
    implements ReadOperation<
        DescribeNetworkInterfaces.Request, DescribeNetworkInterfaces.Response> {
  private static final Listing<Interface> LISTING =
      new Listing<>("DescribeNetworkInterfaces", filters(), Interface::networkInterfaceId, 5, 1000);

  public record Request(
      String nextToken,
      @Range(min = 5, max = 1000) Integer maxResults,
      Boolean includeManagedResources,
      Boolean dryRun,
      @WireName("NetworkInterfaceId") List<String> networkInterfaceIds,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(
      @WireName(answer = "networkInterfaceSet") List<Interface> networkInterfaces,
      String nextToken) {}

  public record Interface(
      Association association,
      Attachment attachment,
      String availabilityZone,
      String description,
      @WireName(answer = "groupSet") List<GroupName> groups,
      String interfaceType,
      @WireName(answer = "ipv6AddressesSet") List<Ipv6Address> ipv6Addresses,
      String macAddress,
      String networkInterfaceId,
      String ownerId,
      String privateDnsName,
      String privateIpAddress,
      @WireName(answer = "privateIpAddressesSet") List<Address> privateIpAddresses,
      Boolean requesterManaged,
      Boolean sourceDestCheck,
      String status,
      String subnetId,
      List<Tag> tagSet,
      String vpcId,
      String availabilityZoneId) {

    String publicIp() {
      return association == null ? null : association.publicIp();
    }
  }

  public record Association(String ipOwnerId, String publicDnsName, String publicIp) {}

  public record Attachment(
      Instant attachTime,
      String attachmentId,
      Boolean deleteOnTermination,
      Integer deviceIndex,
      Integer networkCardIndex,
      String instanceId,
      String instanceOwnerId,
      String status) {}

  public record Address(
      Association association, Boolean primary, String privateDnsName, String privateIpAddress) {}

  public record Ipv6Address(String ipv6Address) {}

  private static Filters<Interface> filters() {
    return new Filters<>(Interface::tagSet)
        .on("addresses.private-ip-address", Interface::privateIpAddress)
        .on("association.public-ip", Interface::publicIp)
        .on("addresses.association.public-ip", Interface::publicIp)
        .on("attachment.attachment-id", each -> each.attachment().attachmentId())
        .on("attachment.device-index", each -> each.attachment().deviceIndex())
        .on("attachment.instance-id", each -> each.attachment().instanceId())
        .on("attachment.instance-owner-id", each -> each.attachment().instanceOwnerId())
        .on("attachment.status", each -> each.attachment().status())
        .on("availability-zone", Interface::availabilityZone)
        .on("availability-zone-id", Interface::availabilityZoneId)
        .on("description", Interface::description)
        .onEach("group-id", each -> each.groups().stream().map(GroupName::groupId))
        .onEach("group-name", each -> each.groups().stream().map(GroupName::groupName))
        .on("interface-type", Interface::interfaceType)
        .on("mac-address", Interface::macAddress)
        .on("network-interface-id", Interface::networkInterfaceId)
        .on("owner-id", Interface::ownerId)
        .on("private-dns-name", Interface::privateDnsName)
        .on("private-ip-address", Interface::privateIpAddress)
        .on("requester-managed", Interface::requesterManaged)
        .on("source-dest-check", Interface::sourceDestCheck)
        .on("status", Interface::status)
        .on("subnet-id", Interface::subnetId)
        .on("vpc-id", Interface::vpcId);
  }

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(
        request.networkInterfaceIds(), "networkInterfaceIdSet", request.maxResults());
    SortedMap<String, Interface> all = new TreeMap<>();
    for (Ec2Instance machine : view.region().ec2().instances().values()) {
      Interface its = of(view, machine);
      all.put(its.networkInterfaceId(), its);
    }
    Page<Interface> page =
        LISTING.page(
            Listing.named(request.networkInterfaceIds(), all, Ec2Errors::networkInterfaceNotFound),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static Interface of(View view, Ec2Instance machine) {
    String zone = machine.machine().zone();
    InterfaceAnswer its =
        InterfaceAnswer.of(view, machine, Subnets.of(view, machine.machine().subnetId(), zone));
    Association association =
        its.association() == null
            ? null
            : new Association(
                its.association().ipOwnerId(),
                its.association().publicDnsName(),
                its.association().publicIp());
    return new Interface(
        association,
        attachment(machine, its),
        zone,
        its.description(),
        its.groups(),
        its.interfaceType(),
        List.of(),
        its.macAddress(),
        its.networkInterfaceId(),
        its.ownerId(),
        its.privateDnsName(),
        its.privateIpAddress(),
        List.of(new Address(association, true, its.privateDnsName(), its.privateIpAddress())),
        false,
        its.sourceDestCheck(),
        its.status(),
        its.subnetId(),
        Answers.tags(view, its.networkInterfaceId()),
        its.vpcId(),
        Zones.idOf(view.scope().region(), zone));
  }

  private static Attachment attachment(Ec2Instance machine, InterfaceAnswer its) {
    InterfaceAnswer.Attachment attachment = its.attachment();
    return new Attachment(
        attachment.attachTime(),
        attachment.attachmentId(),
        attachment.deleteOnTermination(),
        attachment.deviceIndex(),
        attachment.networkCardIndex(),
        machine.id(),
        its.ownerId(),
        attachment.status());
  }
}
