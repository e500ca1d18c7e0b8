package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Causes;
import io.github.autoscalinglocal.fleet.Health;
import io.github.autoscalinglocal.fleet.Lifetimes;
import io.github.autoscalinglocal.fleet.SourceAttachments;
import io.github.autoscalinglocal.fleet.Weights;
import io.github.autoscalinglocal.model.Behavior;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthChecks;
import io.github.autoscalinglocal.model.Identity;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.ScaleIn;
import io.github.autoscalinglocal.model.Work;
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
import java.util.Optional;

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
    Group old = Groups.changeable(tx, request.autoScalingGroupName());
    if (changesLaunches(request) && isBroughtElsewhere(old)) {
      throw Errors.refreshWithDesiredConfiguration();
    }
    Capacity capacity = capacity(request, old.capacity());
    Group updated =
        Weights.renewed(
            tx,
            old.with(identity(request, old.identity()))
                .with(capacity)
                .with(Placements.update(tx, old.placement(), request))
                .with(LaunchSources.update(tx, old.launchSource(), request))
                .with(healthChecks(request, old.healthChecks()))
                .with(scaleIn(request, old.scaleIn()))
                .with(behavior(request, old.behavior())));
    Rules.capacityIsCountable(capacity, updated.launchSource());
    WarmPoolRules.update(tx, updated);
    tx.put(updated.with(reasons(tx, old, updated)));
    if (!updated.healthChecks().type().equals(old.healthChecks().type())) {
      SourceAttachments.reassess(tx, old.name());
      Health.checkAll(tx, old.name());
    }
    if (request.maxInstanceLifetime() != null) {
      Lifetimes.watchAll(tx, updated);
    }
    return new NoResult();
  }

  private static boolean changesLaunches(Request request) {
    return request.launchConfigurationName() != null
        || request.launchTemplate() != null
        || request.mixedInstancesPolicy() != null;
  }

  private static boolean isBroughtElsewhere(Group group) {
    return group.work().refreshes().active().flatMap(InstanceRefresh::desired).isPresent();
  }

  /** The reconciler's work with the reasons that this update gives it. */
  private static Work reasons(Tx tx, Group old, Group updated) {
    Capacity capacity = updated.capacity();
    int before = old.capacity().desired();
    Work work = updated.work();
    if (capacity.desired() != before) {
      work =
          work.because(
              Causes.updated(tx.now(), capacity.min(), capacity.max(), capacity.desired(), before));
    }
    List<String> zones =
        Causes.zonesChanged(tx.now(), old.placement().zones(), updated.placement().zones());
    for (String reason : zones) {
      work = work.because(reason);
    }
    return work;
  }

  /** Without a desired capacity, the old one follows the bounds. */
  private static Capacity capacity(Request request, Capacity old) {
    int min = request.minSize() == null ? old.min() : request.minSize();
    int max = request.maxSize() == null ? old.max() : request.maxSize();
    int desired =
        request.desiredCapacity() == null
            ? Math.max(min, Math.min(max, old.desired()))
            : request.desiredCapacity();
    Rules.sizes(min, max, desired);
    if (request.desiredCapacityType() != null) {
      Rules.desiredCapacityType(request.desiredCapacityType());
    }
    return new Capacity(
        min,
        max,
        desired,
        Optional.ofNullable(request.desiredCapacityType()).or(old::desiredType),
        request.defaultCooldown() == null ? old.defaultCooldown() : request.defaultCooldown(),
        request.defaultInstanceWarmup() == null
            ? old.defaultInstanceWarmup()
            : Rules.defaultInstanceWarmup(request.defaultInstanceWarmup()));
  }

  private static Identity identity(Request request, Identity old) {
    return new Identity(
        old.name(),
        old.arn(),
        old.createdAt(),
        Optional.ofNullable(request.serviceLinkedRoleARN()).orElse(old.serviceLinkedRoleArn()),
        Optional.ofNullable(request.context()).or(old::context));
  }

  private static HealthChecks healthChecks(Request request, HealthChecks old) {
    String type = request.healthCheckType() == null ? old.type() : request.healthCheckType();
    Rules.healthCheckType(type);
    int grace =
        request.healthCheckGracePeriod() == null
            ? old.gracePeriod()
            : request.healthCheckGracePeriod();
    Rules.gracePeriod(grace);
    Integer lifetime = request.maxInstanceLifetime();
    if (lifetime == null) {
      return new HealthChecks(type, grace, old.maxInstanceLifetime());
    }
    if (lifetime != 0 && !Rules.isLifetime(lifetime)) {
      throw Errors.maxInstanceLifetimeOnUpdate();
    }
    return new HealthChecks(type, grace, Optional.of(lifetime).filter(each -> each != 0));
  }

  /** An empty list of policies is no list at all. */
  private static ScaleIn scaleIn(Request request, ScaleIn old) {
    List<String> policies =
        request.terminationPolicies() == null || request.terminationPolicies().isEmpty()
            ? old.terminationPolicies()
            : request.terminationPolicies();
    Rules.terminationPolicies(policies);
    return new ScaleIn(
        policies,
        Optional.ofNullable(request.newInstancesProtectedFromScaleIn())
            .orElse(old.newInstancesProtected()),
        Optional.ofNullable(request.deletionProtection()).orElse(old.deletionProtection()),
        Optional.ofNullable(request.instanceLifecyclePolicy()).or(old::instanceLifecyclePolicy),
        // It belongs to the policies that it came with.
        policies.equals(old.terminationPolicies()) ? old.preselection() : Optional.empty());
  }

  private static Behavior behavior(Request request, Behavior old) {
    return new Behavior(
        Optional.ofNullable(request.capacityRebalance()).or(old::capacityRebalance),
        request.instanceMaintenancePolicy() == null
            ? old.maintenancePolicy()
            : Rules.maintenancePolicy(request.instanceMaintenancePolicy()),
        request.capacityReservationSpecification() == null
            ? old.capacityReservation()
            : Rules.capacityReservation(request.capacityReservationSpecification()),
        old.warmPool());
  }
}
