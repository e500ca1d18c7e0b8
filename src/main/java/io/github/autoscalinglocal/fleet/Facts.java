package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.Preselection;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.shape.InstancesDistribution;
import io.github.autoscalinglocal.shape.LaunchTemplate;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import io.github.autoscalinglocal.termination.CurrentOrigins;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.MixedInstances;
import io.github.autoscalinglocal.termination.TieBreak;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of a group, as pure victim selection wants to know it. */
public final class Facts {
  private Facts() {}

  /** The group as it stands, with its own wish and policies. */
  public static GroupFacts of(View view, Group group) {
    return of(view, group, group.wantedCapacity(), group.scaleIn().terminationPolicies());
  }

  /** The group as it stands, as if it wanted something else. */
  public static GroupFacts of(View view, Group group, int desired, List<String> policies) {
    Options options = view.options();
    TieBreak tieBreak =
        switch (options.tieBreaking()) {
          case RANDOM -> TieBreak.random(options.seed());
          case LOWEST_ID -> TieBreak.lowestId();
        };
    // Prices change by the hour: what they forbid to launch may stay all the same.
    List<Candidate> candidates =
        group.launchesFrom() instanceof OfMixedInstances source
            ? Candidates.all(view, group, source)
            : List.of();
    return new GroupFacts(
        group.name(),
        view.now(),
        List.copyOf(group.instances().values()),
        new GroupFacts.Wanted(desired, group.placement().zones()),
        new GroupFacts.Rules(
            policies, Health.replaces(group), tieBreak, preselection(group, policies)),
        origins(view, group, candidates),
        mixed(group, candidates),
        new GroupFacts.Oracles(
            view.market(),
            imageId -> view.region().ec2().image(imageId).map(Image::createdAt),
            Reservations.holders(view)));
  }

  /** Other policies than the group's own are asked as in any group. */
  private static Optional<Preselection> preselection(Group group, List<String> policies) {
    return policies.equals(group.scaleIn().terminationPolicies())
        ? group.scaleIn().preselection()
        : Optional.empty();
  }

  private static CurrentOrigins origins(View view, Group group, List<Candidate> candidates) {
    SortedMap<String, Origin.LaunchTemplate> byType = new TreeMap<>();
    if (group.launchesFrom() instanceof OfLaunchConfiguration source) {
      return new CurrentOrigins(launchConfiguration(view, source), byType);
    }
    if (group.launchesFrom() instanceof OfLaunchTemplate source) {
      return new CurrentOrigins(template(view, source.template()), byType);
    }
    for (Candidate candidate : candidates) {
      candidate
          .override()
          .map(LaunchTemplateOverrides::launchTemplateSpecification)
          .ifPresent(own -> byType.put(candidate.type(), template(view, own)));
    }
    LaunchTemplate launch = ((OfMixedInstances) group.launchesFrom()).policy().launchTemplate();
    return new CurrentOrigins(template(view, launch.launchTemplateSpecification()), byType);
  }

  static Origin.LaunchConfiguration launchConfiguration(View view, OfLaunchConfiguration source) {
    return view.region()
        .launchConfiguration(source.name())
        .map(LaunchConfiguration::origin)
        .orElseThrow();
  }

  static Origin.LaunchTemplate template(View view, LaunchTemplateSpecification template) {
    return new Origin.LaunchTemplate(
        template.launchTemplateId(),
        template.launchTemplateName(),
        LaunchTemplates.version(view, template));
  }

  private static Optional<MixedInstances> mixed(Group group, List<Candidate> candidates) {
    if (!(group.launchesFrom() instanceof OfMixedInstances source)) {
      return Optional.empty();
    }
    InstancesDistribution distribution = source.policy().instancesDistribution();
    return Optional.of(
        new MixedInstances(
            split(source.policy()),
            new MixedInstances.Strategies(
                distribution.onDemandAllocationStrategy(),
                distribution.spotAllocationStrategy(),
                distribution.spotInstancePools() == null ? 1 : distribution.spotInstancePools()),
            candidates.stream()
                .map(each -> new MixedInstances.InstanceType(each.type(), each.units()))
                .toList()));
  }

  static MixedInstances.Split split(MixedInstancesPolicy policy) {
    InstancesDistribution distribution = policy.instancesDistribution();
    return new MixedInstances.Split(
        distribution.onDemandBaseCapacity(), distribution.onDemandPercentageAboveBaseCapacity());
  }
}
