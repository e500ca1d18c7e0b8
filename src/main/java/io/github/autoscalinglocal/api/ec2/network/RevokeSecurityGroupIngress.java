package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.IpPermission;
import java.util.List;

/** Lets less in. */
public final class RevokeSecurityGroupIngress
    implements WriteOperation<
        RevokeSecurityGroupIngress.Request, RevokeSecurityGroupIngress.Response> {

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
      Boolean dryRun) {}

  public record Response(
      @WireName(answer = "return") Boolean returned,
      @WireName(answer = "unknownIpPermissionSet") List<IpPermission> unknownIpPermissions,
      @WireName(answer = "revokedSecurityGroupRuleSet")
          List<RevokedRule> revokedSecurityGroupRules) {}

  @Override
  public Response apply(Request request, Tx tx) {
    SecurityGroup group = NamedNetworks.securityGroup(tx, request.groupId(), request.groupName());
    RuleChanges changes = new RuleChanges(tx, group, false);
    List<String> ids = request.securityGroupRuleIds();
    RuleChanges.Revoked revoked =
        ids == null || ids.isEmpty()
            ? changes.revoke(
                Permissions.wanted(
                    request.ipPermissions(),
                    request.ipProtocol(),
                    request.fromPort(),
                    request.toPort(),
                    request.cidrIp(),
                    request.sourceSecurityGroupName()))
            : changes.revokeById(ids);
    return new Response(
        true,
        revoked.unknown().stream().map(each -> Permissions.of(tx, each)).toList(),
        revoked.rules().stream().map(rule -> RevokedRule.of(tx, group, rule)).toList());
  }
}
