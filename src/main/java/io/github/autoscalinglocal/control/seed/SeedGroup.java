package io.github.autoscalinglocal.control.seed;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Planting;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group of a seed: the input of CreateAutoScalingGroup, and with it instances, policies and
 * scheduled actions. What the API demands and a seed need not care about has a default.
 */
final class SeedGroup {
  static final String INSTANCES = "instances";
  static final String POLICIES = "scalingPolicies";
  static final String ACTIONS = "scheduledActions";
  static final String SUSPENDED = "suspendedProcesses";
  static final List<String> OURS = List.of(INSTANCES, POLICIES, ACTIONS, SUSPENDED);

  static final List<String> OF_INSTANCE =
      List.of(
          "InstanceId",
          "AvailabilityZone",
          "InstanceType",
          "HealthStatus",
          "LifecycleState",
          "ProtectedFromScaleIn",
          "LaunchConfigurationName",
          "LaunchTemplateVersion",
          "age",
          "spot",
          "count");

  private static final String NAME = "AutoScalingGroupName";
  private static final String MAX = "MaxSize";
  private static final int USUAL_MAX = 10;

  private final Members members;
  private final String name;
  private final Calls calls;

  SeedGroup(Members members, Calls calls) {
    this.members = members;
    this.name =
        members
            .text(NAME)
            .orElseThrow(() -> new SeedException(members.at(NAME), "this is missing."));
    this.calls = calls;
  }

  /** One instance, or several of a kind. */
  record Planted(Planting.Wish wish, String where) {}

  /** The instances of any group. */
  static List<Planted> instances(Members group) {
    List<Planted> instances = new ArrayList<>();
    for (Members each : group.objects(INSTANCES)) {
      long count = each.number("count").orElse(1L);
      for (int i = 0; i < count; i++) {
        instances.add(new Planted(wish(each), each.where()));
      }
    }
    return instances;
  }

  static void plant(Tx tx, String groupName, List<Planted> instances) {
    for (Planted each : instances) {
      Planting.plant(tx, groupName, each.wish())
          .ifPresent(
              why -> {
                throw new SeedException(each.where(), "this instance " + why + ".");
              });
    }
    Planting.settle(tx, groupName);
  }

  void apply(Tx tx) {
    List<Planted> instances = instances(members);
    calls.perform(tx, "CreateAutoScalingGroup", creation(tx, instances), members.where());
    suspend(tx);
    plant(tx, name, instances);
    nested(tx, POLICIES, "PutScalingPolicy");
    nested(tx, ACTIONS, "PutScheduledUpdateGroupAction");
  }

  private ObjectNode creation(Tx tx, List<Planted> instances) {
    ObjectNode input = ((ObjectNode) members.object()).deepCopy();
    input.remove(OURS);
    long counted = instances.stream().filter(each -> !each.wish().standby()).count();
    if (!input.has("MinSize")) {
      input.put("MinSize", 0);
    }
    if (!input.has(MAX)) {
      input.put(MAX, Math.max(counted, USUAL_MAX));
    }
    if (!input.has("DesiredCapacity") && !instances.isEmpty()) {
      input.put("DesiredCapacity", counted);
    }
    if (!input.has("LaunchTemplate")
        && !input.has("LaunchConfigurationName")
        && !input.has("MixedInstancesPolicy")) {
      input.putObject("LaunchTemplate").put("LaunchTemplateName", name);
    }
    if (!input.has("AvailabilityZones")
        && !input.has("AvailabilityZoneIds")
        && !input.has("VPCZoneIdentifier")) {
      ArrayNode zones = input.putArray("AvailabilityZones");
      zones(tx, instances).forEach(zones::add);
    }
    return input;
  }

  /** Those of its instances, or the first three of the region. */
  private static List<String> zones(Tx tx, List<Planted> instances) {
    TreeSet<String> zones = new TreeSet<>();
    instances.forEach(each -> each.wish().zone().ifPresent(zones::add));
    String region = tx.scope().region();
    return zones.isEmpty() ? List.of(region + "a", region + "b", region + "c") : List.copyOf(zones);
  }

  private void suspend(Tx tx) {
    if (members.has(SUSPENDED)) {
      ObjectNode input = ((ObjectNode) members.object()).objectNode();
      input.put(NAME, name);
      input.set("ScalingProcesses", members.object().get(SUSPENDED));
      calls.perform(tx, "SuspendProcesses", input, members.at(SUSPENDED));
    }
  }

  private void nested(Tx tx, String list, String action) {
    for (Members each : members.objects(list)) {
      ObjectNode input = ((ObjectNode) each.object()).deepCopy();
      input.put(NAME, name);
      calls.perform(tx, action, input, each.where());
    }
  }

  private static Planting.Wish wish(Members instance) {
    instance.allow(OF_INSTANCE);
    return new Planting.Wish(
        instance.text("InstanceId"),
        instance.text("AvailabilityZone"),
        instance.text("InstanceType"),
        instance.flag("spot"),
        instance.number("LaunchTemplateVersion"),
        instance.text("LaunchConfigurationName"),
        age(instance),
        choice(instance, "HealthStatus", "Healthy", "Unhealthy").isEmpty(),
        instance.flag("ProtectedFromScaleIn"),
        choice(instance, "LifecycleState", "InService", "Standby").isPresent());
  }

  /** The other one of two, if it is that. */
  private static Optional<String> choice(
      Members instance, String member, String usual, String other) {
    Optional<String> given = instance.text(member);
    if (given.filter(text -> !text.equals(usual) && !text.equals(other)).isPresent()) {
      throw new SeedException(
          instance.at(member), "this has to be %s or %s.".formatted(usual, other));
    }
    return given.filter(other::equals);
  }

  private static Duration age(Members instance) {
    try {
      Duration age = instance.text("age").map(Duration::parse).orElse(Duration.ZERO);
      if (!age.isNegative()) {
        return age;
      }
    } catch (DateTimeException none) {
      // what it must be is said below
    }
    throw new SeedException(
        instance.at("age"), "this has to be a duration such as PT5H or P2D, and not negative.");
  }
}
