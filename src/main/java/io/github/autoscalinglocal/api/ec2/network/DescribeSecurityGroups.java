package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.IpPermission;
import io.github.autoscalinglocal.shape.ec2.IpRange;
import io.github.autoscalinglocal.shape.ec2.Ipv6Range;
import io.github.autoscalinglocal.shape.ec2.PrefixListId;
import io.github.autoscalinglocal.shape.ec2.Tag;
import io.github.autoscalinglocal.shape.ec2.UserIdGroupPair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists security groups with their rules. */
public final class DescribeSecurityGroups
    implements ReadOperation<DescribeSecurityGroups.Request, DescribeSecurityGroups.Response> {
  private static final Listing<Group> LISTING =
      new Listing<>("DescribeSecurityGroups", filters(), Group::groupId, 5, 1000);

  public record Request(
      @WireName("GroupId") List<String> groupIds,
      @WireName("GroupName") List<String> groupNames,
      String nextToken,
      @Range(min = 5, max = 1000) Integer maxResults,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(
      String nextToken, @WireName(answer = "securityGroupInfo") List<Group> securityGroups) {}

  public record Group(
      String groupId,
      List<IpPermission> ipPermissionsEgress,
      @WireName(answer = "tagSet") List<Tag> tags,
      String vpcId,
      String securityGroupArn,
      String ownerId,
      String groupName,
      @WireName(answer = "groupDescription") String description,
      List<IpPermission> ipPermissions) {}

  private static Filters<Group> filters() {
    Filters<Group> filters =
        new Filters<>(Group::tags)
            .on("description", Group::description)
            .on("group-id", Group::groupId)
            .on("group-name", Group::groupName)
            .on("owner-id", Group::ownerId)
            .on("vpc-id", Group::vpcId);
    addRules(filters, "ip-permission.", Group::ipPermissions);
    addRules(filters, "egress.ip-permission.", Group::ipPermissionsEgress);
    return filters;
  }

  private static void addRules(
      Filters<Group> filters, String prefix, Function<Group, List<IpPermission>> rules) {
    Function<Group, Stream<IpPermission>> each = group -> rules.apply(group).stream();
    filters
        .onEach(prefix + "protocol", group -> each.apply(group).map(IpPermission::ipProtocol))
        .onEach(
            prefix + "from-port",
            group -> each.apply(group).map(rule -> String.valueOf(rule.fromPort())))
        .onEach(
            prefix + "to-port",
            group -> each.apply(group).map(rule -> String.valueOf(rule.toPort())))
        .onEach(
            prefix + "cidr",
            group ->
                each.apply(group).flatMap(rule -> rule.ipRanges().stream()).map(IpRange::cidrIp))
        .onEach(
            prefix + "ipv6-cidr",
            group ->
                each.apply(group)
                    .flatMap(rule -> rule.ipv6Ranges().stream())
                    .map(Ipv6Range::cidrIpv6))
        .onEach(
            prefix + "prefix-list-id",
            group ->
                each.apply(group)
                    .flatMap(rule -> rule.prefixListIds().stream())
                    .map(PrefixListId::prefixListId))
        .onEach(
            prefix + "group-id",
            group ->
                each.apply(group)
                    .flatMap(rule -> rule.userIdGroupPairs().stream())
                    .map(UserIdGroupPair::groupId))
        .onEach(
            prefix + "user-id",
            group ->
                each.apply(group)
                    .flatMap(rule -> rule.userIdGroupPairs().stream())
                    .map(UserIdGroupPair::userId));
  }

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(request.groupIds(), "groupIds", request.maxResults());
    List<String> ids = new ArrayList<>(request.groupIds() == null ? List.of() : request.groupIds());
    if (request.groupNames() != null) {
      request
          .groupNames()
          .forEach(name -> ids.add(NamedNetworks.securityGroup(view, null, name).id()));
    }
    Page<Group> page =
        LISTING.page(
            Listing.named(
                    ids,
                    Networks.of(view.region()).securityGroups(),
                    Ec2Errors::securityGroupNotFound)
                .map(group -> group(view, group)),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), page.items());
  }

  private static Group group(View view, SecurityGroup group) {
    return new Group(
        group.id(),
        Permissions.of(view, group, true),
        Answers.tags(view, group.id()),
        group.vpcId(),
        view.scope().arn("ec2", "security-group/" + group.id()),
        view.scope().account(),
        group.name(),
        group.description(),
        Permissions.of(view, group, false));
  }
}
