package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.hook.Targets;
import io.github.autoscalinglocal.companion.iam.ServiceLinkedRoles;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Causes;
import io.github.autoscalinglocal.model.Behavior;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthChecks;
import io.github.autoscalinglocal.model.Identity;
import io.github.autoscalinglocal.model.Reporting;
import io.github.autoscalinglocal.model.ScaleIn;
import io.github.autoscalinglocal.model.Scaling;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Work;
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
import io.github.autoscalinglocal.termination.TerminationPolicies;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * Creates a group, which then launches what it wants. The cooldown, the grace period, the warmup
 * and the maximum lifetime are in seconds.
 */
public final class CreateAutoScalingGroup
    implements WriteOperation<CreateAutoScalingGroup.Request, NoResult> {
  private static final int DEFAULT_COOLDOWN = 300;

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
    String name = request.autoScalingGroupName();
    Rules.name(name);
    Optional<Group> existing = tx.region().group(name);
    if (existing.isPresent()) {
      throw existing.get().work().deleting()
          ? Errors.groupPendingDelete(name)
          : Errors.groupExists(name);
    }
    int most = tx.options().limits().maxGroups();
    if (tx.region().groups().size() >= most) {
      throw Errors.tooManyGroups(most);
    }
    Capacity capacity = capacity(request);
    Group group =
        new Group(
            identity(request, tx),
            capacity,
            Placements.create(tx, request),
            LaunchSources.create(tx, request),
            healthChecks(request),
            scaleIn(request),
            NewAttachments.of(tx, request),
            behavior(request),
            Reporting.NONE,
            Scaling.NONE,
            TreePMap.empty(),
            capacity.desired() == 0
                ? Work.NONE
                : Work.NONE.because(Causes.created(tx.now(), capacity.desired())),
            TreePMap.empty());
    Rules.capacityIsCountable(capacity, group.launchSource());
    Targets.test(tx, group, group.attachments().hooks().values());
    ServiceLinkedRoles.ensure(tx);
    tx.put(group);
    return new NoResult();
  }

  private static Identity identity(Request request, Tx tx) {
    String name = request.autoScalingGroupName();
    return new Identity(
        name,
        tx.scope().arn("autoScalingGroup:" + tx.newUuid() + ":autoScalingGroupName/" + name),
        tx.now(),
        Optional.ofNullable(request.serviceLinkedRoleARN())
            .orElseGet(() -> defaultRole(tx.scope())),
        Optional.ofNullable(request.context()));
  }

  private static String defaultRole(Scope scope) {
    return "arn:"
        + scope.partition()
        + ":iam::"
        + scope.account()
        + ":role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
  }

  private static Capacity capacity(Request request) {
    int min = request.minSize();
    int max = request.maxSize();
    int desired = request.desiredCapacity() == null ? min : request.desiredCapacity();
    Rules.sizes(min, max, desired);
    if (request.desiredCapacityType() != null) {
      Rules.desiredCapacityType(request.desiredCapacityType());
    }
    return new Capacity(
        min,
        max,
        desired,
        Optional.ofNullable(request.desiredCapacityType()),
        request.defaultCooldown() == null ? DEFAULT_COOLDOWN : request.defaultCooldown(),
        Optional.ofNullable(request.defaultInstanceWarmup()).flatMap(Rules::defaultInstanceWarmup));
  }

  private static HealthChecks healthChecks(Request request) {
    String type = request.healthCheckType() == null ? "EC2" : request.healthCheckType();
    Rules.healthCheckType(type);
    // The API's default is none; the 300 seconds that are often quoted are the console's.
    int grace = request.healthCheckGracePeriod() == null ? 0 : request.healthCheckGracePeriod();
    Rules.gracePeriod(grace);
    Integer lifetime = request.maxInstanceLifetime();
    if (lifetime != null && !Rules.isLifetime(lifetime)) {
      throw Errors.maxInstanceLifetimeOnCreate();
    }
    return new HealthChecks(type, grace, Optional.ofNullable(lifetime));
  }

  private static ScaleIn scaleIn(Request request) {
    List<String> policies =
        request.terminationPolicies() == null || request.terminationPolicies().isEmpty()
            ? List.of(TerminationPolicies.DEFAULT)
            : request.terminationPolicies();
    Rules.terminationPolicies(policies);
    return new ScaleIn(
        policies,
        Boolean.TRUE.equals(request.newInstancesProtectedFromScaleIn()),
        Optional.ofNullable(request.deletionProtection()).orElse(DeletionProtection.NONE),
        Optional.ofNullable(request.instanceLifecyclePolicy()),
        Optional.empty());
  }

  private static Behavior behavior(Request request) {
    return new Behavior(
        Optional.ofNullable(request.capacityRebalance()),
        Optional.ofNullable(request.instanceMaintenancePolicy()).flatMap(Rules::maintenancePolicy),
        Rules.capacityReservation(
            Optional.ofNullable(request.capacityReservationSpecification())
                .orElse(new CapacityReservationSpecification(null, null))),
        Optional.empty());
  }
}
