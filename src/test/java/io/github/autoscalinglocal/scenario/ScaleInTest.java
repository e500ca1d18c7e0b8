package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who goes when a group shrinks, from the call to the last activity. Numbers are those of the
 * worked examples.
 */
class ScaleInTest {
  private final Scenario aws =
      Scenario.with(Options.DEFAULT, Instant.parse("2026-03-02T05:00:00Z"));

  @Test
  void e11OnlyTheUnprotectedOneGoesAndTheShortfallIsRecorded() {
    group("Default");
    String i1 = launch("a", "06:00");
    String i2 = launch("b", "07:00");
    String i3 = launch("a", "08:00");
    String i4 = launch("b", "09:00");
    aws.protect("g", i1, i2, i3);

    desire(1);

    assertThat(aws.ids("g")).containsExactly(i1, i2, i3);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(gone()).containsExactly(i4);
    assertThat(cancelled()).hasSize(1);
  }

  @Test
  void e12NobodyGoesWhenAllAreProtected() {
    group("Default");
    String i1 = launch("a", "06:00");
    String i2 = launch("b", "07:00");
    aws.protect("g", i1, i2);

    desire(1);

    assertThat(aws.ids("g")).containsExactly(i1, i2);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(gone()).isEmpty();
    assertThat(cancelled()).hasSize(1);
  }

  @Test
  void theShortfallIsRecordedOnceForEachWish() {
    group("Default");
    aws.protect("g", launch("a", "06:00"), launch("b", "07:00"), launch("c", "08:00"));

    desire(2);
    aws.update("g", "DefaultCooldown=1");
    aws.advance(Duration.ofHours(1));
    assertThat(cancelled()).hasSize(1);

    desire(1);
    assertThat(cancelled()).hasSize(2);

    desire(3);
    assertThat(cancelled()).hasSize(2);
  }

  @Test
  void e15ProtectionDoesNotHoldBackAReplacement() {
    group("Default");
    String i1 = launch("a", "06:00");
    String i2 = launch("a", "07:00");
    aws.protect("g", i1);

    aws.call("SetInstanceHealth", "InstanceId=" + i1, "HealthStatus=Unhealthy");

    assertThat(aws.ids("g")).hasSize(2).contains(i2).doesNotContain(i1);
  }

  @Test
  void e17StandbyInstancesNeitherCountNorGo() {
    group("OldestInstance");
    String i1 = launch("a", "06:00");
    String i2 = launch("a", "07:00");
    String i3 = launch("b", "08:00");
    String i4 = launch("b", "09:00");
    aws.move("g", i1, Lifecycle.STANDBY);
    desire(3);

    desire(2);

    assertThat(gone()).containsExactly(i3);
    assertThat(aws.ids("g")).containsExactly(i1, i2, i4);
    assertThat(excluded()).containsEntry(i1, "standby");
  }

  @Test
  void e18AScaleInGoesOnByItselfOnceProtectionIsLifted() {
    group("OldestInstance");
    String i1 = launch("a", "06:00");
    String i2 = launch("a", "07:00");
    aws.protect("g", i1);

    desire(0);
    assertThat(aws.ids("g")).containsExactly(i1);

    aws.call(
        "SetInstanceProtection",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + i1,
        "ProtectedFromScaleIn=false");

    assertThat(gone()).containsExactly(i2, i1);
    assertThat(aws.ids("g")).isEmpty();
  }

  @ParameterizedTest(name = "{0}, then {1}: loses {2}")
  @CsvSource({
    "Default, OldestInstance, i2",
    "NewestInstance, OldestInstance, i2",
    "OldestInstance, NewestInstance, i4"
  })
  void policiesCanBeChangedUntilTheMoment(String first, String then, String victim) {
    group(first);
    Map<String, String> ids = new TreeMap<>();
    ids.put("i1", launch("a", "06:10"));
    ids.put("i2", launch("b", "06:20"));
    ids.put("i3", launch("b", "06:30"));
    ids.put("i4", launch("b", "06:40"));

    aws.update("g", "TerminationPolicies[]=" + then);
    desire(3);

    assertThat(gone()).containsExactly(ids.get(victim));
  }

  @Test
  void ofFiveOfWhichThreeAreProtectedTheOtherTwoGo() {
    aws.create("g", 0, 9, 5);
    List<String> ids = aws.ids("g");
    aws.protect("g", ids.get(0), ids.get(2), ids.get(4));

    desire(3);

    assertThat(aws.ids("g")).containsExactlyInAnyOrder(ids.get(0), ids.get(2), ids.get(4));
    assertThat(cancelled()).isEmpty();
    assertThat(aws.instances("g")).allMatch(Instance::protectedFromScaleIn);
  }

