package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import java.util.Comparator;
import java.util.List;

/** Tells which instance types there are where: all of them everywhere. */
public final class DescribeInstanceTypeOfferings
    implements ReadOperation<
        DescribeInstanceTypeOfferings.Request, DescribeInstanceTypeOfferings.Response> {
  private static final Listing<Offering> LISTING =
      new Listing<>(
          "DescribeInstanceTypeOfferings",
          new Filters<Offering>()
              .on("instance-type", Offering::instanceType)
              .on("location", Offering::location),
          offering -> offering.instanceType() + "/" + offering.location(),
          5,
          1000);

  public record Request(
      Boolean dryRun,
      @OneOf({"availability-zone", "availability-zone-id", "outpost", "region"})
          String locationType,
      @WireName("Filter") List<Filter> filters,
      @Range(min = 5, max = 1000) Integer maxResults,
      String nextToken) {}

  public record Response(
      @WireName(answer = "instanceTypeOfferingSet") List<Offering> instanceTypeOfferings,
      String nextToken) {}

  public record Offering(String instanceType, String locationType, String location) {}

  @Override
  public Response answer(Request request, View view) {
    String kind = request.locationType() == null ? "region" : request.locationType();
    List<String> locations = locations(view.scope().region(), kind);
    Page<Offering> page =
        LISTING.page(
            InstanceTypes.all().stream()
                .flatMap(
                    type -> locations.stream().map(place -> new Offering(type.name(), kind, place)))
                .sorted(Comparator.comparing(offering -> LISTING.id().apply(offering))),
            request.filters(),
            request.maxResults() == null ? Integer.valueOf(1000) : request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static List<String> locations(String region, String kind) {
    return switch (kind) {
      case "availability-zone" -> Zones.of(region);
      case "availability-zone-id" ->
          Zones.of(region).stream().map(zone -> Zones.idOf(region, zone)).toList();
      case "region" -> List.of(region);
      default -> List.of();
    };
  }
}
