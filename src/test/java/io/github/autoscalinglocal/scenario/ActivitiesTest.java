package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What activities say, word for word, and how they come along. */
class ActivitiesTest {
  private Scenario aws = Scenario.instant();

  @Test
  void aCreation() {
    aws.create("g", 0, 9, 1, "VPCZoneIdentifier=subnet-1");

    assertThat(shown(0))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Launching a new EC2 instance: <i>
            cause=At 2026-03-02T12:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 1.  At 2026-03-02T12:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.
            startTime=2026-03-02T12:00:00Z
            endTime=2026-03-02T12:00:00Z
            statusCode=Successful
            progress=100
            details={"Subnet ID":"subnet-1","Availability Zone":"us-east-1b"}
            """);
  }

  @Test
  void aScaleOutByUpdate() {
    aws.create("g", 0, 9, 1, "AvailabilityZones[]=us-east-1c");
    aws.advance(Duration.ofMillis(61_500));

    aws.update("g", "MinSize=1", "MaxSize=16", "DesiredCapacity=3");

    assertThat(shown(0))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Launching a new EC2 instance: <i>
            cause=At 2026-03-02T12:01:01Z a user request update of AutoScalingGroup constraints to min: 1, max: 16, desired: 3 changing the desired capacity from 1 to 3.  At 2026-03-02T12:01:01Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 1 to 3.
            startTime=2026-03-02T12:01:01.500Z
            endTime=2026-03-02T12:01:01Z
            statusCode=Successful
            progress=100
            details={"Availability Zone":"us-east-1c"}
            """);
    assertThat(aws.activities("g").get(1).cause()).isEqualTo(aws.activities("g").get(0).cause());
  }

  @Test
  void aScaleOutBySetDesiredCapacity() {
    aws.create("g", 0, 9, 1);

    aws.desire("g", 2);

    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 1 to 2.  At 2026-03-02T12:00:00Z an instance was"
                + " started in response to a difference between desired and actual capacity,"
                + " increasing the capacity from 1 to 2.");
  }

  @Test
  void aScaleIn() {
    aws.create("g", 0, 9, 2, "AvailabilityZones[]=us-east-1a");

    aws.desire("g", 1);

    assertThat(shown(0))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Terminating EC2 instance: <i>
            cause=At 2026-03-02T12:00:00Z a user request explicitly set group desired capacity changing the desired capacity from 2 to 1.  At 2026-03-02T12:00:00Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 2 to 1.  At 2026-03-02T12:00:00Z instance <i> was selected for termination.
            startTime=2026-03-02T12:00:00Z
            endTime=2026-03-02T12:00:00Z
            statusCode=Successful
            progress=100
            details={"Availability Zone":"us-east-1a"}
            """);
  }

  @Test
  void aLoweredMaximumIsAScaleInByUpdate() {
    aws.create("g", 0, 9, 2);

    aws.update("g", "MaxSize=1");

    assertThat(aws.activities("g").get(0).cause())
        .startsWith(
            "At 2026-03-02T12:00:00Z a user request update of AutoScalingGroup constraints to min:"
                + " 0, max: 1, desired: 1 changing the desired capacity from 2 to 1.  At"
                + " 2026-03-02T12:00:00Z an instance was taken out of service");
  }

  @Test
  void aScaleInThatProtectionHoldsUp() {
    aws.create("g", 0, 9, 1, "NewInstancesProtectedFromScaleIn=true");

    aws.update("g", "MaxSize=0");

    assertThat(shown(0))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Could not scale to desired capacity because all remaining instances are protected from scale-in.
            cause=At 2026-03-02T12:00:00Z a user request update of AutoScalingGroup constraints to min: 0, max: 0, desired: 0 changing the desired capacity from 1 to 0.  At 2026-03-02T12:00:00Z group reached equilibrium.
            startTime=2026-03-02T12:00:00Z
            endTime=2026-03-02T12:00:00Z
            statusCode=Cancelled
            statusMessage=Could not scale to desired capacity because all remaining instances are protected from scale-in.
            progress=100
            details={}
            """);
  }

  @Test
  void aLaunchComesAlongStepByStep() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1, "AvailabilityZones[]=us-east-1a");
    assertThat(aws.activities("g")).isEmpty();

    aws.advance(Duration.ofSeconds(5));
    assertThat(shown(0))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Launching a new EC2 instance
            cause=At 2026-03-02T12:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 1.  At 2026-03-02T12:00:05Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.
            startTime=2026-03-02T12:00:05Z
            statusCode=WaitingForInstanceId
            progress=0
            details={"Availability Zone":"us-east-1a"}
            """);
    assertThat(aws.instances("g")).as("without an id there is nothing to show").isEmpty();

    aws.advance(Duration.ofSeconds(2));
    assertThat(shown(0))
        .contains("description=Launching a new EC2 instance: <i>\n")
        .contains("statusCode=PreInService\nprogress=30\n")
        .doesNotContain("endTime");
    assertThat(aws.instances("g").get(0).lifecycleState().wire()).isEqualTo("Pending");

    aws.advance(Duration.ofSeconds(30));
    assertThat(shown(0))
        .contains("endTime=2026-03-02T12:00:37Z\nstatusCode=Successful\nprogress=100\n");
    assertThat(aws.instances("g").get(0).lifecycleState().wire()).isEqualTo("InService");
    assertThat(aws.activities("g")).hasSize(1);
  }

  @Test
  void aTerminationComesAlongStepByStep() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    aws.advanceTo("13:00:00");
    aws.desire("g", 0);
    assertThat(aws.activities("g")).hasSize(1);

    aws.advance(Duration.ofSeconds(5));
    assertThat(shown(0))
        .contains("startTime=2026-03-02T13:00:05Z\nstatusCode=InProgress\nprogress=0\n");
    assertThat(aws.instances("g").get(0).lifecycleState().wire()).isEqualTo("Terminating");

    aws.advance(Duration.ofSeconds(40));
    assertThat(shown(0))
        .contains("endTime=2026-03-02T13:00:45Z\nstatusCode=Successful\nprogress=100\n");
    assertThat(aws.instances("g")).isEmpty();
  }

  @Test
  void aSpotLaunchWaitsForItsSpotInstance() {
    aws = Scenario.realistic();
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=c",
        "ImageId=ami-1",
        "InstanceType=m5.large",
        "SpotPrice=0.1");
    aws.create("g", 0, 9, 1, "LaunchConfigurationName=c");

    aws.advance(Duration.ofSeconds(5));

    assertThat(aws.activities("g").get(0).statusCode())
        .isEqualTo(ActivityStatus.WaitingForSpotInstanceId);
  }

  @Test
  void aLaunchThatAScaleInOvertakesIsCancelled() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(10));
    aws.desire("g", 0);

    aws.advance(Duration.ofSeconds(5));

    assertThat(aws.activities("g"))
        .extracting(Activity::statusCode)
        .containsExactly(ActivityStatus.InProgress, ActivityStatus.Cancelled);
    assertThat(aws.activities("g").get(1).progress()).isEqualTo(100);

    aws.settle();
    assertThat(aws.activities("g"))
        .extracting(Activity::statusCode)
        .containsExactly(ActivityStatus.Successful, ActivityStatus.Cancelled);
  }

  @Test
  void allReasonsSinceTheLastStepAreTold() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(1));
    aws.desire("g", 2);
    aws.advance(Duration.ofSeconds(1));
    aws.update("g", "MinSize=3");

    aws.settle();

    assertThat(aws.activities("g"))
        .hasSize(3)
        .extracting(Activity::cause)
        .containsOnly(
            "At 2026-03-02T12:00:00Z a user request created an AutoScalingGroup changing the"
                + " desired capacity from 0 to 1.  At 2026-03-02T12:00:01Z a user request"
                + " explicitly set group desired capacity changing the desired capacity from 1 to"
                + " 2.  At 2026-03-02T12:00:02Z a user request update of AutoScalingGroup"
                + " constraints to min: 3, max: 9, desired: 3 changing the desired capacity from 2"
                + " to 3.  At 2026-03-02T12:00:05Z an instance was started in response to a"
                + " difference between desired and actual capacity, increasing the capacity from 0"
                + " to 3.");
  }

  @Test
  void aGroupThatWantedNothingAtFirstGivesNoReasonForThat() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 0);
    aws.advance(Duration.ofSeconds(1));

    aws.desire("g", 1);
    aws.settle();

    assertThat(aws.activities("g").get(0).cause())
        .startsWith("At 2026-03-02T12:00:01Z a user request explicitly set");
  }

  @Test
  void aFulfilledWishIsNoReasonForWhatComesLater() {
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofMinutes(1));

    aws.terminate(aws.ids("g").get(0), false);

    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:01:00Z an instance was started in response to a difference between"
                + " desired and actual capacity, increasing the capacity from 0 to 1.");
  }

  @Test
  void aCauseIsNeverLongerThanTheApiAllows() {
    aws.create("g", 0, 40, 40);

    aws.desire("g", 0);

    assertThat(aws.activities("g").get(0).cause()).hasSize(1023);
  }

  @Test
  void activitiesAreNumberedByIdsOfTheirOwn() {
    aws.create("g", 0, 9, 9);
    aws.desire("g", 0);

    List<String> ids =
        aws.activities("g").stream().map(Activity::activityId).collect(Collectors.toList());

    assertThat(ids)
        .hasSize(18)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
  }

  private String shown(int index) {
    return Shown.of(aws.activities("g").get(index)).replaceAll("i-[0-9a-f]{17}", "<i>");
  }
}
