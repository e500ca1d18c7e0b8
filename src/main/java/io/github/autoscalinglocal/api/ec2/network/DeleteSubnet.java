package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.Required;

/** Deletes a subnet without instances. */
public final class DeleteSubnet implements WriteOperation<DeleteSubnet.Request, NoResult> {

  public record Request(@Required String subnetId, Boolean dryRun) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    String id = NamedNetworks.subnet(tx, request.subnetId()).id();
    if (NamedNetworks.occupants(tx).containsKey(id)) {
      throw Ec2Errors.dependencyViolation("subnet", id);
    }
    Networks.put(tx, Networks.of(tx.region()).withoutSubnet(id));
    ResourceTags.forget(tx, id);
    return new NoResult();
  }
}
