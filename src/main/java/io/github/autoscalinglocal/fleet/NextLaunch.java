package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Ec2.Subnet;
import io.github.autoscalinglocal.model.Ec2.TemplateVersion;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import java.util.List;
import java.util.Optional;

/** What a group launches next, and where. */
record NextLaunch(Machine machine, Origin origin) {

  /**
   * The next launch of a step.
   *
   * @param turn counts launches, so that equally filled zones take turns
   */
  static NextLaunch of(Tx tx, Group group, Headcount headcount, int turn) {
    String zone = emptiestZone(group, headcount, turn);
    Optional<String> subnet = anySubnet(tx, group, zone);
    if (group.launchSource() instanceof OfLaunchConfiguration source) {
      LaunchConfiguration configuration =
          tx.region().launchConfiguration(source.name()).orElseThrow();
      return new NextLaunch(
          new Machine(
              configuration.machine().instanceType(),
              configuration.machine().imageId(),
              zone,
              subnet,
              configuration.option(),
              Optional.empty()),
          Facts.launchConfiguration(tx, source));
    }
    if (group.launchSource() instanceof OfLaunchTemplate source) {
      return fromTemplate(
          tx, source.template(), Optional.empty(), PurchaseOption.ON_DEMAND, zone, subnet);
    }
    OfMixedInstances source = (OfMixedInstances) group.launchSource();
    PurchaseOption option = Allocation.option(group, headcount);
    Optional<LaunchTemplateOverrides> override =
        Allocation.override(tx.options().market(), group, headcount, option, zone);
    LaunchTemplateSpecification template =
        override
            .map(LaunchTemplateOverrides::launchTemplateSpecification)
            .orElse(source.policy().launchTemplate().launchTemplateSpecification());
    return fromTemplate(tx, template, override, option, zone, subnet);
  }

  private static NextLaunch fromTemplate(
      Tx tx,
      LaunchTemplateSpecification specification,
      Optional<LaunchTemplateOverrides> override,
      PurchaseOption option,
      String zone,
      Optional<String> subnet) {
    Origin.LaunchTemplate origin = Facts.template(tx, specification);
    Optional<TemplateVersion> version =
        tx.region()
            .ec2()
            .template(origin.id())
            .flatMap(each -> Optional.ofNullable(each.versions().get(origin.version())));
    String type =
        override
            .map(Allocation::typeOf)
            .or(() -> version.flatMap(TemplateVersion::instanceType))
            .orElse(Images.UNKNOWN_TYPE);
    String imageId =
        override
            .map(LaunchTemplateOverrides::imageId)
            .or(() -> version.flatMap(TemplateVersion::imageId))
            .orElseGet(() -> Images.ofUnknownTemplate(tx, origin.id(), origin.version()));
    Optional<Integer> weight =
        override.map(LaunchTemplateOverrides::weightedCapacity).map(Integer::valueOf);
    return new NextLaunch(new Machine(type, imageId, zone, subnet, option, weight), origin);
  }

  /** The enabled zone that holds the least; equals take turns, so that runs are repeatable. */
  private static String emptiestZone(Group group, Headcount headcount, int turn) {
    List<String> zones = group.placement().zones();
    String emptiest = zones.get(turn % zones.size());
    for (int i = 1; i < zones.size(); i++) {
      String zone = zones.get((turn + i) % zones.size());
      emptiest = headcount.unitsIn(zone) < headcount.unitsIn(emptiest) ? zone : emptiest;
    }
    return emptiest;
  }

  /** Of several subnets in a zone the service takes one at random. */
  private static Optional<String> anySubnet(Tx tx, Group group, String zone) {
    List<Subnet> subnets =
        group.placement().subnets().stream().filter(each -> each.zone().equals(zone)).toList();
    return switch (subnets.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(subnets.get(0).id());
      default -> Optional.of(subnets.get(tx.draw(subnets.size())).id());
    };
  }
}
