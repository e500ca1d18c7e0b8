package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.elastigroup.GroupDocument.Zone;
import io.github.autoscalinglocal.model.LaunchSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A group of Spot's API in the words of Auto Scaling and EC2. */
final class Translation {
  private static final String UNKNOWN_IMAGE = "ami-00000000";
  private static final String LATEST = "$Latest";
  private static final List<String> BALANCER_CHECKS = List.of("ELB", "TARGET_GROUP");
  private static final List<String> CHECKS =
      List.of(
          "ELB",
          "HCS",
          "TARGET_GROUP",
          "ECS_CLUSTER_INSTANCE",
          "EC2",
          "OPSWORKS",
          "K8S_NODE",
          "NOMAD_NODE",
          "MLB",
          "MLB_RUNTIME",
          "CUSTOM",
          "NONE");

  private Translation() {}

  /** What all that makes and changes groups has in common. */
  static ObjectNode group(GroupDocument group, String template) {
    GroupDocument.Bounds bounds = group.bounds();
    ObjectNode input = Json.object();
    input.put("MinSize", bounds.minimum());
    input.put("MaxSize", bounds.maximum());
    input.put("DesiredCapacity", bounds.target());
    input.putArray("TerminationPolicies").add(group.terminationPolicy());
    health(group, input);
    places(group, input);
    input.set("MixedInstancesPolicy", policy(group, template));
    return input;
  }

  /** The load balancers' checks, or EC2's in the place of all others. */
  private static void health(GroupDocument group, ObjectNode input) {
    String type = group.launch().word("healthCheckType", CHECKS).orElse("EC2");
    input.put("HealthCheckType", BALANCER_CHECKS.contains(type) ? "ELB" : "EC2");
    input.put(
        "HealthCheckGracePeriod",
        group.launch().integer("healthCheckGracePeriod", 0, Integer.MAX_VALUE).orElse(0));
  }

  /** Subnets are named zone by zone in turn, so that unknown ones are taken to be in theirs. */
  private static void places(GroupDocument group, ObjectNode input) {
    List<Zone> zones = group.zones().stream().filter(zone -> !zone.subnets().isEmpty()).toList();
    List<String> subnets = new ArrayList<>();
    int most = zones.stream().mapToInt(zone -> zone.subnets().size()).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (Zone zone : zones) {
        subnets.add(zone.subnets().get(i % zone.subnets().size()));
      }
    }
    if (subnets.isEmpty()) {
      subnets.addAll(group.subnets());
      zones = subnets.isEmpty() || group.namesZones() ? group.zones() : List.of();
    }
    if (!zones.isEmpty()) {
      ArrayNode names = input.putArray("AvailabilityZones");
      zones.forEach(zone -> names.add(zone.name()));
    }
    if (!subnets.isEmpty()) {
      input.put("VPCZoneIdentifier", String.join(",", subnets));
    }
  }

  private static ObjectNode policy(GroupDocument group, String template) {
    ObjectNode policy = Json.object();
    ObjectNode launch = policy.putObject("LaunchTemplate");
    launch
        .putObject("LaunchTemplateSpecification")
        .put("LaunchTemplateName", template)
        .put("Version", LATEST);
    LaunchSource.Types types = group.types();
    ArrayNode overrides = launch.putArray("Overrides");
    Stream.concat(types.spot().stream(), types.onDemand().stream())
        .distinct()
        .forEach(
            type -> {
              ObjectNode override = overrides.addObject().put("InstanceType", type);
              group
                  .weight(type)
                  .ifPresent(weight -> override.put("WeightedCapacity", weight.toString()));
            });
    policy
        .putObject("InstancesDistribution")
        .put("OnDemandAllocationStrategy", "prioritized")
        .put("OnDemandBaseCapacity", group.onDemandCount().orElse(0))
        .put("OnDemandPercentageAboveBaseCapacity", 100 - group.spotPercentage())
        .put("SpotAllocationStrategy", strategy(group));
    return policy;
  }

  /** The nearest of EC2's strategies: what Spot's own weighs is not published. */
  private static String strategy(GroupDocument group) {
    if (group.prefersSpotTypes()) {
      return "capacity-optimized-prioritized";
    }
    return switch (group.orientation()) {
      case "costOriented", "cheapest" -> "lowest-price";
      case "availabilityOriented" -> "capacity-optimized";
      default -> "price-capacity-optimized";
    };
  }

  /** What instances are launched from. */
  static ObjectNode template(GroupDocument group) {
    Member launch = group.launch();
    ObjectNode data = Json.object();
    data.put("ImageId", launch.text("imageId").orElse(UNKNOWN_IMAGE));
    data.put("InstanceType", group.types().onDemand().get(0));
    launch.text("keyPair").ifPresent(key -> data.put("KeyName", key));
    launch.text("userData").ifPresent(text -> data.put("UserData", text));
    launch.flag("ebsOptimized").ifPresent(flag -> data.put("EbsOptimized", flag));
    launch.flag("monitoring").ifPresent(flag -> data.putObject("Monitoring").put("Enabled", flag));
    List<String> securityGroups = launch.texts("securityGroupIds");
    if (!securityGroups.isEmpty()) {
      ArrayNode ids = data.putArray("SecurityGroupId");
      securityGroups.forEach(ids::add);
    }
    Member role = launch.object("iamRole");
    role.text("arn").ifPresent(arn -> data.putObject("IamInstanceProfile").put("Arn", arn));
    if (!role.has("arn")) {
      role.text("name").ifPresent(name -> data.putObject("IamInstanceProfile").put("Name", name));
    }
    return data;
  }

  /** The tags of the group, which are those of its instances: the id that it has at Spot, too. */
  static ArrayNode tags(GroupDocument group, String groupName, String id) {
    ArrayNode tags = Json.array();
    tags.add(tag(groupName, "spotinst:aws:ec2:group:id", id));
    for (Member each : group.launch().objects("tags")) {
      tags.add(
          tag(
              groupName,
              each.text("tagKey").orElseThrow(() -> each.missing("tagKey")),
              each.text("tagValue").orElse("")));
    }
    return tags;
  }

  private static ObjectNode tag(String groupName, String key, String value) {
    return Json.object()
        .put("ResourceId", groupName)
        .put("ResourceType", "auto-scaling-group")
        .put("Key", key)
        .put("Value", value)
        .put("PropagateAtLaunch", true);
  }
}
