package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.companion.ec2.LaunchChecks;
import io.github.autoscalinglocal.companion.ec2.LaunchRefusal;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.SynchronousLaunch.Denied;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.AvailabilityZoneDistribution.CapacityDistributionStrategy;
import io.github.autoscalinglocal.shape.LaunchTemplate;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a group launches next, and where. */
final class NextLaunch {
  private final Tx tx;
  private final Group group;
  private final Headcount headcount;
  private final Place place;
  private final Prospects prospects;

  private NextLaunch(Tx tx, Group group, Headcount headcount, Place place, Prospects prospects) {
    this.tx = tx;
    this.group = group;
    this.headcount = headcount;
    this.place = place;
    this.prospects = prospects;
  }

  /** Whether it is worth while to ask EC2 for an instance of a type in a zone. */
  interface Prospects {
    boolean has(String zone, String type);
  }

  sealed interface Outcome {}

  /** An instance: what it will be, and what it is launched from. */
  record Found(Machine machine, Origin origin) implements Outcome {}

  /**
   * No instance type that the group allows can be had in the zone.
   *
   * @param statusMessage what the failed activity says
   * @param denied what EC2 says of each type
   */
  record NoPool(String zone, PurchaseOption option, String statusMessage, List<Denied> denied)
      implements Outcome {}

  /** What could be had in the zone is not worth while to ask for. */
  record Hopeless() implements Outcome {}

  /**
   * The next launch of a step, in the zone that holds the least.
   *
   * @param turn counts launches, so that equally filled zones take turns
   */
  static Outcome of(Tx tx, Group group, Headcount headcount, int turn) {
    String zone = zones(tx, group, headcount, turn).get(0);
    Place place = new Place(zone, Optional.empty());
    return in(tx, group, headcount, place, (any, type) -> true);
  }

  /** The next launch of a step, if it is to go to that place. */
  static Outcome in(Tx tx, Group group, Headcount headcount, Place place, Prospects prospects) {
    NextLaunch next = new NextLaunch(tx, group, headcount, place, prospects);
    if (group.launchesFrom() instanceof OfLaunchConfiguration source) {
      return next.fromConfiguration(source);
    }
    return group.launchesFrom() instanceof OfLaunchTemplate source
        ? next.fromTemplate(source.template())
        : next.mixed((OfMixedInstances) group.launchesFrom());
  }

  /**
   * Why nothing is launched for a group, wherever: what it launches from, or would be registered
   * with, is not there any more.
   */
  static Optional<LaunchRefusal> whyNot(View view, Group group) {
    return whyNotLaunched(view, group).or(() -> LoadBalancing.whyNot(view, group));
  }

  private static Optional<LaunchRefusal> whyNotLaunched(View view, Group group) {
    if (group.launchesFrom() instanceof OfLaunchConfiguration source) {
      return view.region()
          .launchConfiguration(source.name())
          .flatMap(from -> LaunchChecks.missing(view, from));
    }
    if (group.launchesFrom() instanceof OfMixedInstances mixed) {
      return whyNot(view, mixed.policy().launchTemplate());
    }
    return LaunchTemplates.whyNot(view, ((OfLaunchTemplate) group.launchesFrom()).template());
  }

  /** As long as one override is left to launch from, a group does without the others. */
  private static Optional<LaunchRefusal> whyNot(View view, LaunchTemplate source) {
    Optional<LaunchRefusal> refusal =
        LaunchTemplates.whyNot(view, source.launchTemplateSpecification());
    if (refusal.isPresent() || source.overrides().isEmpty()) {
      return refusal;
    }
    for (LaunchTemplateOverrides override : source.overrides()) {
      refusal = whyNot(view, override);
      if (refusal.isEmpty()) {
        break;
      }
    }
    return refusal;
  }

  /** Why nothing is launched for an override that has a launch template of its own. */
  private static Optional<LaunchRefusal> whyNot(View view, LaunchTemplateOverrides override) {
    return Optional.ofNullable(override.launchTemplateSpecification())
        .flatMap(own -> LaunchTemplates.whyNot(view, own));
  }

  private Outcome fromConfiguration(OfLaunchConfiguration source) {
    LaunchConfiguration from = tx.region().launchConfiguration(source.name()).orElseThrow();
    Supply supply = supply(from.option(), from.purchase().spotPrice());
    Candidate only = Candidate.only(from.machine().instanceType());
    return outcome(
        supply,
        List.of(only),
        Optional.empty(),
        candidate ->
            new Found(machine(candidate, from.machine().imageId(), from.option()), from.origin()));
  }

  private Outcome fromTemplate(LaunchTemplateSpecification template) {
    Optional<TemplateVersion> version = version(tx, template);
    PurchaseOption option =
        version.filter(TemplateVersion::isForSpot).isPresent()
            ? PurchaseOption.SPOT
            : PurchaseOption.ON_DEMAND;
    Supply supply = supply(option, version.flatMap(TemplateVersion::maxPrice));
    Candidate only = Candidate.only(type(tx, template));
    return outcome(
        supply, List.of(only), Optional.empty(), candidate -> found(template, candidate, option));
  }

