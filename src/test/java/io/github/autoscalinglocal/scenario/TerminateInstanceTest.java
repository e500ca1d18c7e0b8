package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TerminateInstanceInAutoScalingGroup, with and without a replacement. */
class TerminateInstanceTest {
  private Scenario aws = Scenario.instant();

  @Test
  void theAnswerIsTheActivityOfTheMoment() {
    aws.create("g", 0, 9, 2, "VPCZoneIdentifier=subnet-1");
    String id = aws.ids("g").get(0);

    Activity answer = aws.terminate(id, true);

    assertThat(Shown.of(answer).replace(id, "<id>"))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Terminating EC2 instance: <id>
            cause=At 2026-03-02T12:00:00Z instance <id> was taken out of service in response to a user request, shrinking the capacity from 2 to 1.
            startTime=2026-03-02T12:00:00Z
            statusCode=InProgress
            progress=0
            details={"Subnet ID":"subnet-1","Availability Zone":"us-east-1b"}
            """);
  }

  @Test
  void theNextDescriptionShowsHowItEnded() {
    aws.create("g", 0, 9, 2, "VPCZoneIdentifier=subnet-1");
    aws.advance(Duration.ofMillis(1_234));
    String id = aws.ids("g").get(0);

    Activity answer = aws.terminate(id, true);

    Activity ended = aws.activities("g").get(0);
    assertThat(ended.activityId()).isEqualTo(answer.activityId());
    assertThat(Shown.of(ended).replace(id, "<id>"))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Terminating EC2 instance: <id>
            cause=At 2026-03-02T12:00:01Z instance <id> was taken out of service in response to a user request, shrinking the capacity from 2 to 1.
            startTime=2026-03-02T12:00:01.234Z
            endTime=2026-03-02T12:00:01Z
            statusCode=Successful
            progress=100
            details={"Subnet ID":"subnet-1","Availability Zone":"us-east-1b"}
            """);
  }

  @Test
  void withADecrementNothingIsLaunched() {
    aws.create("g", 1, 9, 3);
    String id = aws.ids("g").get(0);

    aws.terminate(id, true);

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
    assertThat(aws.ids("g")).hasSize(2).doesNotContain(id);
  }

  @Test
  void e56WithoutADecrementAReplacementIsLaunched() {
    aws.create("g", 3, 3, 3);
    String id = aws.ids("g").get(0);

    Activity answer = aws.terminate(id, false);

    assertThat(answer.cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z instance "
                + id
                + " was taken out of service in response to a user request.");
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(3);
    assertThat(aws.ids("g")).hasSize(3).doesNotContain(id);
    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z an instance was started in response to a difference between"
                + " desired and actual capacity, increasing the capacity from 2 to 3.");
  }

  @Test
  void e55ADecrementStopsAtTheMinimum() {
    aws.create("g", 3, 9, 3);

    assertThat(refusal(aws.ids("g").get(0), true))
        .isEqualTo(
            "ValidationError: Currently, desiredSize equals minSize (3). Terminating instance"
                + " without replacement will violate group's min size constraint. Either set"
                + " shouldDecrementDesiredCapacity flag to false or lower group's min size.");
    assertThat(aws.instances("g")).hasSize(3);
  }

  @Test
  void e55TheDesiredCapacityCountsAndNotWhatThereIs() {
    aws.create("g", 1, 9, 2);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Terminate");
    aws.desire("g", 1);

    assertThat(aws.instances("g")).hasSize(2);
    assertThat(refusal(aws.ids("g").get(0), true))
        .startsWith("ValidationError: Currently, desiredSize equals minSize (1).");
  }

  @Test
  void e57ADecrementLeavesTheZonesToThemselves() {
    aws.create("g", 0, 9, 4, "AvailabilityZones[]=us-east-1a,us-east-1b");
    List<String> inA =
        aws.instances("g").stream()
            .filter(each -> each.availabilityZone().equals("us-east-1a"))
            .map(Instance::instanceId)
            .toList();

    inA.forEach(id -> aws.terminate(id, true));

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
    assertThat(aws.ids("g")).hasSize(2).doesNotContainAnyElementsOf(inA);
  }

  @Test
  void e69ProtectionDoesNotHoldItBack() {
    aws.create("g", 0, 9, 2, "NewInstancesProtectedFromScaleIn=true");
    String id = aws.ids("g").get(0);

    aws.terminate(id, true);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void weightsAreTakenOffTheDesiredCapacity() {
    aws.create(
        "g",
        2,
        20,
        9,
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=big",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.WeightedCapacity=3");

    Activity answer = aws.terminate(aws.ids("g").get(0), true);

    assertThat(answer.cause()).endsWith("shrinking the capacity from 9 to 6.");
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(6);
    assertThat(aws.instances("g")).hasSize(2);

    aws.terminate(aws.ids("g").get(0), true);

    assertThat(refusal(aws.ids("g").get(0), true)).contains("minSize (2)");
  }

  @Test
  void anInstanceThatNobodyKnowsIsNotFound() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.terminate(id, true);

    for (String unknown : List.of("i-1", id)) {
      assertThat(refusal(unknown, false))
          .isEqualTo(
              "ValidationError: Instance Id not found - No managed instance found for instance ID "
                  + unknown);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Lifecycle.class,
      names = {
        "PENDING",
        "PENDING_WAIT",
        "PENDING_PROCEED",
        "TERMINATING",
        "TERMINATING_WAIT",
        "TERMINATING_PROCEED",
        "DETACHING",
        "ENTERING_STANDBY"
      })
  void anInstanceThatAnActivityOwnsIsLeftToIt(Lifecycle state) {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.move("g", id, state);

    assertThat(refusal(id, false))
        .isEqualTo(
            "ScalingActivityInProgress: Scaling activity "
                + aws.activities("g").get(0).activityId()
                + " is in progress and blocks this action");
  }

  @Test
  void anInstanceThatIsBeingLaunchedIsLeftToItsLaunch() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(10));

    assertThat(refusal(aws.ids("g").get(0), true))
        .isEqualTo(
            "ScalingActivityInProgress: Scaling activity "
                + aws.activities("g").get(0).activityId()
                + " is in progress and blocks this action");
  }

  @Test
  void aTerminationIsNotBegunTwice() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 2);
    aws.settle();
    String id = aws.ids("g").get(0);
    Activity first = aws.terminate(id, false);

    assertThat(refusal(id, false))
        .isEqualTo(
            "ScalingActivityInProgress: Scaling activity "
                + first.activityId()
                + " is in progress and blocks this action");
  }

  @Test
  void aStandbyInstanceGoesAndNothingElseHappens() {
    aws.create("g", 0, 9, 2);
    List<String> ids = aws.ids("g");
    aws.move("g", ids.get(0), Lifecycle.STANDBY);
    aws.desire("g", 1);

    aws.terminate(ids.get(0), false);

    assertThat(aws.ids("g")).containsExactly(ids.get(1));
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
  }

  @Test
  void e64ADecrementForAStandbyInstanceCostsAnotherInstance() {
    aws.create("g", 1, 9, 3);
    List<String> ids = aws.ids("g");
    aws.move("g", ids.get(0), Lifecycle.STANDBY);
    aws.desire("g", 2);

    aws.terminate(ids.get(0), true);

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(ids.get(0));
  }

  @Test
  void aRetainedInstanceEndsByThisCall() {
    aws.create("g", 0, 9, 2);
    List<String> ids = aws.ids("g");
    aws.move("g", ids.get(0), Lifecycle.TERMINATING_RETAINED);
    aws.desire("g", 1);

    aws.terminate(ids.get(0), false);

    assertThat(aws.ids("g")).containsExactly(ids.get(1));
  }

  @Test
  void aRetainedInstanceHasNoPlaceInTheDesiredCapacityToGiveUp() {
    aws.create("g", 0, 9, 2);
    String id = aws.ids("g").get(0);
    aws.move("g", id, Lifecycle.TERMINATING_RETAINED);
    aws.desire("g", 1);

    assertThat(refusal(id, true)).startsWith("ValidationError: ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSuspendedTerminateProcessDoesNotHoldItBack(boolean decrement) {
    aws.create("g", 0, 9, 2);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Terminate");
    String id = aws.ids("g").get(0);

    aws.terminate(id, decrement);

    assertThat(aws.ids("g")).hasSize(decrement ? 1 : 2).doesNotContain(id);
  }

  @Test
  void inRealTimeTheReplacementIsThereBeforeTheOldOneIsGone() {
    aws = Scenario.realistic();
    aws.create("g", 1, 9, 1);
    aws.settle();
    String old = aws.ids("g").get(0);

    aws.terminate(old, false);
    assertThat(states()).containsExactly("Terminating");

    aws.advance(Duration.ofSeconds(7));
    assertThat(states()).containsExactlyInAnyOrder("Terminating", "Pending");

    aws.advance(Duration.ofSeconds(30));
    assertThat(states()).containsExactlyInAnyOrder("Terminating", "InService");

    aws.advance(Duration.ofSeconds(3));
    assertThat(states()).containsExactly("InService");
    assertThat(aws.activities("g"))
        .extracting(Activity::statusCode)
        .containsOnly(ActivityStatus.Successful);
  }

  private List<String> states() {
    return aws.instances("g").stream().map(each -> each.lifecycleState().wire()).toList();
  }

  private String refusal(String id, boolean decrement) {
    return aws.refusal(
        "TerminateInstanceInAutoScalingGroup",
        "InstanceId=" + id,
        "ShouldDecrementDesiredCapacity=" + decrement);
  }
}
