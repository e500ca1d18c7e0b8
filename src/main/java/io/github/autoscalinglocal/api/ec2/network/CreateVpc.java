package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Cidr;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import io.github.autoscalinglocal.shape.ec2.VpcEncryptionControlConfiguration;
import java.util.List;

/** Creates a VPC, which begins with a security group. */
public final class CreateVpc implements WriteOperation<CreateVpc.Request, CreateVpc.Response> {
  private static final int LARGEST = 16;
  private static final int SMALLEST = 28;

  public record Request(
      String cidrBlock,
      String ipv6Pool,
      String ipv6CidrBlock,
      String ipv4IpamPoolId,
      Integer ipv4NetmaskLength,
      String ipv6IpamPoolId,
      Integer ipv6NetmaskLength,
      String ipv6CidrBlockNetworkBorderGroup,
      VpcEncryptionControlConfiguration vpcEncryptionControl,
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      Boolean dryRun,
      @OneOf({"dedicated", "default", "host"}) String instanceTenancy,
      Boolean amazonProvidedIpv6CidrBlock) {}

  public record Response(VpcAnswer vpc) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Tagging.check(request.tagSpecifications());
    if (request.cidrBlock() == null) {
      throw Ec2Errors.missing("cidrBlock");
    }
    String given = request.cidrBlock();
    Cidr block = Cidr.parse(given).orElseThrow(() -> Ec2Errors.malformedCidr(given));
    if (block.prefix() < LARGEST || block.prefix() > SMALLEST) {
      throw Ec2Errors.invalidVpcRange(given);
    }
    Vpc vpc =
        new Vpc(
            tx.newId("vpc"),
            block.toString(),
            false,
            request.instanceTenancy() == null ? "default" : request.instanceTenancy(),
            Vpc.Attributes.OF_NEW);
    Networks.put(
        tx,
        Networks.of(tx.region()).with(vpc).with(Networks.defaultGroup(tx.newId("sg"), vpc.id())));
    Answers.tag(tx, vpc.id(), "vpc", request.tagSpecifications());
    return new Response(VpcAnswer.of(tx, vpc));
  }
}
