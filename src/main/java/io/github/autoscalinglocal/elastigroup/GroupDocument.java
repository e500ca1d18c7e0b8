package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.Preselection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group as Spot's API describes it. Whatever nobody here reads is kept and shown as it was given.
 *
 * @param node the object itself, not to be changed
 */
record GroupDocument(ObjectNode node) {
  private static final String PATH = "body:group";
  private static final String REGION = "region";
  private static final List<String> ORIENTATIONS =
      List.of(
          "balanced", "costOriented", "availabilityOriented", "cheapest", "equalAzDistribution");
  private static final String EQUAL_ZONES = "equalAzDistribution";
  private static final String NEWEST = "newestInstance";

  /**
   * What clients send. The description calls 0 the default, which a group that says nothing of
   * on-demand instances can hardly want.
   */
  private static final int ALL_ON_SPOT = 100;

  /** As described, of which a small program sends none but name and capacity. */
  static GroupDocument created(Member body, String homeRegion) {
    Member group = body.object("group");
    if (!body.has("group")) {
      throw body.missing("group");
    }
    ObjectNode node = ((ObjectNode) group.node()).deepCopy();
    if (!node.hasNonNull(REGION)) {
      node.put(REGION, homeRegion);
    }
    return new GroupDocument(node).checked();
  }

  /** With what an update changes. */
  GroupDocument updated(Member body) {
    Member patch = body.object("group");
    if (!body.has("group")) {
      throw body.missing("group");
    }
    patch
        .text(REGION)
        .filter(region -> !region.equals(region()))
        .ifPresent(
            region -> {
              throw patch.invalid(REGION, "cannot be changed");
            });
    return new GroupDocument(Json.merged(node, (ObjectNode) patch.node())).checked();
  }

  /** With the capacity that the group has by now. */
  GroupDocument withCapacity(Capacity capacity) {
    ObjectNode copy = node.deepCopy();
    copy.withObject("/capacity")
        .put("minimum", capacity.min())
        .put("maximum", capacity.max())
        .put("target", capacity.desired());
    return new GroupDocument(copy);
  }

  /** All sections are looked at, so that nothing is stored that cannot be read. */
  private GroupDocument checked() {
    if (name().isBlank()) {
      throw group().missing("name");
    }
    if (!region().chars().allMatch(each -> each == '-' || Character.isLetterOrDigit(each))) {
      throw group().invalid(REGION, "must be the name of a region");
    }
    if (!group().has("capacity")) {
      throw group().missing("capacity");
    }
    ObjectNode complete = node.deepCopy();
    Bounds bounds = Bounds.of(group().object("capacity"));
    ObjectNode capacity = complete.withObject("/capacity");
    capacity
        .put("minimum", bounds.minimum())
        .put("maximum", bounds.maximum())
        .put("target", bounds.target());
    if (!capacity.hasNonNull("unit")) {
      capacity.put("unit", "instance");
    }
    return new GroupDocument(complete);
  }

  /** The sizes of a group, which fit each other. */
  record Bounds(int minimum, int maximum, int target) {
    static Bounds of(Member capacity) {
      capacity.word("unit", List.of("instance", "weight"));
      int target =
          capacity
              .integer("target", 0, Integer.MAX_VALUE)
              .orElseThrow(() -> capacity.missing("target"));
      int minimum = capacity.integer("minimum", 0, target).orElse(0);
      int maximum = capacity.integer("maximum", target, Integer.MAX_VALUE).orElse(target);
      return new Bounds(minimum, maximum, target);
    }
  }

  Member group() {
    return new Member(node, PATH);
  }

  private Member strategy() {
    return group().object("strategy");
  }

  private Member compute() {
    return group().object("compute");
  }

  Member launch() {
    return compute().object("launchSpecification");
  }

  String name() {
    return group().text("name").orElseThrow(() -> group().missing("name"));
  }

  String region() {
    return group().text(REGION).orElseThrow(() -> group().missing(REGION));
  }

  Bounds bounds() {
    return Bounds.of(group().object("capacity"));
  }

  String product() {
    return compute().text("product").orElse("Linux/UNIX");
  }

  String terminationPolicy() {
    return strategy()
            .object("scalingStrategy")
            .word("terminationPolicy", List.of("default", NEWEST))
            .filter(NEWEST::equals)
            .isPresent()
        ? "Elastigroup:NewestInstances"
        : "Elastigroup:Default";
  }

  String orientation() {
    return strategy().word("availabilityVsCost", ORIENTATIONS).orElse("balanced");
  }

  /** What comes before the score. */
  Preselection preselection() {
    return orientation().equals(EQUAL_ZONES) ? Preselection.ZONES : Preselection.NONE;
  }

  /** How many are on-demand in any case. */
  Optional<Integer> onDemandCount() {
    return strategy().integer("onDemandCount", 0, Integer.MAX_VALUE);
  }

  /** How much of the rest is on spot; a count of on-demand instances leaves all of it. */
  int spotPercentage() {
    int risk = strategy().integer("risk", 0, 100).orElse(ALL_ON_SPOT);
    return onDemandCount().isPresent() ? ALL_ON_SPOT : risk;
  }

  /** Of each purchase option at least one. Preferred spot types come first. */
  LaunchSource.Types types() {
    Member types = compute().object("instanceTypes");
    Optional<String> given = types.text("ondemand");
    List<String> spot =
        Stream.concat(types.texts("preferredSpot").stream(), types.texts("spot").stream())
            .distinct()
            .toList();
    String onDemand = given.or(() -> spot.stream().findFirst()).orElse(Images.UNKNOWN_TYPE);
    return new LaunchSource.Types(List.of(onDemand), spot.isEmpty() ? List.of(onDemand) : spot);
  }

  boolean prefersSpotTypes() {
    return !compute().object("instanceTypes").texts("preferredSpot").isEmpty();
  }

  /** What an instance of a type counts, where capacity is counted in weights. */
  Optional<Integer> weight(String type) {
    return group().object("capacity").text("unit").filter("weight"::equals).isEmpty()
        ? Optional.empty()
        : compute().object("instanceTypes").objects("weights").stream()
            .filter(each -> each.text("instanceType").filter(type::equals).isPresent())
            .findFirst()
            .flatMap(each -> each.integer("weightedCapacity", 1, 999))
            .or(() -> Optional.of(1));
  }

  /** A zone, with the subnets that are named for it. */
  record Zone(String name, List<String> subnets) {}

  List<Zone> zones() {
    List<Zone> zones = compute().objects("availabilityZones").stream().map(this::zone).toList();
    return zones.isEmpty() ? List.of(new Zone(region() + "a", List.of())) : zones;
  }

  private Zone zone(Member zone) {
    List<String> subnets = zone.texts("subnetIds");
    return new Zone(
        zone.text("name").orElseThrow(() -> zone.missing("name")),
        subnets.isEmpty() ? zone.text("subnetId").stream().toList() : subnets);
  }

  boolean namesZones() {
    return !compute().objects("availabilityZones").isEmpty();
  }

  /** Subnets for all zones together. */
  List<String> subnets() {
    return compute().texts("subnetIds");
  }
}
