package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.AttributeSelection;
import io.github.autoscalinglocal.companion.ec2.CapacityUnit;
import io.github.autoscalinglocal.companion.ec2.InstanceType;
import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.InstanceRequirements;
import io.github.autoscalinglocal.shape.LaunchTemplate;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The instance types that the overrides of a mixed instances policy name or describe, in their
 * order. A type that more than one of them allows is that of the first.
 */
final class Candidates {
  private final View view;
  private final LaunchTemplate launch;
  private final CapacityUnit unit;

  private Candidates(View view, Group group, OfMixedInstances source) {
    this.view = view;
    this.launch = source.policy().launchTemplate();
    this.unit = CapacityUnit.of(group.capacity().desiredType());
  }

  /** All of them, whatever they cost; none if the policy leaves the type to its template. */
  static List<Candidate> all(View view, Group group, OfMixedInstances source) {
    return new Candidates(view, group, source).expand(AttributeSelection::matching);
  }

  /** Those that price protection lets the group launch in a zone. */
  static List<Candidate> affordable(
      View view, Group group, OfMixedInstances source, String zone, PurchaseOption option) {
    Candidates candidates = new Candidates(view, group, source);
    List<Candidate> affordable =
        candidates.expand(
            asked ->
                AttributeSelection.affordable(asked, candidates.unit, view.market(), zone, option));
    return source.types().isEmpty()
        ? affordable
        : affordable.stream().filter(each -> source.allows(each.type(), option)).toList();
  }

  private List<Candidate> expand(Function<InstanceRequirements, List<InstanceType>> selection) {
    Map<String, Candidate> byType = new LinkedHashMap<>();
    for (LaunchTemplateOverrides override : launch.overrides()) {
      types(override, selection)
          .forEach(
              type ->
                  byType.putIfAbsent(
                      type, new Candidate(type, weight(override, type), Optional.of(override))));
    }
    return List.copyOf(byType.values());
  }

  /** An override of neither kind is about its template or image, and leaves the type to them. */
  private Stream<String> types(
      LaunchTemplateOverrides override,
      Function<InstanceRequirements, List<InstanceType>> selection) {
    if (override.instanceRequirements() != null) {
      return selection.apply(override.instanceRequirements()).stream().map(InstanceType::name);
    }
    return Stream.of(
        Optional.ofNullable(override.instanceType())
            .orElseGet(
                () ->
                    NextLaunch.type(
                        view,
                        Optional.ofNullable(override.launchTemplateSpecification())
                            .orElse(launch.launchTemplateSpecification()))));
  }

  /**
   * What an instance counts. Where capacity is counted in vCPUs or memory, that is what its type
   * has, and weights have no say.
   */
  private Optional<Integer> weight(LaunchTemplateOverrides override, String type) {
    Optional<Integer> given =
        Optional.ofNullable(override.weightedCapacity()).map(Integer::valueOf);
    return unit == CapacityUnit.UNITS
        ? given
        : InstanceTypes.named(type).flatMap(unit::weightOf).or(() -> given);
  }
}
