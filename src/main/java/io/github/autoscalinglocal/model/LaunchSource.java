package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;

/** What a group launches its instances from. */
public sealed interface LaunchSource {
  record OfLaunchConfiguration(String name) implements LaunchSource {}

  /**
   * @param template with id and name both filled in, and the version as it was given
   */
  record OfLaunchTemplate(LaunchTemplateSpecification template) implements LaunchSource {}

  /**
   * @param policy as it is shown: with its defaults filled in
   */
  record OfMixedInstances(MixedInstancesPolicy policy) implements LaunchSource {}
}
