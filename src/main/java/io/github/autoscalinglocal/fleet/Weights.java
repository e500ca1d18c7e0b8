package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import java.util.List;
import java.util.Optional;

/** The capacity units of running instances. */
public final class Weights {
  private Weights() {}

  /**
   * The group with its instances weighing what its policy now says of their types. A type that the
   * policy no longer lists keeps its last weight; in a group without weights nothing has one.
   */
  public static Group renewed(Group group) {
    List<LaunchTemplateOverrides> overrides =
        group.launchSource() instanceof OfMixedInstances source
            ? source.policy().launchTemplate().overrides()
            : List.of();
    List<LaunchTemplateOverrides> weighted =
        overrides.stream().filter(each -> each.weightedCapacity() != null).toList();
    Group renewed = group;
    for (Instance instance : group.instances().values()) {
      Optional<Integer> weight = weight(instance, weighted);
      if (!weight.equals(instance.machine().weight())) {
        renewed = renewed.with(instance.withWeight(weight));
      }
    }
    return renewed;
  }

  private static Optional<Integer> weight(
      Instance instance, List<LaunchTemplateOverrides> weighted) {
    if (weighted.isEmpty()) {
      return Optional.empty();
    }
    return weighted.stream()
        .filter(each -> Allocation.typeOf(each).equals(instance.machine().type()))
        .findFirst()
        .map(each -> Integer.valueOf(each.weightedCapacity()))
        .or(() -> instance.machine().weight());
  }
}
