package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.ec2.GroupName;
import io.github.autoscalinglocal.companion.ec2.Hosts;
import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.InstanceIpv6Address;
import java.time.Instant;
import java.util.List;

/** The network interface of an instance, as the instance shows it. */
public record InterfaceAnswer(
    Association association,
    Attachment attachment,
    String description,
    @WireName(answer = "groupSet") List<GroupName> groups,
    @WireName(answer = "ipv6AddressesSet") List<InstanceIpv6Address> ipv6Addresses,
    String macAddress,
    String networkInterfaceId,
    String ownerId,
    String privateDnsName,
    String privateIpAddress,
    @WireName(answer = "privateIpAddressesSet") List<Address> privateIpAddresses,
    Boolean sourceDestCheck,
    String status,
    String subnetId,
    String vpcId,
    String interfaceType) {

  public record Association(String ipOwnerId, String publicDnsName, String publicIp) {

    static Association of(View view, Ec2Instance machine) {
      return Hosts.publicAddress(machine)
          .map(
              address ->
                  new Association(
                      "amazon", Hosts.publicName(view.scope().region(), address), address))
          .orElse(null);
    }
  }

  public record Attachment(
      Instant attachTime,
      String attachmentId,
      Boolean deleteOnTermination,
      Integer deviceIndex,
      String status,
      Integer networkCardIndex) {

    static Attachment of(Ec2Instance machine) {
      return new Attachment(
          machine.launchedAt(),
          InstanceParts.interfaceAttachmentId(machine.id()),
          true,
          0,
          "attached",
          0);
    }
  }

  public record Address(
      Association association, Boolean primary, String privateDnsName, String privateIpAddress) {}

  static InterfaceAnswer of(View view, Ec2Instance machine, Subnet subnet) {
    Setup.Networking networking = machine.setup().networking();
    String name = Hosts.privateName(view.scope().region(), networking.address());
    Association association = Association.of(view, machine);
    return new InterfaceAnswer(
        association,
        Attachment.of(machine),
        "",
        GroupName.of(view, networking.securityGroups()),
        List.of(),
        Hosts.macAddress(machine.id()),
        InstanceParts.interfaceId(machine.id()),
        view.scope().account(),
        name,
        networking.address(),
        List.of(new Address(association, true, name, networking.address())),
        networking.sourceDestCheck(),
        "in-use",
        subnet.id(),
        subnet.vpcId(),
        "interface");
  }
}
