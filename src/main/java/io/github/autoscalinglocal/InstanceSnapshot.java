package io.github.autoscalinglocal;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.time.Instant;

/**
 * An instance of a group, as it was at one moment.
 *
 * @param lifecycleState as the API writes it, such as {@code InService} or {@code Pending:Wait}
 * @param healthy as its group believes
 * @param spot whether it is a Spot Instance
 * @param launchedFrom the name of its launch configuration, or name and version of its launch
 *     template, as in {@code web:3}; empty for one that was attached
 */
public record InstanceSnapshot(
    String id,
    String instanceType,
    String availabilityZone,
    String lifecycleState,
    boolean healthy,
    boolean protectedFromScaleIn,
    boolean spot,
    Instant launchTime,
    String launchedFrom) {

  static InstanceSnapshot of(Instance instance) {
    return new InstanceSnapshot(
        instance.id(),
        instance.machine().type(),
        instance.zone(),
        instance.lifecycle().wire(),
        instance.health().healthy(),
        instance.protectedFromScaleIn(),
        instance.machine().option() == PurchaseOption.SPOT,
        instance.launchedAt(),
        source(instance.origin()));
  }

  private static String source(Origin origin) {
    if (origin instanceof Origin.LaunchConfiguration configuration) {
      return configuration.name();
    }
    return origin instanceof Origin.LaunchTemplate template
        ? template.name() + ":" + template.version()
        : "";
  }

  /** Whether it serves. */
  public boolean isInService() {
    return lifecycleState.equals("InService");
  }
}
