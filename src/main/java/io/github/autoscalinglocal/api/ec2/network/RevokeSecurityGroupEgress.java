package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.IpPermission;
import java.util.List;

/** Lets less out. */
public final class RevokeSecurityGroupEgress
    implements WriteOperation<RevokeSecurityGroupEgress.Request, RevokedRules> {

  public record Request(
      @WireName("SecurityGroupRuleId") List<String> securityGroupRuleIds,
      Boolean dryRun,
      @Required String groupId,
      String sourceSecurityGroupName,
      String sourceSecurityGroupOwnerId,
      String ipProtocol,
      Integer fromPort,
      Integer toPort,
      String cidrIp,
      List<IpPermission> ipPermissions)
      implements Permissions.Naming {}

  @Override
  public RevokedRules apply(Request request, Tx tx) {
    SecurityGroup group = NamedNetworks.securityGroup(tx, request.groupId(), null);
    return new RuleChanges(tx, group, true).revoke(request.securityGroupRuleIds(), request);
  }
}