  @ParameterizedTest(name = "{0} in {1}: {2} old ones stay")
  @CsvSource({
    "Default, a, 0",
    "OldestLaunchConfiguration, a, 0",
    "NewestInstance, a, 5",
    "Default, abcde, 0",
    "OldestLaunchConfiguration, abcde, 0",
    "NewestInstance, abcde, 5"
  })
  void aRollingDeploymentKeepsWhomThePolicyLikes(String policy, String zones, int oldOnes) {
    aws.call("CreateLaunchConfiguration", configuration("old"));
    aws.create(
        "g",
        0,
        10,
        5,
        "AvailabilityZones[]=" + String.join(",", zones(zones)),
        "TerminationPolicies[]=" + policy,
        "LaunchConfigurationName=old");
    aws.advance(Duration.ofMinutes(10));
    aws.call("CreateLaunchConfiguration", configuration("new"));
    aws.update("g", "LaunchConfigurationName=new", "DesiredCapacity=10");
    aws.advance(Duration.ofMinutes(10));

    desire(5);

    assertThat(aws.instances("g"))
        .hasSize(5)
        .filteredOn(each -> each.launchConfigurationName().equals("old"))
        .hasSize(oldOnes);
  }

  /** E22 to E24: the balance of zones comes before every policy. */
  @ParameterizedTest(name = "{0}: a {1} old {2} new, b {3} old {4} new: {5} old ones stay")
  @CsvSource({
    "Default, 1, 4, 4, 1, 1",
    "OldestLaunchTemplate, 1, 4, 4, 1, 1",
    "Default, 3, 2, 2, 3, 0",
    "NewestInstance, 3, 2, 2, 3, 5",
    "NewestInstance, 1, 4, 4, 1, 4"
  })
  void aRollingDeploymentBalancesItsZonesFirst(
      String policy, int oldInA, int newInA, int oldInB, int newInB, int oldOnes) {
    group(policy);
    times(oldInA, "a");
    times(oldInB, "b");
    aws.update("g", "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=2");
    times(newInA, "a");
    times(newInB, "b");

    aws.update("g", "AvailabilityZones[]=us-east-1a,us-east-1b", "DesiredCapacity=5");

    assertThat(aws.instances("g"))
        .hasSize(5)
        .filteredOn(each -> each.launchTemplate().version().equals("1"))
        .hasSize(oldOnes);
    assertThat(
            aws.instances("g").stream()
                .filter(each -> each.availabilityZone().equals("us-east-1a"))
                .count())
        .isBetween(2L, 3L);
  }

  @ParameterizedTest(name = "at {0} the one of {1} goes")
  @CsvSource({
    "10:55:00, 10:00",
    "10:59:59, 10:00",
    "11:00:00, 10:05",
    "11:00:01, 10:05",
    "11:04:59, 10:05",
    "11:05:00, 10:10",
    "11:05:01, 10:10",
    "11:10:00, 10:00",
    "11:10:01, 10:00"
  })
  void theOneClosestToItsNextInstanceHourGoes(String now, String victim) {
    group("Default");
    Map<String, String> ids = new TreeMap<>();
    for (String time : List.of("10:00", "10:05", "10:10")) {
      ids.put(time, launch("a", time));
    }
    aws.advanceTo(now);

    desire(2);

    assertThat(gone()).containsExactly(ids.get(victim));
  }

  @Test
  void e62AScaleInWaitsForTheTerminateProcess() {
    aws.create("g", 0, 9, 5);
    suspend("Terminate");

    desire(3);
    assertThat(aws.instances("g")).hasSize(5);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(3);
    assertThat(gone()).isEmpty();
    assertThat(cancelled()).isEmpty();

    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Terminate");
    assertThat(aws.instances("g")).hasSize(3);
  }

  @Test
  void e63TheTerminateCallDoesNotAskTheTerminateProcess() {
    aws.create("g", 0, 9, 2);
    String i1 = aws.ids("g").get(0);
    suspend("Terminate");

    aws.terminate(i1, true);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(i1);
  }

