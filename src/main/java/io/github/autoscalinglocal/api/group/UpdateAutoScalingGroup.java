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
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/**
 * Changes what is given of a group and leaves the rest. Durations are in seconds, as in {@link
 * CreateAutoScalingGroup}.
 */
public final class UpdateAutoScalingGroup
    implements WriteOperation<UpdateAutoScalingGroup.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Text(max = 255) String launchConfigurationName,
      LaunchTemplateSpecification launchTemplate,
      MixedInstancesPolicy mixedInstancesPolicy,
      Integer minSize,
      Integer maxSize,
      Integer desiredCapacity,
      @Range(min = 0) Integer defaultCooldown,
      List<@Text(max = 255) String> availabilityZones,
      List<@Text(max = 255) String> availabilityZoneIds,
      @Text(max = 32) String healthCheckType,
      Integer healthCheckGracePeriod,
      @Text(min = 0, max = 255) String placementGroup,
      @Text(max = 5000) String vPCZoneIdentifier,
      List<@Text(max = 1600) String> terminationPolicies,
      Boolean newInstancesProtectedFromScaleIn,
      @Text(max = 1600) String serviceLinkedRoleARN,
      Integer maxInstanceLifetime,
      Boolean capacityRebalance,
      String context,
      @Text(max = 255) String desiredCapacityType,
      Integer defaultInstanceWarmup,
      InstanceMaintenancePolicy instanceMaintenancePolicy,
      AvailabilityZoneDistribution availabilityZoneDistribution,
      AvailabilityZoneImpairmentPolicy availabilityZoneImpairmentPolicy,
      Boolean skipZonalShiftValidation,
      CapacityReservationSpecification capacityReservationSpecification,
      InstanceLifecyclePolicy instanceLifecyclePolicy,
      DeletionProtection deletionProtection) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
