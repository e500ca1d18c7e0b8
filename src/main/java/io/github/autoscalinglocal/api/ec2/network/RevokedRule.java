package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;

/** A rule that a security group no longer has. */
public record RevokedRule(
    String securityGroupRuleId,
    String groupId,
    Boolean isEgress,
    String ipProtocol,
    Integer fromPort,
    Integer toPort,
    String cidrIpv4,
    String cidrIpv6,
    String prefixListId,
    String referencedGroupId,
    String description) {

  static RevokedRule of(View view, SecurityGroup group, SecurityGroup.Rule rule) {
    RuleAnswer was = RuleAnswer.of(view, group, rule);
    return new RevokedRule(
        was.securityGroupRuleId(),
        was.groupId(),
        was.isEgress(),
        was.ipProtocol(),
        was.fromPort(),
        was.toPort(),
        was.cidrIpv4(),
        was.cidrIpv6(),
        was.prefixListId(),
        was.referencedGroupInfo() == null ? null : was.referencedGroupInfo().groupId(),
        was.description());
  }
}
