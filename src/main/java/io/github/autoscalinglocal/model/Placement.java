package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.AvailabilityZoneDistribution;
import io.github.autoscalinglocal.shape.AvailabilityZoneImpairmentPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Where instances go.
 *
 * @param zones the enabled zones, by name
 * @param subnets empty when the group names only zones
 */
public record Placement(
    List<String> zones,
    List<Subnet> subnets,
    Optional<String> placementGroup,
    AvailabilityZoneDistribution distribution,
    AvailabilityZoneImpairmentPolicy impairmentPolicy) {

  /** The subnets as the API shows them, joined by commas. */
  public String vpcZoneIdentifier() {
    return String.join(",", subnets.stream().map(Subnet::id).toList());
  }
}
