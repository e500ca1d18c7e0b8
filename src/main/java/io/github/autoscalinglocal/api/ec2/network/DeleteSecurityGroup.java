package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.SecurityGroup.Peer;
import io.github.autoscalinglocal.shape.WireName;

/** Deletes a security group that nothing belongs to, and no other group refers to. */
public final class DeleteSecurityGroup
    implements WriteOperation<DeleteSecurityGroup.Request, DeleteSecurityGroup.Response> {

  public record Request(String groupId, String groupName, Boolean dryRun) {}

  public record Response(@WireName(answer = "return") Boolean returned, String groupId) {}

  @Override
  public Response apply(Request request, Tx tx) {
    SecurityGroup group = NamedNetworks.securityGroup(tx, request.groupId(), request.groupName());
    if (group.name().equals(SecurityGroup.DEFAULT_NAME)) {
      throw Ec2Errors.defaultGroupCannotBeDeleted(group.id(), group.name());
    }
    Network network = Networks.of(tx.region());
    if (isInUse(tx, network, group.id())) {
      throw Ec2Errors.groupHasDependents(group.id());
    }
    Networks.put(tx, network.withoutSecurityGroup(group.id()));
    ResourceTags.forget(tx, group.id());
    group.rules().keySet().forEach(rule -> ResourceTags.forget(tx, rule));
    return new Response(true, group.id());
  }

  private static boolean isInUse(Tx tx, Network network, String id) {
    Peer itself = new Peer(Peer.Kind.GROUP, id);
    return tx.region().ec2().instances().values().stream()
            .anyMatch(machine -> machine.setup().networking().securityGroups().contains(id))
        || network.securityGroups().values().stream()
            .filter(other -> !other.id().equals(id))
            .flatMap(other -> other.rules().values().stream())
            .anyMatch(rule -> rule.peer().equals(itself));
  }
}
