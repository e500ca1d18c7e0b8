package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets security groups let more in or out, or less. */
final class RuleChanges {
  private static final String RULE = "security-group-rule";

  private final Tx tx;
  private final SecurityGroup group;
  private final boolean egress;

  RuleChanges(Tx tx, SecurityGroup group, boolean egress) {
    this.tx = tx;
    this.group = group;
    this.egress = egress;
  }

  /** Adds rules that the group does not have yet: all of them, or none. */
  AuthorizedRules authorize(Permissions.Naming request, List<TagSpecification> specifications) {
    List<Permissions.Wanted> wanted = Permissions.wanted(request);
    Tagging.check(specifications);
    SecurityGroup grown = group;
    List<SecurityGroup.Rule> added = new ArrayList<>();
    for (Permissions.Wanted each : wanted) {
      if (each.in(grown, egress).isPresent()) {
        throw Ec2Errors.permissionExists(each.sentence());
      }
      SecurityGroup.Rule rule = each.withId(tx.newId("sgr"), egress);
      grown = grown.with(rule);
      added.add(rule);
    }
    Networks.put(tx, Networks.of(tx.region()).with(grown));
    added.forEach(rule -> Answers.tag(tx, rule.id(), RULE, specifications));
    return new AuthorizedRules(
        true, added.stream().map(rule -> RuleAnswer.of(tx, group, rule)).toList());
  }

  /**
   * Removes rules.
   *
   * @param ids of the rules; if there are none, the request names them otherwise
   */
  RevokedRules revoke(@Nullable List<String> ids, Permissions.Naming request) {
    return ids == null || ids.isEmpty() ? revoke(Permissions.wanted(request)) : revokeById(ids);
  }

  /** Outside a default VPC all of them have to be there. */
  private RevokedRules revoke(List<Permissions.Wanted> unwanted) {
    List<SecurityGroup.Rule> rules = new ArrayList<>();
    List<Permissions.Wanted> unknown = new ArrayList<>();
    for (Permissions.Wanted each : unwanted) {
      each.in(group, egress).ifPresentOrElse(rules::add, () -> unknown.add(each));
    }
    boolean inDefaultVpc =
        Networks.of(tx.region()).vpc(group.vpcId()).filter(Vpc::isDefault).isPresent();
    if (!unknown.isEmpty() && !inDefaultVpc) {
      throw Ec2Errors.permissionNotFound();
    }
    return removed(rules, unknown);
  }

  private RevokedRules revokeById(List<String> ids) {
    List<SecurityGroup.Rule> rules = new ArrayList<>();
    for (String id : ids) {
      rules.add(
          Optional.ofNullable(group.rules().get(id))
              .filter(rule -> rule.egress() == egress)
              .orElseThrow(() -> Ec2Errors.securityGroupRuleNotFound(id)));
    }
    return removed(rules, List.of());
  }

  private RevokedRules removed(List<SecurityGroup.Rule> rules, List<Permissions.Wanted> unknown) {
    SecurityGroup left = group;
    for (SecurityGroup.Rule rule : rules) {
      left = left.withoutRule(rule.id());
      ResourceTags.forget(tx, rule.id());
    }
    Networks.put(tx, Networks.of(tx.region()).with(left));
    return new RevokedRules(
        true,
        unknown.stream().map(each -> Permissions.of(tx, each)).toList(),
        rules.stream().map(rule -> RevokedRule.of(tx, group, rule)).toList());
  }
}
