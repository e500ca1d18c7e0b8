package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Origin;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Those of another launch template than the group would use for them now; if there are none, those
 * of the lowest version. The lowest version goes even when the group was rolled back to it.
 * Instances launched otherwise are left alone, unless there are no others.
 */
final class OldestLaunchTemplate implements TerminationPolicy {

  @Override
  public String name() {
    return "OldestLaunchTemplate";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    List<Instance> templated =
        candidates.stream().filter(i -> i.origin() instanceof Origin.LaunchTemplate).toList();
    if (templated.isEmpty()) {
      return new Narrowing(candidates, "abstains: no candidate has a launch template");
    }
    List<Instance> others = templated.stream().filter(i -> !isCurrent(i, facts)).toList();
    return others.isEmpty()
        ? lowestVersion(templated, candidates)
        : new Narrowing(
            others,
            Wording.who(others, candidates)
                + " launched from another launch template than the group uses now");
  }

  /**
   * Whether it was launched from the template, of whatever version, that the group would use for it
   * now.
   */
  static boolean isCurrent(Instance instance, GroupFacts facts) {
    return instance.origin() instanceof Origin.LaunchTemplate template
        && facts.source().of(instance.machine().type()) instanceof Origin.LaunchTemplate current
        && template.id().equals(current.id());
  }

  /** Overrides may name templates of their own; versions are compared only within one template. */
  private static Narrowing lowestVersion(List<Instance> templated, List<Instance> candidates) {
    List<Best<Long>> byTemplate =
        templated.stream()
            .collect(
                Collectors.groupingBy(i -> template(i).id(), TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(instances -> Best.smallest(instances, i -> template(i).version()))
            .toList();
    List<Best<Long>> several = byTemplate.stream().filter(b -> b.next().isPresent()).toList();
    List<Best<Long>> lowest = several.isEmpty() ? byTemplate : several;
    List<Origin> outdated = lowest.stream().map(best -> best.kept().get(0).origin()).toList();
    List<Instance> kept = templated.stream().filter(i -> outdated.contains(i.origin())).toList();
    return new Narrowing(
        kept,
        Wording.who(kept, candidates)
            + (kept.size() == 1 ? " runs " : " run ")
            + Wording.and(lowest.stream().map(OldestLaunchTemplate::versions).toList()));
  }

  private static String versions(Best<Long> best) {
    return "version "
        + best.key()
        + " of "
        + template(best.kept().get(0)).name()
        + best.next(String::valueOf);
  }

  private static Origin.LaunchTemplate template(Instance instance) {
    return (Origin.LaunchTemplate) instance.origin();
  }
}
