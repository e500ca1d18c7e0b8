package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.instance.EnterStandby;
import io.github.autoscalinglocal.api.instance.ExitStandby;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** EnterStandby and ExitStandby. */
class StandbyTest {
  private Scenario aws = Scenario.instant();

  private Activity enter(String id, boolean decrement) {
    return aws.ask(
            EnterStandby.Response.class,
            "AutoScalingGroupName=g",
            "InstanceIds[]=" + id,
            "ShouldDecrementDesiredCapacity=" + decrement)
        .activities()
        .get(0);
  }

  private Activity exit(String id) {
    return aws.ask(ExitStandby.Response.class, "AutoScalingGroupName=g", "InstanceIds[]=" + id)
        .activities()
        .get(0);
  }

  private Lifecycle state(String id) {
    return aws.region().existing("g").instance(id).orElseThrow().lifecycle();
  }

  @Test
  void theAnswerIsTheActivityOfTheMoment() {
    aws.create("g", 0, 9, 4, "AvailabilityZones[]=us-east-1a");
    String id = aws.ids("g").get(0);

    assertThat(Shown.of(enter(id, true)).replace(id, "<id>"))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Moving EC2 instance to Standby: <id>
            cause=At 2026-03-02T12:00:00Z instance <id> was moved to standby in response to a user request, shrinking the capacity from 4 to 3.
            startTime=2026-03-02T12:00:00Z
            statusCode=InProgress
            progress=50
            details={"Availability Zone":"us-east-1a"}
            """);
    assertThat(state(id)).isEqualTo(Lifecycle.STANDBY);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(3);
    assertThat(aws.activities("g").get(0).statusCode()).isEqualTo(ActivityStatus.Successful);

    assertThat(Shown.of(exit(id)).replace(id, "<id>"))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Moving EC2 instance out of Standby: <id>
            cause=At 2026-03-02T12:00:00Z instance <id> was moved out of standby in response to a user request, increasing the capacity from 3 to 4.
            startTime=2026-03-02T12:00:00Z
            statusCode=PreInService
            progress=30
            details={"Availability Zone":"us-east-1a"}
            """);
    assertThat(state(id)).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(4);
  }

  @Test
  void withoutADecrementAReplacementIsLaunched() {
    aws.create("g", 1, 9, 2);
    String id = aws.ids("g").get(0);
    Activity activity = enter(id, false);

    assertThat(activity.cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z instance "
                + id
                + " was moved to standby in response to a user request.");
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
    assertThat(aws.ids("g")).hasSize(3).contains(id);
  }

  @Test
  void itTakesAMomentInReality() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofMinutes(2));
    String id = aws.ids("g").get(0);
    enter(id, true);

    assertThat(state(id)).isEqualTo(Lifecycle.ENTERING_STANDBY);
    aws.advance(Duration.ofSeconds(5));
    assertThat(state(id)).isEqualTo(Lifecycle.STANDBY);
  }

  @Test
  void protectionOutlastsStandbyAndTheGracePeriodRestarts() {
    aws.create("g", 0, 9, 1, "HealthCheckGracePeriod=300");
    String id = aws.ids("g").get(0);
    aws.protect("g", id);
    enter(id, true);
    aws.advance(Duration.ofHours(1));
    exit(id);

    var instance = aws.region().existing("g").instance(id).orElseThrow();
    assertThat(instance.protectedFromScaleIn()).isTrue();
    assertThat(instance.health().inServiceAt()).contains(aws.now());
  }

  @Test
  void aHookHoldsUpNeitherWay() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    for (String transition : new String[] {"LAUNCHING", "TERMINATING"}) {
      aws.call(
          "PutLifecycleHook",
          "AutoScalingGroupName=g",
          "LifecycleHookName=" + transition,
          "LifecycleTransition=autoscaling:EC2_INSTANCE_" + transition);
    }
    enter(id, true);
    assertThat(state(id)).isEqualTo(Lifecycle.STANDBY);
    exit(id);
    assertThat(state(id)).isEqualTo(Lifecycle.IN_SERVICE);
  }

  @Test
  void e65TheMinimumForbidsADecrement() {
    aws.create("g", 2, 9, 2);
    assertThat(
            aws.refusal(
                "EnterStandby",
                "AutoScalingGroupName=g",
                "InstanceIds[]=" + aws.ids("g").get(0),
                "ShouldDecrementDesiredCapacity=true"))
        .isEqualTo(
            "ValidationError: AutoScalingGroup g has min-size=2, max-size=9, and desired-size=2."
                + " To place into standby 1 instance, please update the AutoScalingGroup sizes"
                + " appropriately.");
  }

  @Test
  void e66TheMaximumForbidsToReturn() {
    aws.create("g", 0, 3, 3);
    String id = aws.ids("g").get(0);
    enter(id, false);
    assertThat(aws.refusal("ExitStandby", "AutoScalingGroupName=g", "InstanceIds[]=" + id))
        .isEqualTo(
            "ValidationError: AutoScalingGroup g has min-size=0, max-size=3, and desired-size=3."
                + " To move out of standby 1 instance, please update the AutoScalingGroup sizes"
                + " appropriately.");
  }

  @Test
  void onlyInstancesOfTheGroupInTheRightStateMove() {
    aws.create("g", 0, 9, 2);
    String id = aws.ids("g").get(0);
    assertThat(aws.refusal("ExitStandby", "AutoScalingGroupName=g", "InstanceIds[]=" + id))
        .isEqualTo("ValidationError: The instance " + id + " is not in Standby.");
    enter(id, true);
    assertThat(
            aws.refusal(
                "EnterStandby",
                "AutoScalingGroupName=g",
                "InstanceIds[]=" + id,
                "ShouldDecrementDesiredCapacity=true"))
        .isEqualTo("ValidationError: The instance " + id + " is not in InService.");
    assertThat(
            aws.refusal(
                "EnterStandby",
                "AutoScalingGroupName=g",
                "InstanceIds[]=i-0123456789abcdef0",
                "ShouldDecrementDesiredCapacity=true"))
        .isEqualTo(
            "ValidationError: The instance i-0123456789abcdef0 is not part of Auto Scaling group"
                + " g.");
  }

  @Test
  void oneBadInstanceKeepsAllOthersInService() {
    aws.create("g", 0, 9, 2);
    String good = aws.ids("g").get(0);
    aws.refusal(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + good + ",i-0123456789abcdef0",
        "ShouldDecrementDesiredCapacity=true");
    assertThat(state(good)).isEqualTo(Lifecycle.IN_SERVICE);
  }

  @Test
  void twentyInstancesMoveAtMost() {
    aws.create("g", 0, 30, 0);
    String ids =
        IntStream.range(0, 21)
            .mapToObj("i-0000000000000%04d"::formatted)
            .collect(Collectors.joining(","));
    assertThat(
            aws.refusal(
                "EnterStandby",
                "AutoScalingGroupName=g",
                "InstanceIds[]=" + ids,
                "ShouldDecrementDesiredCapacity=true"))
        .startsWith("ValidationError: List exceeds the maximum number of instances to");
  }

  @Test
  void nobodyReturnsWhileLaunchIsSuspended() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    enter(id, true);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Launch");
    assertThat(aws.refusal("ExitStandby", "AutoScalingGroupName=g", "InstanceIds[]=" + id))
        .contains("Launch");
  }
}
