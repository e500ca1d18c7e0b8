package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import java.util.List;
import java.util.Optional;

/** What a group launches its instances from. */
public sealed interface LaunchSource {
  record OfLaunchConfiguration(String name) implements LaunchSource {}

  /**
   * @param template with id and name both filled in, and the version as it was given
   */
  record OfLaunchTemplate(LaunchTemplateSpecification template) implements LaunchSource {}

  /**
   * @param policy as it is shown: with its defaults filled in
   * @param types which of its types are for which purchase option, where not all are for both
   */
  record OfMixedInstances(MixedInstancesPolicy policy, Optional<Types> types)
      implements LaunchSource {

    /** Whether a type may be launched under a purchase option. */
    public boolean allows(String type, PurchaseOption option) {
      return types.isEmpty()
          || (option == PurchaseOption.SPOT ? types.get().spot() : types.get().onDemand())
              .contains(type);
    }
  }

  record Types(List<String> onDemand, List<String> spot) {}
}
