package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists placement groups, of which there are none. */
public final class DescribePlacementGroups
    implements ReadOperation<DescribePlacementGroups.Request, DescribePlacementGroups.Response> {
  private static final Filters<Group> FILTERS =
      new Filters<Group>()
          .on("group-arn", Group::groupArn)
          .on("group-name", Group::groupName)
          .on("spread-level", group -> null)
          .on("state", Group::state)
          .on("strategy", Group::strategy);

  public record Request(
      @WireName("GroupId") List<String> groupIds,
      Boolean dryRun,
      @WireName("GroupName") List<String> groupNames,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(@WireName(answer = "placementGroupSet") List<Group> placementGroups) {}

  public record Group(
      String groupName, String state, String strategy, String groupId, String groupArn) {}

  @Override
  public Response answer(Request request, View view) {
    List<String> asked = new ArrayList<>();
    Stream.of(request.groupNames(), request.groupIds())
        .filter(Objects::nonNull)
        .forEach(asked::addAll);
    return new Response(
        Listing.named(asked, new TreeMap<String, Group>(), Ec2Errors::placementGroupUnknown)
            .filter(FILTERS.of(request.filters()))
            .toList());
  }
}
