package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the rules of security groups one by one. */
public final class DescribeSecurityGroupRules
    implements ReadOperation<
        DescribeSecurityGroupRules.Request, DescribeSecurityGroupRules.Response> {
  private static final Listing<RuleAnswer> LISTING =
      new Listing<>(
          "DescribeSecurityGroupRules",
          new Filters<>(RuleAnswer::tags)
              .on("group-id", RuleAnswer::groupId)
              .on("security-group-rule-id", RuleAnswer::securityGroupRuleId),
          RuleAnswer::securityGroupRuleId,
          5,
          1000);

  public record Request(
      @WireName("Filter") List<Filter> filters,
      @WireName("SecurityGroupRuleId") List<String> securityGroupRuleIds,
      Boolean dryRun,
      String nextToken,
      @Range(min = 5, max = 1000) Integer maxResults) {}

  public record Response(
      @WireName(answer = "securityGroupRuleSet") List<RuleAnswer> securityGroupRules,
      String nextToken) {}

  @Override
  public Response answer(Request request, View view) {
    SortedMap<String, RuleAnswer> all = new TreeMap<>();
    for (SecurityGroup group : Networks.of(view.region()).securityGroups().values()) {
      for (SecurityGroup.Rule rule : group.rules().values()) {
        all.put(rule.id(), RuleAnswer.of(view, group, rule));
      }
    }
    Page<RuleAnswer> page =
        LISTING.page(
            Listing.named(
                request.securityGroupRuleIds(), all, Ec2Errors::securityGroupRuleNotFound),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }
}
