package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.CapacityUnit;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.RefreshRun;
import java.util.List;
import java.util.Optional;

/** The capacity units of running instances. */
public final class Weights {
  private Weights() {}

  /** Whether a group counts anything but instances. */
  public static boolean areIn(Group group) {
    return group.launchSource() instanceof OfMixedInstances source
        && (CapacityUnit.of(group.capacity().desiredType()) != CapacityUnit.UNITS
            || source.policy().launchTemplate().overrides().stream()
                .anyMatch(each -> each.weightedCapacity() != null));
  }

  /**
   * The group with its instances weighing what it now says of their types. A type that it no longer
   * allows keeps its last weight; in a group without weights nothing has one.
   */
  public static Group renewed(View view, Group group) {
    if (group.work().refreshes().run().flatMap(RefreshRun::target).isPresent()) {
      // Until an instance refresh has ended, both its configuration and the group's are in use.
      return group;
    }
    List<Candidate> weighted =
        group.launchSource() instanceof OfMixedInstances source
            ? Candidates.all(view, group, source).stream()
                .filter(each -> each.weight().isPresent())
                .toList()
            : List.of();
    Group renewed = group;
    for (Instance instance : group.instances().values()) {
      Optional<Integer> weight = weight(instance, weighted);
      if (!weight.equals(instance.machine().weight())) {
        renewed = renewed.with(instance.withWeight(weight));
      }
    }
    return renewed;
  }

  private static Optional<Integer> weight(Instance instance, List<Candidate> weighted) {
    if (weighted.isEmpty()) {
      return Optional.empty();
    }
    return weighted.stream()
        .filter(each -> each.type().equals(instance.machine().type()))
        .findFirst()
        .flatMap(Candidate::weight)
        .or(() -> instance.machine().weight());
  }
}
