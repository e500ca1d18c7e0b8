package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.Setups;
import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.TemplateNetworkInterface;
import io.github.autoscalinglocal.shape.ec2.TemplatePlacement;
import java.util.Comparator;
import java.util.Optional;

/** Where a launch goes: into the subnet that it names, or into the default one of a zone. */
final class LaunchPlaces {
  private LaunchPlaces() {}

  static Optional<Subnet> subnet(Tx tx, LaunchTemplateData data) {
    return Setups.firstInterface(data)
        .map(TemplateNetworkInterface::subnetId)
        .map(
            id ->
                Subnets.find(tx, id, Zones.ofUnknown(tx.scope().region(), id))
                    .orElseThrow(() -> Ec2Errors.subnetNotFound(id)));
  }

  /** The zone that the launch names; else the first that has a default subnet. */
  static String zone(Tx tx, LaunchTemplateData data) {
    String region = tx.scope().region();
    TemplatePlacement placement = data.placement();
    if (placement == null
        || (placement.availabilityZone() == null && placement.availabilityZoneId() == null)) {
      return Networks.of(tx.region()).subnets().values().stream()
          .filter(Subnet::defaultForZone)
          .map(Subnet::zone)
          .min(Comparator.naturalOrder())
          .orElseThrow(() -> Ec2Errors.missing("SubnetId"));
    }
    String zone =
        placement.availabilityZone() != null
            ? placement.availabilityZone()
            : Zones.withId(region, placement.availabilityZoneId())
                .orElse(placement.availabilityZoneId());
    boolean strict = tx.options().references() == References.STRICT;
    if (!Zones.isZoneOf(region, zone) || (strict && !Zones.of(region).contains(zone))) {
      throw Ec2Errors.invalidZone(zone);
    }
    return zone;
  }
}
