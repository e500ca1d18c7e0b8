package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.companion.ec2.Addresses;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;

/** A subnet as answers show it. */
public record SubnetAnswer(
    String availabilityZoneId,
    String ownerId,
    Boolean assignIpv6AddressOnCreation,
    List<Ipv6Association> ipv6CidrBlockAssociationSet,
    @WireName(answer = "tagSet") List<Tag> tags,
    String subnetArn,
    Boolean enableDns64,
    Boolean ipv6Native,
    String subnetId,
    String state,
    String vpcId,
    String cidrBlock,
    Integer availableIpAddressCount,
    String availabilityZone,
    Boolean defaultForAz,
    Boolean mapPublicIpOnLaunch) {

  public record Ipv6Association(String associationId, String ipv6CidrBlock) {}

  /**
   * @param occupants how many instances are in it
   */
  static SubnetAnswer of(View view, Subnet subnet, int occupants) {
    return new SubnetAnswer(
        Zones.idOf(view.scope().region(), subnet.zone()),
        view.scope().account(),
        false,
        List.of(),
        Answers.tags(view, subnet.id()),
        view.scope().arn("ec2", "subnet/" + subnet.id()),
        false,
        false,
        subnet.id(),
        "available",
        subnet.vpcId(),
        subnet.cidrBlock(),
        (int) Math.max(0, Addresses.usable(subnet) - occupants),
        subnet.zone(),
        subnet.defaultForZone(),
        subnet.mapsPublicIp());
  }
}
