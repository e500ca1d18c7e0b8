package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.instance.DetachInstances;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Origin;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** AttachInstances and DetachInstances. */
class AttachDetachTest {
  private static final String UNKNOWN = "i-0123456789abcdef0";

  private Scenario aws = Scenario.instant();

  private Activity detach(String id, boolean decrement) {
    return aws.ask(
            DetachInstances.Response.class,
            "AutoScalingGroupName=g",
            "InstanceIds[]=" + id,
            "ShouldDecrementDesiredCapacity=" + decrement)
        .activities()
        .get(0);
  }

  private void attach(String group, String id) {
    aws.call("AttachInstances", "AutoScalingGroupName=" + group, "InstanceIds[]=" + id);
  }

  @Test
  void theAnswerIsTheActivityOfTheMoment() {
    aws.create("g", 0, 9, 2, "AvailabilityZones[]=us-east-1a");
    String id = aws.ids("g").get(0);

    assertThat(Shown.of(detach(id, true)).replace(id, "<id>"))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Detaching EC2 instance: <id>
            cause=At 2026-03-02T12:00:00Z instance <id> was detached in response to a user request, shrinking the capacity from 2 to 1.
            startTime=2026-03-02T12:00:00Z
            statusCode=InProgress
            progress=50
            details={"Availability Zone":"us-east-1a"}
            """);
  }

  @Test
  void aDetachedInstanceGoesOnRunningOutsideTheGroup() {
    aws.create("g", 0, 9, 2);
    String id = aws.ids("g").get(0);
    detach(id, true);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(aws.region().ec2().instance(id).orElseThrow().state()).isEqualTo(State.RUNNING);
    assertThat(aws.activities("g").get(0).statusCode()).isEqualTo(ActivityStatus.Successful);
  }

  @Test
  void withoutADecrementAReplacementIsLaunched() {
    aws.create("g", 2, 2, 2);
    String id = aws.ids("g").get(0);
    Activity activity = detach(id, false);

    assertThat(activity.cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z instance "
                + id
                + " was detached in response to a user request.");
    assertThat(aws.ids("g")).hasSize(2).doesNotContain(id);
  }

  @Test
  void itTakesAMomentInReality() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofMinutes(2));
    String id = aws.ids("g").get(0);
    detach(id, true);

    assertThat(aws.region().existing("g").instance(id).orElseThrow().lifecycle())
        .isEqualTo(Lifecycle.DETACHING);
    aws.advance(Duration.ofSeconds(5));
    assertThat(aws.ids("g")).isEmpty();
  }

  @Test
  void e64ADecrementForAStandbyInstanceCostsAnotherInstance() {
    aws.create("g", 1, 9, 3);
    String standby = aws.ids("g").get(0);
    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + standby,
        "ShouldDecrementDesiredCapacity=true");
    detach(standby, true);

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(standby);
  }

  @Test
  void aDetachedInstanceCanBeAttachedElsewhereAndTakesThatGroupsProtection() {
    aws.create("g", 0, 9, 1);
    aws.create("h", 0, 9, 0, "NewInstancesProtectedFromScaleIn=true");
    String id = aws.ids("g").get(0);
    detach(id, true);
    attach("h", id);

    Instance attached = aws.region().existing("h").instance(id).orElseThrow();
    assertThat(attached.lifecycle()).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(attached.protectedFromScaleIn()).isTrue();
    assertThat(attached.origin()).isEqualTo(new Origin.None());
    assertThat(aws.group("h").desiredCapacity()).isEqualTo(1);
    Activity activity = aws.activities("h").get(0);
    assertThat(activity.description()).isEqualTo("Attaching an existing EC2 instance: " + id);
    assertThat(activity.cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z an instance was added in response to user request. Keeping"
                + " the capacity at the new 1.");
    assertThat(activity.statusCode()).isEqualTo(ActivityStatus.Successful);
  }

  @Test
  void anInstanceNeverSeenIsTakenOnTrust() {
    aws.create("g", 0, 9, 0);
    attach("g", UNKNOWN);
    assertThat(aws.ids("g")).containsExactly(UNKNOWN);
  }

  @Test
  void strictReferencesRefuseIt() {
    aws = Scenario.strict();
    aws.plant(region -> region);
    assertThat(aws.refusal("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=" + UNKNOWN))
        .isEqualTo(
            "ValidationError: AutoScalingGroup name not found - AutoScalingGroup: g not found");
  }

  @Test
  void aHookDoesNotHoldUpWhoIsAttached() {
    aws.create("g", 0, 9, 0);
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING");
    attach("g", UNKNOWN);
    assertThat(aws.region().existing("g").instance(UNKNOWN).orElseThrow().lifecycle())
        .isEqualTo(Lifecycle.IN_SERVICE);
  }

  @Test
  void theMaximumForbidsToAttach() {
    aws.create("g", 1, 1, 1);
    assertThat(aws.refusal("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=" + UNKNOWN))
        .isEqualTo(
            "ValidationError: AutoScalingGroup g has min-size=1, max-size=1, and desired-size=1."
                + " To attach 1 instance, please update the AutoScalingGroup sizes"
                + " appropriately.");
  }

  @Test
  void theMinimumForbidsADecrement() {
    aws.create("g", 1, 50, 1);
    assertThat(
            aws.refusal(
                "DetachInstances",
                "AutoScalingGroupName=g",
                "InstanceIds[]=" + aws.ids("g").get(0),
                "ShouldDecrementDesiredCapacity=true"))
        .isEqualTo(
            "ValidationError: AutoScalingGroup g has min-size=1, max-size=50, and desired-size=1."
                + " To detach 1 instance, please update the AutoScalingGroup sizes"
                + " appropriately.");
  }

  @Test
  void whoIsInAGroupCannotBeAttached() {
    aws.create("g", 0, 9, 1);
    aws.create("h", 0, 9, 0);
    String id = aws.ids("g").get(0);
    assertThat(aws.refusal("AttachInstances", "AutoScalingGroupName=h", "InstanceIds[]=" + id))
        .isEqualTo(
            "ValidationError: The Instance: " + id + " is already part of AutoScalingGroup:g");
  }

  @Test
  void whoDoesNotRunCannotBeAttached() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    detach(id, true);
    aws.plant(
        region ->
            region.with(
                region
                    .ec2()
                    .with(region.ec2().instance(id).orElseThrow().withState(State.STOPPED))));
    assertThat(aws.refusal("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=" + id))
        .isEqualTo(
            "ValidationError: Instance "
                + id
                + " [stopped] is not in correct state. Instance(s) must be in 'running' state.");
  }

  @Test
  void whatIsNoInstanceIdIsRefused() {
    aws.create("g", 0, 9, 0);
    assertThat(aws.refusal("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=i-xyz"))
        .isEqualTo("ValidationError: Invalid Instance ID(s): [i-xyz] specified");
  }

  @Test
  void onlyTheGroupsOwnZonesAreAttached() {
    aws.create("g", 0, 9, 1, "AvailabilityZones[]=us-east-1a");
    aws.create("h", 0, 9, 0, "AvailabilityZones[]=us-east-1b");
    String id = aws.ids("g").get(0);
    detach(id, true);
    assertThat(aws.refusal("AttachInstances", "AutoScalingGroupName=h", "InstanceIds[]=" + id))
        .contains(id, "us-east-1a");
  }

  @Test
  void whoIsNotInServiceOrStandbyCannotBeDetached() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(10));
    String id = aws.ids("g").get(0);
    assertThat(
            aws.refusal(
                "DetachInstances",
                "AutoScalingGroupName=g",
                "InstanceIds[]=" + id,
                "ShouldDecrementDesiredCapacity=false"))
        .isEqualTo("ValidationError: The instance " + id + " is not in InService or Standby.");
  }

  @Test
  void twentyInstancesAreDetachedAtMost() {
    aws.create("g", 0, 30, 0);
    String ids =
        IntStream.range(0, 21)
            .mapToObj("i-0000000000000%04d"::formatted)
            .collect(Collectors.joining(","));
    assertThat(
            aws.refusal(
                "DetachInstances",
                "AutoScalingGroupName=g",
                "InstanceIds[]=" + ids,
                "ShouldDecrementDesiredCapacity=true"))
        .isEqualTo(
            "ValidationError: List exceeds the maximum number of instances to detach. Please"
                + " retry your request with fewer instances.");
  }

  @Test
  void detachingWorksWhileNothingIsLaunchedOrTerminated() {
    aws.create("g", 0, 9, 2);
    String id = aws.ids("g").get(0);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Launch,Terminate");
    detach(id, true);
    assertThat(aws.ids("g")).hasSize(1);
    assertThat(aws.refusal("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=" + id))
        .contains("Launch");
  }
}
