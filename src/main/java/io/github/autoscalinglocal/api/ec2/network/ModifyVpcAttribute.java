package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.ec2.AttributeBooleanValue;
import java.util.Optional;

/** Switches an attribute of a VPC on or off. */
public final class ModifyVpcAttribute
    implements WriteOperation<ModifyVpcAttribute.Request, NoResult> {

  public record Request(
      AttributeBooleanValue enableDnsHostnames,
      AttributeBooleanValue enableDnsSupport,
      @Required String vpcId,
      AttributeBooleanValue enableNetworkAddressUsageMetrics) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Vpc vpc = NamedNetworks.vpc(tx, request.vpcId());
    Vpc.Attributes old = vpc.attributes();
    Vpc.Attributes changed =
        new Vpc.Attributes(
            value(request.enableDnsSupport(), old.dnsSupport()),
            value(request.enableDnsHostnames(), old.dnsHostnames()),
            value(request.enableNetworkAddressUsageMetrics(), old.usageMetrics()));
    Networks.put(tx, Networks.of(tx.region()).with(vpc.with(changed)));
    return new NoResult();
  }

  private static boolean value(AttributeBooleanValue given, boolean otherwise) {
    return Optional.ofNullable(given).map(AttributeBooleanValue::value).orElse(otherwise);
  }
}
