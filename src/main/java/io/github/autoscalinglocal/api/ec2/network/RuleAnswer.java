package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.SecurityGroup.Peer;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;

/** A rule of a security group as answers show it. */
public record RuleAnswer(
    String securityGroupRuleId,
    String groupId,
    String groupOwnerId,
    Boolean isEgress,
    String ipProtocol,
    Integer fromPort,
    Integer toPort,
    String cidrIpv4,
    String cidrIpv6,
    String prefixListId,
    Referenced referencedGroupInfo,
    String description,
    @WireName(answer = "tagSet") List<Tag> tags,
    String securityGroupRuleArn) {

  public record Referenced(String groupId, String userId) {}

  static RuleAnswer of(View view, SecurityGroup group, SecurityGroup.Rule rule) {
    String account = view.scope().account();
    String of = peer(rule, Peer.Kind.GROUP);
    return new RuleAnswer(
        rule.id(),
        group.id(),
        account,
        rule.egress(),
        rule.traffic().protocol(),
        rule.traffic().fromPort().orElse(-1),
        rule.traffic().toPort().orElse(-1),
        peer(rule, Peer.Kind.IPV4),
        peer(rule, Peer.Kind.IPV6),
        peer(rule, Peer.Kind.PREFIX_LIST),
        of == null ? null : new Referenced(of, account),
        rule.description().orElse(null),
        Answers.tags(view, rule.id()),
        view.scope().arn("ec2", "security-group-rule/" + rule.id()));
  }

  private static String peer(SecurityGroup.Rule rule, Peer.Kind kind) {
    return rule.peer().kind() == kind ? rule.peer().value() : null;
  }
}
