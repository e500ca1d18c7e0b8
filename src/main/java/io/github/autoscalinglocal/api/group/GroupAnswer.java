package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.EnabledMetric;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.SuspendedProcess;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.fleet.PredictiveScaling;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.Attachments;
import io.github.autoscalinglocal.model.Behavior;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.GroupMetric;
import io.github.autoscalinglocal.model.HealthChecks;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.Placement;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.shape.InstanceReusePolicy;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.TagDescription;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import io.github.autoscalinglocal.shape.WarmPoolConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A group and its instances, as the API shows them. Clients poll for this answer more than for any
 * other: what is long is walked by plain loops, and what is empty in most groups not at all.
 */
public final class GroupAnswer {
  private static final String DELETING = "Delete in progress";

  private GroupAnswer() {}

  static AutoScalingGroup of(View view, Group group, boolean withInstances) {
    String region = view.scope().region();
    Capacity capacity = group.capacity();
    Placement placement = group.placement();
    HealthChecks healthChecks = group.healthChecks();
    Behavior behavior = group.behavior();
    LaunchSource source = group.launchSource();
    OptionalInt predicted = PredictiveScaling.predicted(view, group);
    List<TrafficSource> trafficSources = trafficSources(group.attachments());
    return new AutoScalingGroup(
        group.name(),
        group.identity().arn(),
        source instanceof OfLaunchConfiguration from ? from.name() : null,
        source instanceof OfLaunchTemplate from ? from.template() : null,
        source instanceof OfMixedInstances from ? from.policy() : null,
        capacity.min(),
        capacity.max(),
        capacity.desired(),
        predicted.isEmpty() ? null : predicted.getAsInt(),
        capacity.defaultCooldown(),
        placement.zones(),
        zoneIds(region, placement.zones()),
        ofType(TrafficSource.Type.CLASSIC, trafficSources),
        ofType(TrafficSource.Type.TARGET_GROUP, trafficSources),
        healthChecks.type(),
        healthChecks.gracePeriod(),
        withInstances ? instances(region, group) : List.of(),
        group.identity().createdAt(),
        suspendedProcesses(group),
        placement.placementGroup().orElse(null),
        placement.vpcZoneIdentifier(),
        enabledMetrics(group),
        group.work().deleting() ? DELETING : null,
        tags(group.attachments()),
        group.scaleIn().terminationPolicies(),
        group.scaleIn().newInstancesProtected(),
        group.identity().serviceLinkedRoleArn(),
        healthChecks.maxInstanceLifetime().orElse(null),
        behavior.capacityRebalance().orElse(null),
        behavior.warmPool().map(GroupAnswer::warmPool).orElse(null),
        behavior.warmPool().map(pool -> WarmPool.size(group)).orElse(null),
        group.identity().context().orElse(null),
        capacity.desiredType().orElse(null),
        capacity.defaultInstanceWarmup().orElse(null),
        identifiers(trafficSources),
        behavior.maintenancePolicy().orElse(null),
        group.scaleIn().deletionProtection(),
        placement.distribution(),
        placement.impairmentPolicy(),
        behavior.capacityReservation(),
        group.scaleIn().instanceLifecyclePolicy().orElse(null));
  }

  private static List<DescribeAutoScalingGroups.Instance> instances(String region, Group group) {
    List<DescribeAutoScalingGroups.Instance> instances = new ArrayList<>(group.instances().size());
    for (Instance instance : group.instances().values()) {
      if (instance.lifecycle() != Lifecycle.REQUESTED && !instance.lifecycle().isWarmed()) {
        instances.add(instance(region, instance));
      }
    }
    return instances;
  }

  private static List<String> zoneIds(String region, List<String> zones) {
    List<String> ids = new ArrayList<>(zones.size());
    for (String zone : zones) {
      ids.add(Zones.idOf(region, zone));
    }
    return ids;
  }

  /** A warm pool; whether it takes instances back is shown only if the user has said. */
  public static WarmPoolConfiguration warmPool(WarmPool pool) {
    return new WarmPoolConfiguration(
        pool.maxGroupPreparedCapacity().orElse(null),
        pool.minSize(),
        pool.state(),
        pool.deleting() ? WarmPoolConfiguration.Status.PENDING_DELETE : null,
        pool.reuseOnScaleIn().map(InstanceReusePolicy::new).orElse(null));
  }

  /** An instance; the service's samples of warm pools do not show protection. */
  public static DescribeAutoScalingGroups.Instance instance(String region, Instance instance) {
    return new DescribeAutoScalingGroups.Instance(
        instance.id(),
        instance.machine().type(),
        instance.zone(),
        Zones.idOf(region, instance.zone()),
        instance.lifecycle(),
        instance.health().healthy() ? "Healthy" : "Unhealthy",
        launchConfigurationName(instance),
        launchTemplate(instance),
        instance.machine().imageId(),
        instance.lifecycle().isWarmed() ? null : instance.protectedFromScaleIn(),
        weight(instance));
  }

  /** The name of the launch configuration that an instance came from, or {@code null}. */
  public static String launchConfigurationName(Instance instance) {
    return instance.origin() instanceof Origin.LaunchConfiguration from ? from.name() : null;
  }

  /**
   * The launch template that an instance came from, with the version as a number, or {@code null}.
   */
  public static LaunchTemplateSpecification launchTemplate(Instance instance) {
    return instance.origin() instanceof Origin.LaunchTemplate from
        ? new LaunchTemplateSpecification(from.id(), from.name(), Long.toString(from.version()))
        : null;
  }

  /** The weight as the API shows it, a string, or {@code null} in a group without weights. */
  public static String weight(Instance instance) {
    return instance.machine().weight().map(String::valueOf).orElse(null);
  }

  private static List<SuspendedProcess> suspendedProcesses(Group group) {
    if (group.suspended().isEmpty()) {
      return List.of();
    }
    return group.suspended().entrySet().stream()
        .map(each -> new SuspendedProcess(each.getKey(), each.getValue()))
        .toList();
  }

  private static List<EnabledMetric> enabledMetrics(Group group) {
    if (group.reporting().enabledMetrics().isEmpty()) {
      return List.of();
    }
    return group.reporting().enabledMetrics().stream()
        .map(metric -> new EnabledMetric(metric.name(), GroupMetric.GRANULARITY))
        .toList();
  }

  private static List<TagDescription> tags(Attachments attachments) {
    if (attachments.tags().isEmpty()) {
      return List.of();
    }
    return attachments.tags().values().stream().map(TagDescription::of).toList();
  }

  /**
   * One list over all kinds, however they were attached. What is on its way out is not shown any
   * more, except by the operations that describe the attachments.
   */
  private static List<TrafficSource> trafficSources(Attachments attachments) {
    if (attachments.traffic().isEmpty()) {
      return List.of();
    }
    return attachments.traffic().values().stream()
        .filter(AttachedSource::takesInstances)
        .map(AttachedSource::source)
        .toList();
  }

  private static List<String> ofType(TrafficSource.Type type, List<TrafficSource> sources) {
    if (sources.isEmpty()) {
      return List.of();
    }
    return sources.stream()
        .filter(each -> each.type() == type)
        .map(TrafficSource::identifier)
        .toList();
  }

  private static List<TrafficSourceIdentifier> identifiers(List<TrafficSource> sources) {
    if (sources.isEmpty()) {
      return List.of();
    }
    return sources.stream()
        .map(each -> new TrafficSourceIdentifier(each.identifier(), each.type().wire()))
        .toList();
  }
}
