package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.AvailabilityZoneDistribution;
import io.github.autoscalinglocal.shape.AvailabilityZoneImpairmentPolicy;
import io.github.autoscalinglocal.shape.CapacityReservationSpecification;
import io.github.autoscalinglocal.shape.DeletionProtection;
import io.github.autoscalinglocal.shape.InstanceLifecyclePolicy;
import io.github.autoscalinglocal.shape.InstanceMaintenancePolicy;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.LifecycleHookSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Tag;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.List;

/**
 * Creates a group, which then launches what it wants. The cooldown, the grace period, the warmup
 * and the maximum lifetime are in seconds.
 */
public final class CreateAutoScalingGroup
    implements WriteOperation<CreateAutoScalingGroup.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Text(max = 255) String launchConfigurationName,
      LaunchTemplateSpecification launchTemplate,
      MixedInstancesPolicy mixedInstancesPolicy,
      @Text(max = 19) String instanceId,
      @Required Integer minSize,
      @Required Integer maxSize,
      Integer desiredCapacity,
      @Range(min = 0) Integer defaultCooldown,
      List<@Text(max = 255) String> availabilityZones,
      List<@Text(max = 255) String> availabilityZoneIds,
      List<@Text(max = 255) String> loadBalancerNames,
      List<@Text(max = 511) String> targetGroupARNs,
      @Text(max = 32) String healthCheckType,
      Integer healthCheckGracePeriod,
      @Text(max = 255) String placementGroup,
      @Text(max = 5000) String vPCZoneIdentifier,
      List<@Text(max = 1600) String> terminationPolicies,
      Boolean newInstancesProtectedFromScaleIn,
      Boolean capacityRebalance,
      List<LifecycleHookSpecification> lifecycleHookSpecificationList,
      DeletionProtection deletionProtection,
      List<Tag> tags,
      @Text(max = 1600) String serviceLinkedRoleARN,
      Integer maxInstanceLifetime,
      String context,
      @Text(max = 255) String desiredCapacityType,
      Integer defaultInstanceWarmup,
      List<TrafficSourceIdentifier> trafficSources,
      InstanceMaintenancePolicy instanceMaintenancePolicy,
      AvailabilityZoneDistribution availabilityZoneDistribution,
      AvailabilityZoneImpairmentPolicy availabilityZoneImpairmentPolicy,
      Boolean skipZonalShiftValidation,
      CapacityReservationSpecification capacityReservationSpecification,
      InstanceLifecyclePolicy instanceLifecyclePolicy) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
