package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;
import org.pcollections.TreePMap;

/** Creates a security group, which lets nothing in and everything out. */
public final class CreateSecurityGroup
    implements WriteOperation<CreateSecurityGroup.Request, CreateSecurityGroup.Response> {

  public record Request(
      @WireName("GroupDescription") @Required String description,
      @Required String groupName,
      String vpcId,
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      Boolean dryRun) {}

  public record Response(
      String groupId, @WireName(answer = "tagSet") List<Tag> tags, String securityGroupArn) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Tagging.check(request.tagSpecifications());
    String name = request.groupName();
    if (name.startsWith("sg-")) {
      throw Ec2Errors.invalid("GroupName", name, "Group names may not be in the format sg-*.");
    }
    if (name.equals(SecurityGroup.DEFAULT_NAME)) {
      throw Ec2Errors.invalidValue("Cannot use reserved security group name: " + name);
    }
    Network network = Networks.of(tx.region());
    Vpc vpc =
        request.vpcId() == null
            ? network.defaultVpc().orElseThrow(() -> Ec2Errors.missing("VpcId"))
            : NamedNetworks.vpc(tx, request.vpcId());
    if (network.securityGroupNamed(name, vpc.id()).isPresent()) {
      throw Ec2Errors.groupExists(name, vpc.id());
    }
    String id = tx.newId("sg");
    SecurityGroup group =
        new SecurityGroup(id, name, request.description(), vpc.id(), TreePMap.empty());
    Networks.put(tx, network.with(group.with(Networks.outward(id))));
    Answers.tag(tx, id, "security-group", request.tagSpecifications());
    return new Response(id, Answers.tags(tx, id), tx.scope().arn("ec2", "security-group/" + id));
  }
}
