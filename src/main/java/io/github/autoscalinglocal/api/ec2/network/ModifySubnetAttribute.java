package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.ec2.AttributeBooleanValue;

/** Changes whether instances get public addresses in a subnet; nothing depends on the rest. */
public final class ModifySubnetAttribute
    implements WriteOperation<ModifySubnetAttribute.Request, NoResult> {

  public record Request(
      AttributeBooleanValue assignIpv6AddressOnCreation,
      AttributeBooleanValue mapPublicIpOnLaunch,
      @Required String subnetId,
      AttributeBooleanValue mapCustomerOwnedIpOnLaunch,
      String customerOwnedIpv4Pool,
      AttributeBooleanValue enableDns64,
      @OneOf({"ip-name", "resource-name"}) String privateDnsHostnameTypeOnLaunch,
      AttributeBooleanValue enableResourceNameDnsARecordOnLaunch,
      AttributeBooleanValue enableResourceNameDnsAAAARecordOnLaunch,
      Integer enableLniAtDeviceIndex,
      AttributeBooleanValue disableLniAtDeviceIndex) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Subnet subnet = NamedNetworks.subnet(tx, request.subnetId());
    if (request.mapPublicIpOnLaunch() != null && request.mapPublicIpOnLaunch().value() != null) {
      Networks.put(
          tx,
          Networks.of(tx.region())
              .with(subnet.withPublicIp(request.mapPublicIpOnLaunch().value())));
    }
    return new NoResult();
  }
}
