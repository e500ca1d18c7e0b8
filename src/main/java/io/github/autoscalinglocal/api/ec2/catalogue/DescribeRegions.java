package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists the regions that accounts have without asking. Any other one works as well. */
public final class DescribeRegions
    implements ReadOperation<DescribeRegions.Request, DescribeRegions.Response> {
  private static final List<String> NAMES =
      List.of(
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "eu-central-1",
          "eu-north-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

  private static final Filters<Region> FILTERS =
      new Filters<Region>()
          .on("endpoint", Region::endpoint)
          .on("opt-in-status", Region::optInStatus)
          .on("region-name", Region::regionName);

  public record Request(
      @WireName("RegionName") List<String> regionNames,
      Boolean allRegions,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(@WireName(answer = "regionInfo") List<Region> regions) {}

  public record Region(
      String optInStatus,
      String regionName,
      @WireName(answer = "regionEndpoint") String endpoint) {}

  @Override
  public Response answer(Request request, View view) {
    SortedMap<String, Region> all = new TreeMap<>();
    Stream.concat(NAMES.stream(), Stream.of(view.scope().region()))
        .forEach(
            name ->
                all.put(
                    name,
                    new Region("opt-in-not-required", name, "ec2." + name + ".amazonaws.com")));
    return new Response(
        Listing.named(request.regionNames(), all, Ec2Errors::invalidRegion)
            .filter(FILTERS.of(request.filters()))
            .toList());
  }
}
