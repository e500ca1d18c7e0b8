package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.IpPermission;
import java.util.List;

/** Lets less in. */
public final class RevokeSecurityGroupIngress
    implements WriteOperation<RevokeSecurityGroupIngress.Request, RevokedRules> {

  public record Request(
      String cidrIp,
      Integer fromPort,
      String groupId,
      String groupName,
      List<IpPermission> ipPermissions,
      String ipProtocol,
      String sourceSecurityGroupName,
      String sourceSecurityGroupOwnerId,
      Integer toPort,
      @WireName("SecurityGroupRuleId") List<String> securityGroupRuleIds,
      Boolean dryRun)
      implements Permissions.Naming {}

  @Override
  public RevokedRules apply(Request request, Tx tx) {
    SecurityGroup group = NamedNetworks.securityGroup(tx, request.groupId(), request.groupName());
    return new RuleChanges(tx, group, false).revoke(request.securityGroupRuleIds(), request);
  }
}
