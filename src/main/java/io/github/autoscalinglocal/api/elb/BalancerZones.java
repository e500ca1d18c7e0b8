package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.ElbErrors;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where a Classic load balancer is: in zones that are named, or in those of subnets.
 *
 * @param subnets by zone, in the order in which they are named; empty if zones were named
 */
record BalancerZones(List<String> zones, List<String> subnets) {
  static BalancerZones of(Tx tx, CreateLoadBalancer.Request request) {
    boolean byZone = isGiven(request.availabilityZones());
    boolean bySubnet = isGiven(request.subnets());
    if (byZone && bySubnet) {
      throw ElbErrors.invalid("Only one of SubnetIds or AvailabilityZones may be specified");
    }
    if (!byZone && !bySubnet) {
      throw ElbErrors.invalid("Either AvailabilityZones or SubnetIds must be specified");
    }
    return byZone ? named(tx, request.availabilityZones()) : ofSubnets(tx, request.subnets());
  }

  private static boolean isGiven(List<String> list) {
    return list != null && !list.isEmpty();
  }

  private static BalancerZones named(Tx tx, List<String> zones) {
    for (String zone : zones) {
      if (!Zones.isZoneOf(tx.scope().region(), zone)) {
        throw ElbErrors.invalid("Invalid Availability Zone: " + zone);
      }
    }
    return new BalancerZones(zones.stream().distinct().sorted().toList(), List.of());
  }

  /**
   * A subnet that was never seen is in a zone that the load balancer is not in yet: whoever names
   * subnets for it knows that they are in different ones.
   */
  private static BalancerZones ofSubnets(Tx tx, List<String> subnets) {
    TreeSet<String> zones = new TreeSet<>();
    for (String id : subnets) {
      String zone = zone(tx, id, zones);
      if (!zones.add(zone)) {
        throw ElbErrors.severalSubnetsOfZone(zone);
      }
    }
    return new BalancerZones(List.copyOf(zones), List.copyOf(subnets));
  }

  private static String zone(Tx tx, String id, Collection<String> taken) {
    try {
      return Subnets.resolve(tx, id, Subnets.likelyZone(tx.scope().region(), id, taken)).zone();
    } catch (ApiException unknown) {
      throw ElbErrors.subnetNotFound(id);
    }
  }
}
