package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.fleet.ZonalShifts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a group does while traffic is shifted away from one of its zones (scale-in.md 2.4). */
class ZonalShiftTest {
  private static final String FOLLOWS = "AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=true";
  private static final String BEHAVIOR =
      "AvailabilityZoneImpairmentPolicy.ImpairedZoneHealthCheckBehavior=";

  private final Scenario aws = Scenario.instant();

  @Test
  void launchesGoToTheOtherZones() {
    aws.create("g", 0, 9, 3, FOLLOWS);
    shift("a");

    aws.desire("g", 7);

    assertThat(zones()).isEqualTo(Map.of("a", 1, "b", 3, "c", 3));
  }

  @Test
  void whatIsTerminatedInTheZoneIsReplacedElsewhere() {
    aws.create("g", 0, 9, 6, FOLLOWS);
    shift("a");

    aws.terminate(in("a").get(0), false);

    assertThat(zones()).containsEntry("a", 1);
    assertThat(aws.ids("g")).hasSize(6);
  }

  @Test
  void rebalancingTowardTheZoneWaitsForTheEndOfTheShift() {
    aws.create("g", 0, 9, 6, FOLLOWS);
    shift("a");
    for (String id : in("a")) {
      aws.terminate(id, false);
    }
    assertThat(zones()).isEqualTo(Map.of("b", 3, "c", 3));

    shiftBack("a");

    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2, "c", 2));
  }

  @Test
  void theOtherZonesAreBalancedMeanwhile() {
    aws.create("g", 0, 9, 9, FOLLOWS);
    shift("a");
    for (String id : in("b")) {
      aws.terminate(id, true);
    }

    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2, "c", 2));
  }

  @Test
  void aGroupThatDoesNotFollowGoesOnAsBefore() {
    aws.create("g", 0, 9, 3);
    shift("a");

    aws.desire("g", 6);

    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2, "c", 2));
  }

  @Test
  void aGroupCanFollowFromLaterOn() {
    aws.create("g", 0, 9, 3);
    shift("a");

    aws.update("g", FOLLOWS, "DesiredCapacity=5");

    assertThat(zones()).isEqualTo(Map.of("a", 1, "b", 2, "c", 2));
  }

  @Test
  void unhealthyInstancesInTheZoneAreLeftAloneUntilTheShiftEnds() {
    aws.create("g", 0, 9, 3, FOLLOWS);
    String inA = in("a").get(0);
    String inB = in("b").get(0);
    shift("a");

    markUnhealthy(inA);
    markUnhealthy(inB);
    assertThat(aws.ids("g")).hasSize(3).contains(inA).doesNotContain(inB);

    shiftBack("a");
    assertThat(aws.ids("g")).hasSize(3).doesNotContain(inA);
    assertThat(zones()).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
  }

  @Test
  void unhealthyInstancesInTheZoneAreReplacedElsewhereIfTheGroupSaysSo() {
    aws.create("g", 0, 9, 3, FOLLOWS, BEHAVIOR + "ReplaceUnhealthy");
    String inA = in("a").get(0);
    shift("a");

    markUnhealthy(inA);

    assertThat(aws.ids("g")).hasSize(3).doesNotContain(inA);
    assertThat(zones()).doesNotContainKey("a");
  }

  @Test
  void e71ScalingPoliciesCannotLowerTheDesiredCapacityDuringTheShift() {
    aws.create("g", 0, 9, 6, FOLLOWS);
    aws.create("elsewhere", 0, 9, 6, FOLLOWS, "AvailabilityZones[]=us-east-1b,us-east-1c");
    aws.create("indifferent", 0, 9, 6);
    assertThat(holdsDesired("g")).isFalse();

    shift("a");
    assertThat(holdsDesired("g")).isTrue();
    assertThat(holdsDesired("elsewhere")).isFalse();
    assertThat(holdsDesired("indifferent")).isFalse();

    shiftBack("a");
    assertThat(holdsDesired("g")).isFalse();
  }

  @Test
  void aUserCanLowerItAndTheFullestZoneLosesFirstAsEver() {
    aws.create("g", 0, 9, 6, FOLLOWS);
    shift("a");

    aws.desire("g", 3);

    assertThat(zones()).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
  }

  @Test
  void whenTrafficIsShiftedAwayFromAllZonesTheyAreEqualAgain() {
    aws.create("g", 0, 9, 0, FOLLOWS);
    shift("a");
    shift("b");
    shift("c");

    aws.desire("g", 3);

    assertThat(zones()).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
  }

  @Test
  void shiftsAreOfOneAccountAndRegion() {
    shift("a");
    Scenario elsewhere = aws.as("999999999999", "us-east-1");
    elsewhere.create("g", 0, 9, 3, FOLLOWS);

    assertThat(elsewhere.instances("g"))
        .extracting(each -> each.availabilityZone())
        .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
  }

  private void shift(String zone) {
    aws.run(tx -> assertThat(ZonalShifts.shift(tx, "us-east-1" + zone, true)).isTrue());
  }

  private void shiftBack(String zone) {
    aws.run(tx -> assertThat(ZonalShifts.shift(tx, "us-east-1" + zone, false)).isTrue());
  }

  private boolean holdsDesired(String group) {
    return aws.see(view -> ZonalShifts.holdsDesired(view, view.region().existing(group)));
  }

  private void markUnhealthy(String id) {
    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");
  }

  private List<String> in(String zone) {
    return aws.instances("g").stream()
        .filter(each -> each.availabilityZone().endsWith(zone))
        .map(each -> each.instanceId())
        .toList();
  }

  private Map<String, Integer> zones() {
    return aws.instances("g").stream()
        .map(each -> each.availabilityZone().substring("us-east-1".length()))
        .collect(Collectors.toMap(each -> each, each -> 1, Integer::sum, TreeMap::new));
  }
}
