package io.github.autoscalinglocal.scenario;

import java.util.Arrays;

/**
 * Short forms of a mixed instances policy's parameters: {@code T.} stands for the template, {@code
 * D.} for the distribution, {@code On.} for the n-th override and {@code Rn.} for its requirements.
 */
final class Mixed {
  private static final String POLICY = "MixedInstancesPolicy.";
  private static final String TEMPLATE = POLICY + "LaunchTemplate.";

  private Mixed() {}

  static String[] parameters(String... shortened) {
    return Arrays.stream(shortened).map(Mixed::parameter).toArray(String[]::new);
  }

  private static String parameter(String shortened) {
    return shortened
        .replaceFirst("^T\\.", TEMPLATE + "LaunchTemplateSpecification.")
        .replaceFirst("^D\\.", POLICY + "InstancesDistribution.")
        .replaceFirst("^R(\\d+)\\.", TEMPLATE + "Overrides.member.$1.InstanceRequirements.")
        .replaceFirst("^O(\\d+)\\.", TEMPLATE + "Overrides.member.$1.");
  }
}
