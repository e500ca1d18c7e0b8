package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** Deletes a VPC in which nothing is left but what it began with. */
public final class DeleteVpc implements WriteOperation<DeleteVpc.Request, NoResult> {

  public record Request(@Required String vpcId, Boolean dryRun) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    String id = NamedNetworks.vpc(tx, request.vpcId()).id();
    Network network = Networks.of(tx.region());
    List<SecurityGroup> groups =
        network.securityGroups().values().stream().filter(each -> each.vpcId().equals(id)).toList();
    boolean inUse =
        network.subnets().values().stream().anyMatch(subnet -> subnet.vpcId().equals(id))
            || groups.stream().anyMatch(each -> !each.name().equals(SecurityGroup.DEFAULT_NAME));
    if (inUse) {
      throw Ec2Errors.dependencyViolation("vpc", id);
    }
    Network left = network.withoutVpc(id);
    for (SecurityGroup group : groups) {
      left = left.withoutSecurityGroup(group.id());
    }
    Networks.put(tx, left);
    ResourceTags.forget(tx, id);
    return new NoResult();
  }
}
