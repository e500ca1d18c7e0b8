package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/**
 * The first thing that a user pastes: a group from its creation to its end, in nine calls a minute
 * apart. With {@code -Dscenario.endpoint=http://127.0.0.1:4566} it goes through an emulator that
 * runs there, such as one in a container, and may forget what it has.
 */
class SeedScenarioTest {
  private static final String GROUP = "my-asg";
  private static final String LAUNCHING = "Launching a new EC2 instance: ";
  private static final String TERMINATING = "Terminating EC2 instance: ";

  private Sandbox sandbox;
  private AutoScalingClient client;

  @BeforeEach
  void start() {
    String elsewhere = System.getProperty("scenario.endpoint");
    sandbox = elsewhere == null ? Sandbox.start() : Sandbox.at(URI.create(elsewhere));
    client = sandbox.client();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void nineLinesAnswerAsTheServiceWould() {
    List<Instance> five = createsAGroupOfFive();
    changesItsTerminationPolicies();
    String guarded = protectsOne(five);
    showsWhoIsProtected(five, guarded);
    shrinksToTwo(five, guarded);
    listsWhatHappened(five);
    String replacement = terminatesOneWithReplacement(guarded);
    refusesToGoBelowTheMinimum(replacement);
    deletesTheGroupWithAllThatIsInIt();
  }

  private List<Instance> createsAGroupOfFive() {
    client.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName(GROUP)
                .launchTemplate(template -> template.launchTemplateId("lt-0123456789abcdef0"))
                .minSize(2)
                .maxSize(10)
                .desiredCapacity(5)
                .vpcZoneIdentifier("subnet-12345678,subnet-87654321")
                .terminationPolicies("OldestLaunchConfiguration", "ClosestToNextInstanceHour"));

    AutoScalingGroup group = sandbox.group(GROUP);
    assertThat(group.minSize()).isEqualTo(2);
    assertThat(group.maxSize()).isEqualTo(10);
    assertThat(group.desiredCapacity()).isEqualTo(5);
    assertThat(group.vpcZoneIdentifier()).isEqualTo("subnet-12345678,subnet-87654321");
    assertThat(group.availabilityZones()).hasSize(2);
    assertThat(group.launchTemplate().launchTemplateId()).isEqualTo("lt-0123456789abcdef0");
    assertThat(group.createdTime()).isEqualTo(Sandbox.START);
    assertThat(group.terminationPolicies())
        .containsExactly("OldestLaunchConfiguration", "ClosestToNextInstanceHour");
    assertThat(group.instances())
        .hasSize(5)
        .allSatisfy(
            instance -> {
              assertThat(instance.lifecycleState()).isEqualTo(LifecycleState.IN_SERVICE);
              assertThat(instance.healthStatus()).isEqualTo("Healthy");
              assertThat(instance.protectedFromScaleIn()).isFalse();
              assertThat(instance.launchTemplate().version()).isEqualTo("1");
            });
    assertThat(perZone(group)).containsExactlyInAnyOrder(2L, 3L);
    assertThat(sandbox.activities(GROUP))
        .hasSize(5)
        .allSatisfy(
            activity ->
                assertEnded(
                    activity,
                    Sandbox.START,
                    "At 2026-03-02T10:00:00Z a user request created an AutoScalingGroup changing the"
                        + " desired capacity from 0 to 5.  At 2026-03-02T10:00:00Z an instance was"
                        + " started in response to a difference between desired and actual capacity,"
                        + " increasing the capacity from 0 to 5."))
        .extracting(Activity::description)
        .containsExactlyInAnyOrderElementsOf(
            sandbox.ids(GROUP).stream().map(LAUNCHING::concat).toList());
    return group.instances();
  }

  private void changesItsTerminationPolicies() {
    sandbox.advance(Duration.ofMinutes(1));

    client.updateAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName(GROUP)
                .terminationPolicies(
                    "AllocationStrategy",
                    "OldestLaunchConfiguration",
                    "ClosestToNextInstanceHour"));