  /** The purchase option first, then what its allocation strategy prefers. */
  private Outcome mixed(OfMixedInstances source) {
    MixedInstancesPolicy policy = source.policy();
    LaunchTemplateSpecification template = policy.launchTemplate().launchTemplateSpecification();
    PurchaseOption option = OptionBalance.ofNext(group, headcount).next();
    Supply supply =
        supply(option, Optional.ofNullable(policy.instancesDistribution().spotMaxPrice()));
    List<Candidate> candidates =
        policy.launchTemplate().overrides().isEmpty()
            ? List.of(Candidate.only(type(tx, template)))
            : Candidates.affordable(tx, group, source, place.zone(), option).stream()
                .filter(each -> each.override().flatMap(own -> whyNot(tx, own)).isEmpty())
                .toList();
    return outcome(
        supply,
        candidates,
        Optional.of(new Allocation(supply, policy.instancesDistribution())),
        candidate -> found(template, candidate, option));
  }

  /**
   * What comes of the candidates of a purchase option.
   *
   * @param fleet what chooses among several, where a mixed instances policy has them
   */
  private Outcome outcome(
      Supply supply,
      List<Candidate> candidates,
      Optional<Allocation> fleet,
      Function<Candidate, Found> launch) {
    List<Candidate> there = new ArrayList<>();
    List<Candidate> promising = new ArrayList<>();
    for (Candidate each : candidates) {
      if (supply.has(each)) {
        there.add(each);
        if (prospects.has(place.zone(), each.type())) {
          promising.add(each);
        }
      }
    }
    if (there.isEmpty()) {
      return new NoPool(
          supply.zone(),
          supply.option(),
          LaunchFailures.noPool(supply, candidates, fleet.isPresent()),
          LaunchFailures.denied(supply, candidates, place));
    }
    if (promising.isEmpty()) {
      return new Hopeless();
    }
    return launch.apply(fleet.flatMap(each -> each.preferred(promising)).orElse(promising.get(0)));
  }

  private Supply supply(PurchaseOption option, Optional<String> maxPrice) {
    return new Supply(tx, group, headcount, place.zone(), option, maxPrice);
  }

  /**
   * @param template the group's own, which an override may replace for its types
   */
  private Found found(
      LaunchTemplateSpecification template, Candidate candidate, PurchaseOption option) {
    Optional<LaunchTemplateOverrides> override = candidate.override();
    LaunchTemplateSpecification specification =
        override.map(LaunchTemplateOverrides::launchTemplateSpecification).orElse(template);
    Origin.LaunchTemplate origin = Facts.template(tx, specification);
    String imageId =
        override
            .map(LaunchTemplateOverrides::imageId)
            .or(() -> version(tx, specification).flatMap(TemplateVersion::imageId))
            .orElseGet(() -> Images.ofUnknownTemplate(tx, origin.id(), origin.version()));
    return new Found(machine(candidate, imageId, option), origin);
  }

  private Machine machine(Candidate candidate, String imageId, PurchaseOption option) {
    return new Machine(
        candidate.type(),
        imageId,
        place.zone(),
        place.subnetId().isPresent() ? place.subnetId() : anySubnet(),
        option,
        candidate.weight());
  }

  /** The instance type that a launch template says, or that stands for one that says none. */
  static String type(View view, LaunchTemplateSpecification template) {
    return version(view, template)
        .flatMap(TemplateVersion::instanceType)
        .orElse(Images.UNKNOWN_TYPE);
  }

  private static Optional<TemplateVersion> version(
      View view, LaunchTemplateSpecification template) {
    Origin.LaunchTemplate origin = Facts.template(view, template);
    return view.region()
        .ec2()
        .templates()
        .withId(origin.id())
        .flatMap(each -> each.version(origin.version()));
  }

  /**
   * The zones to look at, the one that holds the least first; equals take turns, so that runs are
   * repeatable. A group that would rather be short than uneven looks at none that holds more.
   */
  static List<String> zones(View view, Group group, Headcount headcount, int turn) {
    List<String> zones = new ArrayList<>(ZonalShifts.open(view, group));
    Collections.rotate(zones, -(turn % zones.size()));
    zones.sort(Comparator.comparingInt(headcount::unitsIn));
    int least = headcount.unitsIn(zones.get(0));
    return group.placement().distribution().capacityDistributionStrategy()
            == CapacityDistributionStrategy.BALANCED_ONLY
        ? zones.stream().filter(zone -> headcount.unitsIn(zone) == least).toList()
        : zones;
  }

  /** Of several subnets in a zone the service takes one at random. */
  private Optional<String> anySubnet() {
    List<Subnet> subnets = new ArrayList<>();
    for (Subnet each : group.placement().subnets()) {
      if (each.zone().equals(place.zone())) {
        subnets.add(each);
      }
    }
    return switch (subnets.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(subnets.get(0).id());
      default -> Optional.of(subnets.get(tx.draw(subnets.size())).id());
    };
  }
}
