package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Placement;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.AvailabilityZoneDistribution;
import io.github.autoscalinglocal.shape.AvailabilityZoneDistribution.CapacityDistributionStrategy;
import io.github.autoscalinglocal.shape.AvailabilityZoneImpairmentPolicy;
import io.github.autoscalinglocal.shape.AvailabilityZoneImpairmentPolicy.ImpairedZoneHealthCheckBehavior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Zones and subnets, as a request names them. */
final class Placements {
  /** What is shown when nothing was asked for. */
  static final AvailabilityZoneDistribution BALANCED =
      new AvailabilityZoneDistribution(CapacityDistributionStrategy.BALANCED_BEST_EFFORT);

  static final AvailabilityZoneImpairmentPolicy NO_SHIFT =
      new AvailabilityZoneImpairmentPolicy(false, ImpairedZoneHealthCheckBehavior.IGNORE_UNHEALTHY);

  private Placements() {}

  static Placement create(Tx tx, CreateAutoScalingGroup.Request request) {
    List<String> zones = zones(tx, request.availabilityZones(), request.availabilityZoneIds());
    List<Subnet> subnets = subnets(tx, request.vPCZoneIdentifier(), zones);
    if (zones.isEmpty() && subnets.isEmpty()) {
      if (request.instanceId() == null) {
        throw Errors.noZones();
      }
      subnets = FromInstance.subnet(tx, request.instanceId()).stream().toList();
      zones = List.of(FromInstance.zone(tx, request.instanceId()));
    }
    return new Placement(
        subnets.isEmpty() ? zones : zonesOf(subnets),
        subnets,
        Optional.ofNullable(request.placementGroup()),
        Optional.ofNullable(request.availabilityZoneDistribution()).orElse(BALANCED),
        completed(request.availabilityZoneImpairmentPolicy(), NO_SHIFT));
  }

  static Placement update(Tx tx, Placement old, UpdateAutoScalingGroup.Request request) {
    List<String> zones = zones(tx, request.availabilityZones(), request.availabilityZoneIds());
    List<Subnet> subnets = subnets(tx, request.vPCZoneIdentifier(), zones);
    if (subnets.isEmpty() && zones.isEmpty()) {
      zones = old.zones();
      subnets = old.subnets();
    } else if (subnets.isEmpty()) {
      // Zones alone: the subnets that the group has in them stay in use.
      List<String> enabled = zones;
      subnets = old.subnets().stream().filter(each -> enabled.contains(each.zone())).toList();
    } else {
      zones = zonesOf(subnets);
    }
    return new Placement(
        zones,
        subnets,
        request.placementGroup() == null
            ? old.placementGroup()
            : Optional.of(request.placementGroup()).filter(name -> !name.isEmpty()),
        Optional.ofNullable(request.availabilityZoneDistribution()).orElse(old.distribution()),
        completed(request.availabilityZoneImpairmentPolicy(), old.impairmentPolicy()));
  }

  private static AvailabilityZoneImpairmentPolicy completed(
      AvailabilityZoneImpairmentPolicy given, AvailabilityZoneImpairmentPolicy old) {
    if (given == null) {
      return old;
    }
    return new AvailabilityZoneImpairmentPolicy(
        Optional.ofNullable(given.zonalShiftEnabled()).orElse(old.zonalShiftEnabled()),
        Optional.ofNullable(given.impairedZoneHealthCheckBehavior())
            .orElse(old.impairedZoneHealthCheckBehavior()));
  }

  private static List<String> zones(Tx tx, List<String> names, List<String> ids) {
    String region = tx.scope().region();
    boolean named = names != null && !names.isEmpty();
    if (named && ids != null && !ids.isEmpty()) {
      throw Errors.zonesAndZoneIds();
    }
    if (named) {
      for (String zone : names) {
        if (!Zones.isZoneOf(region, zone)) {
          throw Errors.invalidZone(zone);
        }
      }
      return names.stream().distinct().toList();
    }
    List<String> zones = new ArrayList<>();
    for (String id : ids == null ? List.<String>of() : ids) {
      zones.add(Zones.withId(region, id).orElseThrow(() -> Errors.invalidZone(id)));
    }
    return zones.stream().distinct().toList();
  }

  private static List<Subnet> subnets(Tx tx, String vpcZoneIdentifier, List<String> zones) {
    if (vpcZoneIdentifier == null) {
      return List.of();
    }
    List<String> ids =
        Arrays.stream(vpcZoneIdentifier.split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    List<Subnet> subnets = new ArrayList<>();
    for (String id : ids) {
      subnets.add(
          zones.isEmpty()
              ? Subnets.resolve(tx, id)
              : Subnets.resolve(tx, id, zones.get(subnets.size() % zones.size())));
    }
    if (!zones.isEmpty() && !new TreeSet<>(zonesOf(subnets)).equals(new TreeSet<>(zones))) {
      throw Errors.zonesDoNotMatchSubnets();
    }
    return subnets;
  }

  private static List<String> zonesOf(List<Subnet> subnets) {
    return subnets.stream().map(Subnet::zone).distinct().toList();
  }
}
