package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.shape.AvailabilityZoneDistribution;
import io.github.autoscalinglocal.shape.AvailabilityZoneImpairmentPolicy;
import io.github.autoscalinglocal.shape.CapacityReservationSpecification;
import io.github.autoscalinglocal.shape.DeletionProtection;
import io.github.autoscalinglocal.shape.Filter;
import io.github.autoscalinglocal.shape.InstanceLifecyclePolicy;
import io.github.autoscalinglocal.shape.InstanceMaintenancePolicy;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import io.github.autoscalinglocal.shape.TagDescription;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import io.github.autoscalinglocal.shape.WarmPoolConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists groups, with their instances unless told otherwise. */
public final class DescribeAutoScalingGroups
    implements ReadOperation<
        DescribeAutoScalingGroups.Request, DescribeAutoScalingGroups.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 100);

  public record Request(
      List<@Text(max = 255) String> autoScalingGroupNames,
      Boolean includeInstances,
      @Text(min = 0) String nextToken,
      Integer maxRecords,
      List<Filter> filters) {}

  public record Response(List<AutoScalingGroup> autoScalingGroups, String nextToken) {}

  public record AutoScalingGroup(
      String autoScalingGroupName,
      String autoScalingGroupARN,
      String launchConfigurationName,
      LaunchTemplateSpecification launchTemplate,
      MixedInstancesPolicy mixedInstancesPolicy,
      Integer minSize,
      Integer maxSize,
      Integer desiredCapacity,
      Integer predictedCapacity,
      Integer defaultCooldown,
      List<String> availabilityZones,
      List<String> availabilityZoneIds,
      List<String> loadBalancerNames,
      List<String> targetGroupARNs,
      String healthCheckType,
      Integer healthCheckGracePeriod,
      List<Instance> instances,
      Instant createdTime,
      List<SuspendedProcess> suspendedProcesses,
      String placementGroup,
      String vPCZoneIdentifier,
      List<EnabledMetric> enabledMetrics,
      String status,
      List<TagDescription> tags,
      List<String> terminationPolicies,
      Boolean newInstancesProtectedFromScaleIn,
      String serviceLinkedRoleARN,
      Integer maxInstanceLifetime,
      Boolean capacityRebalance,
      WarmPoolConfiguration warmPoolConfiguration,
      Integer warmPoolSize,
      String context,
      String desiredCapacityType,
      Integer defaultInstanceWarmup,
      List<TrafficSourceIdentifier> trafficSources,
      InstanceMaintenancePolicy instanceMaintenancePolicy,
      DeletionProtection deletionProtection,
      AvailabilityZoneDistribution availabilityZoneDistribution,
      AvailabilityZoneImpairmentPolicy availabilityZoneImpairmentPolicy,
      CapacityReservationSpecification capacityReservationSpecification,
      InstanceLifecyclePolicy instanceLifecyclePolicy) {}

  public record Instance(
      String instanceId,
      String instanceType,
      String availabilityZone,
      String availabilityZoneId,
      Lifecycle lifecycleState,
      String healthStatus,
      String launchConfigurationName,
      LaunchTemplateSpecification launchTemplate,
      String imageId,
      Boolean protectedFromScaleIn,
      String weightedCapacity) {}

  public record SuspendedProcess(String processName, String suspensionReason) {}

  public record EnabledMetric(String metric, String granularity) {}

  @Override
  public Response answer(Request request, View view) {
    List<String> names = request.autoScalingGroupNames();
    int length = SIZE.of(request.maxRecords());
    if (names != null && names.size() > Math.max(length, SIZE.usual())) {
      throw Errors.tooManyGroupNames();
    }
    GroupFilter filter = GroupFilter.of(request.filters());
    String after = Page.keyIn(name(), request.nextToken());
    Stream<Group> groups =
        names == null || names.isEmpty()
            ? view.region().groups().tailMap(after, false).values().stream()
            : named(view, names, after);
    Page<Group> page =
        Page.of(name(), groups.filter(filter::accepts).iterator(), length, Group::name);
    boolean withInstances = !Boolean.FALSE.equals(request.includeInstances());
    return new Response(
        page.items().stream().map(group -> GroupAnswer.of(view, group, withInstances)).toList(),
        page.nextToken());
  }

  /** Names that no group has are left out, as the service does. */
  private static Stream<Group> named(View view, List<String> names, String after) {
    return new TreeSet<>(names)
        .tailSet(after, false).stream().map(view.region()::group).flatMap(Optional::stream);
  }
}
