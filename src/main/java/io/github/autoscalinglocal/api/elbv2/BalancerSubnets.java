package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancerType;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/** The subnets of a load balancer: each in a zone of its own. */
final class BalancerSubnets {
  private BalancerSubnets() {}

  /** The zones that a new load balancer is in. */
  static List<LoadBalancer.AvailabilityZone> zones(
      Tx tx, CreateLoadBalancer.Request request, LoadBalancerType type) {
    boolean mapped = Listing.isGiven(request.subnetMappings());
    if (mapped && Listing.isGiven(request.subnets())) {
      // No text of the service is known.
      throw ElbV2Errors.invalid("Subnets and subnet mappings cannot both be specified");
    }
    List<String> ids =
        mapped
            ? request.subnetMappings().stream()
                .map(CreateLoadBalancer.SubnetMapping::subnetId)
                .toList()
            : request.subnets() == null ? List.of() : request.subnets();
    TreePMap<String, String> subnetOfZone = TreePMap.empty();
    for (String id : ids) {
      String zone = zone(tx, id == null ? "" : id, subnetOfZone);
      if (subnetOfZone.containsKey(zone)) {
        throw ElbV2Errors.invalidConfiguration(
            "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
      }
      subnetOfZone = subnetOfZone.plus(zone, id);
    }
    if (type == LoadBalancerType.APPLICATION && subnetOfZone.size() < 2) {
      throw ElbV2Errors.invalid(
          "At least two subnets in two different Availability Zones must be specified");
    }
    if (subnetOfZone.isEmpty()) {
      // No text of the service is known.
      throw ElbV2Errors.invalid("At least one subnet must be specified");
    }
    return subnetOfZone.entrySet().stream()
        .map(
            each ->
                new LoadBalancer.AvailabilityZone(
                    each.getKey(), each.getValue(), null, List.of(), null))
        .toList();
  }

  /**
   * The zone of a subnet. One that was never seen is in a zone that the load balancer is not in
   * yet: whoever names subnets for it knows that they are in different ones.
   */
  private static String zone(Tx tx, String id, Map<String, String> taken) {
    String likely = Subnets.likelyZone(tx.scope().region(), id, taken.keySet());
    try {
      return Subnets.resolve(tx, id, likely).zone();
    } catch (ApiException unknown) {
      throw ElbV2Errors.subnetNotFound(id);
    }
  }
}
