package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Origin;
import java.util.List;
import java.util.StringJoiner;

/**
 * The service's own order: in a mixed instances group the allocation strategy, then outdated
 * configurations, then the end of the instance hour.
 */
final class Default implements TerminationPolicy {

  private interface Stage {
    Narrowing narrow(List<Instance> candidates, GroupFacts facts);
  }

  private static final OldestLaunchConfiguration LAUNCH_CONFIGURATION =
      new OldestLaunchConfiguration();
  private static final OldestLaunchTemplate LAUNCH_TEMPLATE = new OldestLaunchTemplate();

  private static final List<Stage> STAGES =
      List.of(Default::outdated, new ClosestToNextInstanceHour()::narrow);
  private static final List<Stage> MIXED_STAGES =
      List.of(
          new AllocationStrategy()::narrow,
          Default::outdated,
          new ClosestToNextInstanceHour()::narrow);

  @Override
  public String name() {
    return TerminationPolicies.DEFAULT;
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    List<Instance> kept = candidates;
    StringJoiner reasons = new StringJoiner("; ");
    for (Stage stage : facts.mixed().isPresent() ? MIXED_STAGES : STAGES) {
      Narrowing narrowing = stage.narrow(kept, facts);
      kept = narrowing.kept();
      reasons.add(narrowing.reason());
      if (kept.size() == 1) {
        break;
      }
    }
    return new Narrowing(kept, reasons.toString());
  }

  /**
   * In a group with a launch template: launched from a launch configuration, else from another
   * template or none at all, else from the lowest version. In a group with a launch configuration:
   * from the oldest one.
   */
  private static Narrowing outdated(List<Instance> candidates, GroupFacts facts) {
    if (facts.source().current() instanceof Origin.LaunchConfiguration
        || candidates.stream().anyMatch(i -> i.origin() instanceof Origin.LaunchConfiguration)) {
      return LAUNCH_CONFIGURATION.narrow(candidates, facts);
    }
    List<Instance> others =
        candidates.stream().filter(i -> !OldestLaunchTemplate.isCurrent(i, facts)).toList();
    return others.isEmpty()
        ? LAUNCH_TEMPLATE.narrow(candidates, facts)
        : new Narrowing(
            others,
            Wording.who(others, candidates)
                + " launched from another launch template than the group uses now, or from none");
  }
}