  @Test
  void aGroupThatLosesAZoneLosesItsInstancesThereFirst() {
    group("OldestInstance");
    String i1 = launch("a", "06:00");
    launch("a", "07:00");
    String i3 = launch("b", "08:00");
    aws.update("g", "AvailabilityZones[]=us-east-1a");

    desire(2);
    desire(1);

    assertThat(gone()).containsExactly(i3, i1);
  }

  @Test
  void aScaleInNamesEveryVictimInEveryCause() {
    aws.create("g", 0, 9, 4);
    List<String> before = aws.ids("g");
    aws.advanceTo("12:34:56");

    desire(1);

    List<String> victims =
        aws.decisions().get(0).victims().stream().map(Explanation.Victim::instanceId).toList();
    assertThat(victims).hasSize(3).isSubsetOf(before);
    String at = "At 2026-03-02T12:34:56Z ";
    String cause =
        at
            + "a user request explicitly set group desired capacity changing the desired capacity"
            + " from 4 to 1.  "
            + at
            + "an instance was taken out of service in response to a difference between desired"
            + " and actual capacity, shrinking the capacity from 4 to 1."
            + victims.stream()
                .map(id -> "  " + at + "instance " + id + " was selected for termination.")
                .collect(Collectors.joining());
    assertThat(aws.activities("g").subList(0, 3)).extracting(Activity::cause).containsOnly(cause);
    assertThat(gone()).containsExactlyInAnyOrderElementsOf(victims);
  }

  @Test
  void everyDecisionIsKeptWithItsReasons() {
    group("OldestInstance");
    String i1 = launch("a", "06:00");
    launch("a", "07:00");
    launch("b", "08:00");

    desire(2);

    Explanation decision = aws.decisions().get(0);
    assertThat(decision.group()).isEqualTo("g");
    assertThat(decision.at()).isEqualTo(aws.now());
    assertThat(decision.count()).isEqualTo(1);
    assertThat(decision.policies()).containsExactly("OldestInstance");
    assertThat(decision.victims())
        .containsExactly(new Explanation.Victim(i1, "us-east-1a", "OldestInstance"));
    assertThat(decision.steps())
        .extracting(Explanation.Step::rule)
        .containsExactly("zone", "OldestInstance");
  }

  // The stage: a group that grows by one instance at a time, where and when a test says.

  private void group(String policy) {
    aws.create("g", 0, 20, 0, "TerminationPolicies[]=" + policy);
    // What a scale-in chooses is the question here, and nobody is to move before or after it.
    suspend("AZRebalance");
  }

  private String launch(String zone, String time) {
    aws.advanceTo(time + ":00");
    return launch(zone);
  }

  private String launch(String zone) {
    List<String> before = aws.ids("g");
    aws.update(
        "g",
        "AvailabilityZones[]=us-east-1" + zone,
        "DesiredCapacity=" + (aws.group("g").desiredCapacity() + 1));
    List<String> launched = new ArrayList<>(aws.ids("g"));
    launched.removeAll(before);
    assertThat(launched).hasSize(1);
    aws.update("g", "AvailabilityZones[]=us-east-1a,us-east-1b,us-east-1c");
    return launched.get(0);
  }

  private void times(int count, String zone) {
    for (int i = 0; i < count; i++) {
      aws.advance(Duration.ofMinutes(7));
      launch(zone);
    }
  }

  private void desire(int desired) {
    aws.desire("g", desired);
  }

  private void suspend(String process) {
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }

  private static String[] configuration(String name) {
    return new String[] {
      "LaunchConfigurationName=" + name, "ImageId=ami-" + name, "InstanceType=m5.large"
    };
  }

  private static List<String> zones(String letters) {
    return letters.chars().mapToObj(letter -> "us-east-1" + (char) letter).toList();
  }

  /** The ids of those terminated, in the order of their activities. */
  private List<String> gone() {
    List<String> gone =
        new ArrayList<>(
            aws.activities("g").stream()
                .map(Activity::description)
                .filter(description -> description.startsWith("Terminating EC2 instance: "))
                .map(description -> description.substring(description.lastIndexOf(' ') + 1))
                .toList());
    Collections.reverse(gone);
    return gone;
  }

  private List<Activity> cancelled() {
    return aws.activities("g").stream()
        .filter(each -> each.statusCode() == ActivityStatus.Cancelled)
        .toList();
  }

  private Map<String, String> excluded() {
    return aws.decisions().get(0).excluded().stream()
        .collect(Collectors.toMap(Explanation.Excluded::instanceId, Explanation.Excluded::reason));
  }
}
