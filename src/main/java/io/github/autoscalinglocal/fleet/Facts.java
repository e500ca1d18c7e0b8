package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Origin;
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
    return new GroupFacts(
        group.name(),
        view.now(),
        List.copyOf(group.instances().values()),
        new GroupFacts.Wanted(desired, group.placement().zones()),
        new GroupFacts.Rules(policies, Health.replaces(group), tieBreak),
        origins(view, group),
        mixed(group),
        new GroupFacts.Oracles(
            options.market(),
            imageId ->
                Optional.ofNullable(view.region().ec2().images().get(imageId))
                    .map(Ec2.Image::createdAt)));
  }

  private static CurrentOrigins origins(View view, Group group) {
    SortedMap<String, Origin.LaunchTemplate> byType = new TreeMap<>();
    if (group.launchSource() instanceof OfLaunchConfiguration source) {
      return new CurrentOrigins(launchConfiguration(view, source), byType);
    }
    if (group.launchSource() instanceof OfLaunchTemplate source) {
      return new CurrentOrigins(template(view, source.template()), byType);
    }
    LaunchTemplate launch = ((OfMixedInstances) group.launchSource()).policy().launchTemplate();
    for (LaunchTemplateOverrides override : launch.overrides()) {
      if (override.launchTemplateSpecification() != null && override.instanceType() != null) {
        byType.put(override.instanceType(), template(view, override.launchTemplateSpecification()));
      }
    }
    return new CurrentOrigins(template(view, launch.launchTemplateSpecification()), byType);
  }

  static Origin.LaunchConfiguration launchConfiguration(View view, OfLaunchConfiguration source) {
    return view.region()
        .launchConfiguration(source.name())
        .map(each -> new Origin.LaunchConfiguration(each.name(), each.createdAt()))
        .orElseThrow();
  }

  static Origin.LaunchTemplate template(View view, LaunchTemplateSpecification template) {
    return new Origin.LaunchTemplate(
        template.launchTemplateId(),
        template.launchTemplateName(),
        LaunchTemplates.version(view, template));
  }

  static Optional<MixedInstances> mixed(Group group) {
    return group.launchSource() instanceof OfMixedInstances source
        ? Optional.of(mixed(source.policy()))
        : Optional.empty();
  }

  private static MixedInstances mixed(MixedInstancesPolicy policy) {
    InstancesDistribution distribution = policy.instancesDistribution();
    return new MixedInstances(
        new MixedInstances.Split(
            distribution.onDemandBaseCapacity(),
            distribution.onDemandPercentageAboveBaseCapacity()),
        new MixedInstances.Strategies(
            distribution.onDemandAllocationStrategy(),
            distribution.spotAllocationStrategy(),
            distribution.spotInstancePools() == null ? 1 : distribution.spotInstancePools()),
        types(policy.launchTemplate().overrides()));
  }

  /** None where overrides choose types by their attributes: then no type is out of the list. */
  private static List<MixedInstances.InstanceType> types(List<LaunchTemplateOverrides> overrides) {
    boolean byAttributes = overrides.stream().anyMatch(each -> each.instanceType() == null);
    return byAttributes
        ? List.of()
        : overrides.stream()
            .map(each -> new MixedInstances.InstanceType(each.instanceType(), units(each)))
            .toList();
  }

  static int units(LaunchTemplateOverrides override) {
    return override.weightedCapacity() == null ? 1 : Integer.parseInt(override.weightedCapacity());
  }
}