    AutoScalingGroup group = sandbox.group(GROUP);
    assertThat(group.terminationPolicies())
        .containsExactly(
            "AllocationStrategy", "OldestLaunchConfiguration", "ClosestToNextInstanceHour");
    assertThat(group.desiredCapacity()).isEqualTo(5);
    assertThat(sandbox.activities(GROUP)).hasSize(5);
  }

  private String protectsOne(List<Instance> instances) {
    sandbox.advance(Duration.ofMinutes(1));
    String guarded = instances.get(0).instanceId();

    client.setInstanceProtection(
        request ->
            request.instanceIds(guarded).autoScalingGroupName(GROUP).protectedFromScaleIn(true));
    return guarded;
  }

  private void showsWhoIsProtected(List<Instance> instances, String guarded) {
    AutoScalingGroup group = sandbox.group(GROUP);

    assertThat(group.instances())
        .extracting(Instance::instanceId)
        .isEqualTo(instances.stream().map(Instance::instanceId).toList());
    assertThat(group.instances())
        .filteredOn(Instance::protectedFromScaleIn)
        .extracting(Instance::instanceId)
        .containsExactly(guarded);
    assertThat(group.desiredCapacity()).isEqualTo(5);
  }

  private void shrinksToTwo(List<Instance> five, String guarded) {
    sandbox.advance(Duration.ofMinutes(1));
    List<String> foretold = sandbox.control().preview(GROUP, 3);

    client.setDesiredCapacity(request -> request.autoScalingGroupName(GROUP).desiredCapacity(2));

    AutoScalingGroup group = sandbox.group(GROUP);
    assertThat(group.desiredCapacity()).isEqualTo(2);
    assertThat(group.instances())
        .hasSize(2)
        .extracting(Instance::instanceId)
        .contains(guarded)
        .doesNotContainAnyElementsOf(foretold)
        .isSubsetOf(five.stream().map(Instance::instanceId).toList());
    assertThat(perZone(group)).containsExactly(1L, 1L);
    assertThat(sandbox.control().decisions(GROUP)).containsExactly(foretold);
  }

  private void listsWhatHappened(List<Instance> five) {
    List<String> left = sandbox.ids(GROUP);
    List<String> gone =
        five.stream().map(Instance::instanceId).filter(id -> !left.contains(id)).toList();

    List<Activity> activities = sandbox.activities(GROUP);

    assertThat(activities).hasSize(8);
    assertThat(activities.subList(0, 3))
        .allSatisfy(
            activity -> {
              assertThat(activity.cause())
                  .startsWith(
                      "At 2026-03-02T10:03:00Z a user request explicitly set group desired capacity"
                          + " changing the desired capacity from 5 to 2.  At 2026-03-02T10:03:00Z an"
                          + " instance was taken out of service in response to a difference between"
                          + " desired and actual capacity, shrinking the capacity from 5 to 2.  ");
              assertThat(gone)
                  .allSatisfy(
                      id ->
                          assertThat(activity.cause())
                              .containsOnlyOnce(
                                  "At 2026-03-02T10:03:00Z instance "
                                      + id
                                      + " was selected for termination."));
              assertEnded(activity, Sandbox.START.plusSeconds(180), activity.cause());
            })
        .extracting(Activity::description)
        .containsExactlyInAnyOrderElementsOf(gone.stream().map(TERMINATING::concat).toList());
    assertThat(activities.subList(3, 8))
        .extracting(Activity::description)
        .allSatisfy(description -> assertThat(description).startsWith(LAUNCHING));
  }

  private String terminatesOneWithReplacement(String guarded) {
    sandbox.advance(Duration.ofMinutes(1));
    List<String> before = sandbox.ids(GROUP);
    Instance leaving =
        sandbox.instances(GROUP).stream()
            .filter(instance -> instance.instanceId().equals(guarded))
            .findFirst()
            .orElseThrow();

    // Protection is from scale-in, not from its owner.
    Activity answer =
        client
            .terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(guarded).shouldDecrementDesiredCapacity(false))
            .activity();

    assertThat(answer.statusCode()).isEqualTo(ScalingActivityStatusCode.IN_PROGRESS);
    assertThat(answer.progress()).isZero();
    assertThat(answer.endTime()).isNull();
    assertThat(answer.description()).isEqualTo(TERMINATING + guarded);
    assertThat(answer.cause())
        .isEqualTo(
            "At 2026-03-02T10:04:00Z instance "
                + guarded
                + " was taken out of service in response to a user request.");
    assertThat(answer.details())
        .matches(
            "\\{\"Subnet ID\":\"subnet-(12345678|87654321)\",\"Availability Zone\":\""
                + leaving.availabilityZone()
                + "\"}");
    assertThat(sandbox.group(GROUP).desiredCapacity()).isEqualTo(2);
    List<String> after = sandbox.ids(GROUP);
    assertThat(after).hasSize(2).doesNotContain(guarded);
    List<Activity> newest = sandbox.activities(GROUP).subList(0, 2);
    String replacement =
        after.stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
    assertThat(newest)
        .extracting(Activity::description)
        .containsExactly(LAUNCHING + replacement, TERMINATING + guarded);
    assertEnded(
        newest.get(0),
        Sandbox.START.plusSeconds(240),
        "At 2026-03-02T10:04:00Z an instance was started in response to a difference between desired"
            + " and actual capacity, increasing the capacity from 1 to 2.");
    assertThat(newest.get(1).activityId()).isEqualTo(answer.activityId());
    assertEnded(newest.get(1), Sandbox.START.plusSeconds(240), answer.cause());
    return replacement;
  }

  private void refusesToGoBelowTheMinimum(String instanceId) {
    AutoScalingGroup before = sandbox.group(GROUP);

    AutoScalingException refusal =
        catchThrowableOfType(
            AutoScalingException.class,
            () ->
                client.terminateInstanceInAutoScalingGroup(
                    request ->
                        request.instanceId(instanceId).shouldDecrementDesiredCapacity(true)));

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
    assertThat(refusal.awsErrorDetails().errorMessage())
        .isEqualTo(
            "Currently, desiredSize equals minSize (2). Terminating instance without replacement"
                + " will violate group's min size constraint. Either set"
                + " shouldDecrementDesiredCapacity flag to false or lower group's min size.");
    assertThat(sandbox.group(GROUP)).isEqualTo(before);
    assertThat(sandbox.activities(GROUP)).hasSize(10);
  }

  private void deletesTheGroupWithAllThatIsInIt() {
    client.deleteAutoScalingGroup(request -> request.autoScalingGroupName(GROUP).forceDelete(true));

    assertThat(client.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    assertThat(client.describeAutoScalingInstances().autoScalingInstances()).isEmpty();
    assertThat(client.describeScalingActivities().activities()).isEmpty();
    assertThat(
            client
                .describeScalingActivities(
                    request -> request.autoScalingGroupName(GROUP).includeDeletedGroups(true))
                .activities())
        .hasSize(12)
        .allSatisfy(
            activity -> {
              assertThat(activity.statusCode()).isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);
              assertThat(activity.autoScalingGroupState()).isEqualTo("Deleted");
              assertThat(activity.autoScalingGroupARN())
                  .startsWith("arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:")
                  .endsWith(":autoScalingGroupName/my-asg");
            });
  }

  private static List<Long> perZone(AutoScalingGroup group) {
    return group.availabilityZones().stream()
        .map(
            zone ->
                group.instances().stream()
                    .filter(instance -> instance.availabilityZone().equals(zone))
                    .count())
        .toList();
  }

  private static void assertEnded(Activity activity, Instant at, String cause) {
    assertThat(activity.statusCode()).isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);
    assertThat(activity.progress()).isEqualTo(100);
    assertThat(activity.statusMessage()).isNull();
    assertThat(activity.autoScalingGroupName()).isEqualTo(GROUP);
    assertThat(activity.startTime()).isEqualTo(at);
    assertThat(activity.endTime()).isEqualTo(at);
    assertThat(activity.cause()).isEqualTo(cause);
    assertThat(activity.details())
        .startsWith("{\"Subnet ID\":\"subnet-")
        .contains("\"Availability Zone\":\"us-east-1");
    assertThat(activity.autoScalingGroupState()).isNull();
  }
}
