package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import io.github.autoscalinglocal.shape.WarmPoolState;
import java.util.List;

/** Which groups can have a warm pool, and what pool they can have. */
public final class WarmPoolRules {
  private static final List<String> ROOT_DEVICES = List.of("/dev/xvda", "/dev/sda1");

  private WarmPoolRules() {}

  /** A group is to have this pool. */
  public static void put(View view, Group group, WarmPool pool) {
    if (!supportsWarmPool(view, group)
        || !supportsWarmPool(view, group.with(group.launchesFrom()))) {
      throw Errors.warmPoolNotSupported();
    }
    pool.maxGroupPreparedCapacity()
        .filter(prepared -> prepared < pool.minSize())
        .ifPresent(
            prepared -> {
              throw Errors.preparedCapacityBelowMinSize(prepared, pool.minSize());
            });
    if (pool.state() == WarmPoolState.HIBERNATED && !encryptsRoot(view, group)) {
      throw Errors.hibernationWithoutEncryption();
    }
  }

  /** A group with a pool is to become this one, or to launch as this one would. */
  public static void update(View view, Group updated) {
    if (updated.warmPool().isPresent() && !supportsWarmPool(view, updated)) {
      throw Errors.notWithWarmPool();
    }
  }

  private static boolean supportsWarmPool(View view, Group group) {
    boolean inUnits = group.capacity().desiredType().orElse("units").equals("units");
    if (group.launchSource() instanceof OfMixedInstances source) {
      return inUnits && isPlainOnDemand(source.policy());
    }
    if (group.launchSource() instanceof OfLaunchTemplate source) {
      return inUnits && !isForSpot(view, source.template());
    }
    OfLaunchConfiguration source = (OfLaunchConfiguration) group.launchSource();
    return inUnits
        && view.region().launchConfiguration(source.name()).orElseThrow().option()
            != PurchaseOption.SPOT;
  }

  private static boolean isForSpot(View view, LaunchTemplateSpecification template) {
    return view.region()
        .ec2()
        .templates()
        .withId(template.launchTemplateId())
        .flatMap(each -> each.version(LaunchTemplates.version(view, template)))
        .filter(TemplateVersion::isForSpot)
        .isPresent();
  }

  private static boolean isPlainOnDemand(MixedInstancesPolicy policy) {
    return policy.instancesDistribution().onDemandPercentageAboveBaseCapacity() == 100
        && policy.launchTemplate().overrides().stream()
            .allMatch(each -> each.weightedCapacity() == null);
  }

  /** Of launch templates, whose image may be what does so, it is not known here. */
  private static boolean encryptsRoot(View view, Group group) {
    return !(group.launchSource() instanceof OfLaunchConfiguration source)
        || view
            .region()
            .launchConfiguration(source.name())
            .orElseThrow()
            .storage()
            .blockDeviceMappings()
            .stream()
            .anyMatch(WarmPoolRules::isEncryptedRoot);
  }

  private static boolean isEncryptedRoot(BlockDeviceMapping mapping) {
    return ROOT_DEVICES.contains(mapping.deviceName())
        && mapping.ebs() != null
        && Boolean.TRUE.equals(mapping.ebs().encrypted());
  }
}
