package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the zones that the region has for sure. */
public final class DescribeAvailabilityZones
    implements ReadOperation<
        DescribeAvailabilityZones.Request, DescribeAvailabilityZones.Response> {
  private static final Filters<Zone> FILTERS =
      new Filters<Zone>()
          .on("group-name", Zone::groupName)
          .on("opt-in-status", Zone::optInStatus)
          .on("region-name", Zone::regionName)
          .on("state", Zone::state)
          .on("zone-id", Zone::zoneId)
          .on("zone-name", Zone::zoneName)
          .on("zone-type", Zone::zoneType)
          .on("message", zone -> null)
          .on("parent-zone-id", zone -> null)
          .on("parent-zone-name", zone -> null);

  public record Request(
      @WireName("ZoneName") List<String> zoneNames,
      @WireName("ZoneId") List<String> zoneIds,
      Boolean allAvailabilityZones,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(@WireName(answer = "availabilityZoneInfo") List<Zone> availabilityZones) {}

  public record Zone(
      String optInStatus,
      @WireName(answer = "messageSet") List<Message> messages,
      String regionName,
      String zoneName,
      String zoneId,
      String groupName,
      String networkBorderGroup,
      String zoneType,
      @WireName(answer = "zoneState") String state) {}

  public record Message(String message) {}

  @Override
  public Response answer(Request request, View view) {
    String region = view.scope().region();
    SortedMap<String, Zone> byName = new TreeMap<>();
    SortedMap<String, Zone> byId = new TreeMap<>();
    for (String name : Zones.of(region)) {
      Zone zone = zone(region, name);
      byName.put(name, zone);
      byId.put(zone.zoneId(), zone);
    }
    boolean ids = request.zoneIds() != null && !request.zoneIds().isEmpty();
    return new Response(
        (ids
                ? Listing.named(request.zoneIds(), byId, Ec2Errors::invalidZone)
                : Listing.named(request.zoneNames(), byName, Ec2Errors::invalidZone))
            .filter(FILTERS.of(request.filters()))
            .toList());
  }

  private static Zone zone(String region, String name) {
    return new Zone(
        "opt-in-not-required",
        List.of(),
        region,
        name,
        Zones.idOf(region, name),
        region + "-zg-1",
        region,
        "availability-zone",
        "available");
  }
}
