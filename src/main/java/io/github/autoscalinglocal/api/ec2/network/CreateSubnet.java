package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Cidr;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;

/** Creates a subnet in a zone, with addresses of its VPC that no other subnet has. */
public final class CreateSubnet
    implements WriteOperation<CreateSubnet.Request, CreateSubnet.Response> {
  private static final int LARGEST = 16;
  private static final int SMALLEST = 28;

  public record Request(
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      String availabilityZone,
      String availabilityZoneId,
      String cidrBlock,
      String ipv6CidrBlock,
      String outpostArn,
      @Required String vpcId,
      Boolean ipv6Native,
      String ipv4IpamPoolId,
      Integer ipv4NetmaskLength,
      String ipv6IpamPoolId,
      Integer ipv6NetmaskLength,
      Boolean dryRun) {}

  public record Response(SubnetAnswer subnet) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Tagging.check(request.tagSpecifications());
    Vpc vpc = NamedNetworks.vpc(tx, request.vpcId());
    Network network = Networks.of(tx.region());
    Cidr block = block(request, vpc, network);
    Subnet subnet =
        new Subnet(tx.newId("subnet"), zone(request, tx), vpc.id(), block.toString(), false, false);
    Networks.put(tx, network.with(subnet));
    Answers.tag(tx, subnet.id(), "subnet", request.tagSpecifications());
    return new Response(SubnetAnswer.of(tx, subnet, 0));
  }

  private static Cidr block(Request request, Vpc vpc, Network network) {
    String given = request.cidrBlock();
    if (given == null) {
      throw Ec2Errors.missing("cidrBlock");
    }
    Cidr block = Cidr.parse(given).orElseThrow(() -> Ec2Errors.malformedCidr(given));
    boolean within = Cidr.parse(vpc.cidrBlock()).orElseThrow().contains(block);
    if (!within || block.prefix() < LARGEST || block.prefix() > SMALLEST) {
      throw Ec2Errors.invalidSubnetRange(given);
    }
    boolean taken =
        network.subnets().values().stream()
            .filter(other -> other.vpcId().equals(vpc.id()))
            .anyMatch(other -> Cidr.parse(other.cidrBlock()).orElseThrow().overlaps(block));
    if (taken) {
      throw Ec2Errors.subnetConflict(given);
    }
    return block;
  }

  /** Of the zones that a subnet could be in, EC2 chooses one; here it is always the first. */
  private static String zone(Request request, Tx tx) {
    String region = tx.scope().region();
    if (request.availabilityZoneId() != null) {
      return Zones.withId(region, request.availabilityZoneId())
          .orElseThrow(() -> Ec2Errors.invalidZone(request.availabilityZoneId()));
    }
    String zone = request.availabilityZone();
    if (zone == null) {
      return Zones.of(region).get(0);
    }
    if (!Zones.isZoneOf(region, zone)) {
      throw Ec2Errors.invalidZone(zone);
    }
    return zone;
  }
}
