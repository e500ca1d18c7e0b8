package io.github.autoscalinglocal.api.refresh;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import java.util.List;

/** What a group has to be like for the root volumes of its instances to be replaced. */
final class RootVolumeRules {
  private RootVolumeRules() {}

  /**
   * @param target what the instances are brought to
   */
  static void check(Group group, LaunchSource target) {
    checkSource(group.launchSource());
    checkSource(target);
    if (group.warmPool().isPresent()) {
      throw Errors.rootVolumeReplacement("a group without a warm pool");
    }
    List<String> types = types(target);
    for (Instance instance : group.instances().values()) {
      if (instance.counts() && !types.contains(instance.machine().type())) {
        throw Errors.rootVolumeReplacement(
            "the instance types of all instances in the mixed instances policy, and "
                + instance.machine().type()
                + " is missing");
      }
    }
    if (group.attachments().traffic().values().stream().anyMatch(AttachedSource::takesInstances)) {
      throw Errors.rootVolumeReplacement("a group without load balancers");
    }
  }

  private static void checkSource(LaunchSource source) {
    if (!(source instanceof OfMixedInstances mixed)) {
      throw Errors.rootVolumeReplacement("a mixed instances policy");
    }
    List<LaunchTemplateOverrides> overrides = mixed.policy().launchTemplate().overrides();
    if (overrides.isEmpty()
        || overrides.stream()
            .anyMatch(each -> each.imageId() == null || each.instanceType() == null)) {
      throw Errors.rootVolumeReplacement("an ImageId and an instance type in every override");
    }
    if (!Reversal.templates(source).stream().allMatch(Reversal::isNumbered)) {
      throw Errors.rootVolumeReplacement("launch template versions that are numbers");
    }
  }

  private static List<String> types(LaunchSource source) {
    return ((OfMixedInstances) source)
        .policy().launchTemplate().overrides().stream()
            .map(LaunchTemplateOverrides::instanceType)
            .toList();
  }
}
