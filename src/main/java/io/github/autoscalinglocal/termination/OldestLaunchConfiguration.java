package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Origin;
import java.time.Instant;
import java.util.List;

/**
 * Those of the oldest launch configuration, one that the group no longer uses before the one it
 * uses. Instances launched otherwise are left alone, unless there are no others.
 */
final class OldestLaunchConfiguration implements TerminationPolicy {

  @Override
  public String name() {
    return "OldestLaunchConfiguration";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    List<Instance> configured =
        candidates.stream().filter(i -> i.origin() instanceof Origin.LaunchConfiguration).toList();
    if (configured.isEmpty()) {
      return new Narrowing(candidates, "abstains: no candidate has a launch configuration");
    }
    List<Instance> outdated =
        configured.stream().filter(i -> !isCurrent(configuration(i), facts)).toList();
    Best<Instant> oldest =
        Best.smallest(
            outdated.isEmpty() ? configured : outdated, i -> configuration(i).createdAt());
    return new Narrowing(
        oldest.kept(),
        Wording.who(oldest.kept(), candidates)
            + " launched from "
            + names(oldest.kept())
            + (outdated.isEmpty() ? "" : ", which the group no longer uses")
            + ", created at "
            + oldest.key()
            + oldest.next(at -> "at " + at));
  }

  private static Origin.LaunchConfiguration configuration(Instance instance) {
    return (Origin.LaunchConfiguration) instance.origin();
  }

  private static boolean isCurrent(Origin.LaunchConfiguration configuration, GroupFacts facts) {
    return facts.source().current() instanceof Origin.LaunchConfiguration current
        && current.name().equals(configuration.name());
  }

  private static String names(List<Instance> instances) {
    return Wording.and(instances.stream().map(i -> configuration(i).name()).distinct().toList());
  }
}
