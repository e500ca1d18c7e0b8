package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.shape.DesiredConfiguration;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a request wants instances to be launched from. */
public final class LaunchSources {
  private LaunchSources() {}

  static LaunchSource create(Tx tx, CreateAutoScalingGroup.Request request) {
    long given =
        Stream.of(
                request.launchConfigurationName(),
                request.launchTemplate(),
                request.mixedInstancesPolicy(),
                request.instanceId())
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      throw Errors.noLaunchSource();
    }
    if (request.instanceId() != null) {
      return FromInstance.launchConfiguration(
          tx, request.instanceId(), request.autoScalingGroupName());
    }
    return of(
        tx,
        request.launchConfigurationName(),
        request.launchTemplate(),
        request.mixedInstancesPolicy(),
        Optional.empty());
  }

  static LaunchSource update(Tx tx, LaunchSource old, UpdateAutoScalingGroup.Request request) {
    long given =
        Stream.of(
                request.launchConfigurationName(),
                request.launchTemplate(),
                request.mixedInstancesPolicy())
            .filter(Objects::nonNull)
            .count();
    if (given == 0) {
      return old;
    }
    if (given > 1) {
      throw Errors.severalLaunchSources();
    }
    return of(
        tx,
        request.launchConfigurationName(),
        request.launchTemplate(),
        request.mixedInstancesPolicy(),
        policy(old));
  }

  /**
   * What an instance refresh is to bring a group to; empty if that is what the group says anyway.
   *
   * @param old what a mixed instances policy leaves as it is where it says nothing
   */
  public static Optional<LaunchSource> desired(
      Tx tx, LaunchSource old, DesiredConfiguration desired) {
    if (desired == null
        || (desired.launchTemplate() == null && desired.mixedInstancesPolicy() == null)) {
      return Optional.empty();
    }
    if (desired.launchTemplate() != null && desired.mixedInstancesPolicy() != null) {
      throw Errors.severalLaunchSources();
    }
    return Optional.of(
        of(tx, null, desired.launchTemplate(), desired.mixedInstancesPolicy(), policy(old)));
  }

  private static Optional<MixedInstancesPolicy> policy(LaunchSource source) {
    return source instanceof OfMixedInstances mixed
        ? Optional.of(mixed.policy())
        : Optional.empty();
  }

  private static LaunchSource of(
      Tx tx,
      String launchConfigurationName,
      LaunchTemplateSpecification template,
      MixedInstancesPolicy policy,
      Optional<MixedInstancesPolicy> oldPolicy) {
    if (launchConfigurationName != null) {
      if (tx.region().launchConfiguration(launchConfigurationName).isEmpty()) {
        throw Errors.launchConfigurationNotFound(launchConfigurationName);
      }
      return new OfLaunchConfiguration(launchConfigurationName);
    }
    if (template != null) {
      return new OfLaunchTemplate(resolve(tx, template));
    }
    return new OfMixedInstances(
        MixedInstancesPolicies.complete(tx, policy, oldPolicy), Optional.empty());
  }

  static LaunchTemplateSpecification resolve(Tx tx, LaunchTemplateSpecification template) {
    boolean byId = template.launchTemplateId() != null;
    if (byId == (template.launchTemplateName() != null)) {
      throw Errors.templateNeither();
    }
    return LaunchTemplates.resolve(tx, template);
  }
}
