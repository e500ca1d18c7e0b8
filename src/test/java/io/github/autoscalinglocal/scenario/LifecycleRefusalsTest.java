package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the operations refuse that move instances or are about hooks, notifications and metrics,
 * where the tests of what they do have not said it.
 */
class LifecycleRefusalsTest {
  private static final String STRANGER = "i-0123456789abcdef0";
  private static final String TOPIC = "TopicARN=arn:aws:sns:us-east-1:123456789012:t";
  private static final String LAUNCH = "NotificationTypes[]=autoscaling:EC2_INSTANCE_LAUNCH";

  private final Scenario aws = Scenario.realistic();

  private String refusal(String action, String parameters) {
    return aws.refusal(action, parameters.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "DetachInstances, ShouldDecrementDesiredCapacity=true",
    "EnterStandby, ShouldDecrementDesiredCapacity=true",
    "ExitStandby, InstanceIds[]=i-0123456789abcdef0",
    "CompleteLifecycleAction, LifecycleHookName=h LifecycleActionResult=CONTINUE InstanceId=i-1",
    "RecordLifecycleActionHeartbeat, LifecycleHookName=h InstanceId=i-1",
  })
  void aGroupThatIsNotThere(String action, String parameters) {
    assertThat(refusal(action, "AutoScalingGroupName=nobody " + parameters))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
  }

  @ParameterizedTest
  @CsvSource({
    "AttachInstances, InstanceIds[]=i-0123456789abcdef0",
    "ExitStandby, InstanceIds[]=i-0123456789abcdef0",
    "PutNotificationConfiguration,"
        + " TopicARN=arn:aws:sns:us-east-1:123456789012:t"
        + " NotificationTypes[]=autoscaling:EC2_INSTANCE_LAUNCH",
    "EnableMetricsCollection, Granularity=1Minute",
    "PutLifecycleHook,"
        + " LifecycleHookName=h LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING"
  })
  void aGroupThatIsBeingDeleted(String action, String parameters) {
    aws.create("g", 0, 9, 1);
    aws.settle();
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    assertThat(refusal(action, "AutoScalingGroupName=g " + parameters))
        .isEqualTo(
            "ValidationError: The AutoScaling group may not be modified while it is pending"
                + " delete");
  }

  @ParameterizedTest
  @CsvSource({
    "DetachInstances, ShouldDecrementDesiredCapacity=true",
    "EnterStandby, ShouldDecrementDesiredCapacity=true",
    "ExitStandby, ''",
    "SetInstanceProtection, ProtectedFromScaleIn=true",
  })
  void anInstanceOfAnotherGroup(String action, String parameters) {
    aws.create("g", 0, 9, 0);
    aws.create("h", 0, 9, 1);
    aws.settle();

    for (String id : new String[] {aws.ids("h").get(0), STRANGER}) {
      String call = "AutoScalingGroupName=g InstanceIds[]=" + id + " " + parameters;
      assertThat(refusal(action, call.strip()))
          .isEqualTo(
              "ValidationError: The instance " + id + " is not part of Auto Scaling group g.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DetachInstances, ShouldDecrementDesiredCapacity=true, is not in InService or Standby.",
    "EnterStandby, ShouldDecrementDesiredCapacity=true, is not in InService.",
    "ExitStandby, '', is not in Standby.",
    "SetInstanceProtection, ProtectedFromScaleIn=true,"
        + " is not in InService or EnteringStandby or Standby.",
  })
  void anInstanceInAnotherState(String action, String parameters, String end) {
    aws.create("g", 0, 9, 1);
    hook();
    aws.advance(Duration.ofMinutes(1));
    String id = aws.ids("g").get(0);
    String call = "AutoScalingGroupName=g InstanceIds[]=" + id + " " + parameters;

    assertThat(aws.region().existing("g").instance(id).orElseThrow().lifecycle())
        .isEqualTo(Lifecycle.PENDING_WAIT);
    assertThat(refusal(action, call.strip()))
        .isEqualTo("ValidationError: The instance " + id + " " + end);
  }

  @ParameterizedTest
  @CsvSource({
    "AttachInstances, '', attach",
    "DetachInstances, ShouldDecrementDesiredCapacity=true, detach",
    "EnterStandby, ShouldDecrementDesiredCapacity=true, place into standby",
    "ExitStandby, '', move out of standby",
  })
  void moreThanTwentyInstances(String action, String parameters, String verb) {
    aws.create("g", 0, 30, 0);
    String ids =
        IntStream.rangeClosed(1, 21)
            .mapToObj("i-%017d"::formatted)
            .collect(Collectors.joining(","));

    assertThat(
            refusal(
                action, ("AutoScalingGroupName=g InstanceIds[]=" + ids + " " + parameters).strip()))
        .isEqualTo(
            "ValidationError: List exceeds the maximum number of instances to "
                + verb
                + ". Please retry your request with fewer instances.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CompleteLifecycleAction", "RecordLifecycleActionHeartbeat"})
  void aLifecycleActionThatIsNotThere(String action) {
    aws.create("g", 0, 9, 0);
    String call =
        "AutoScalingGroupName=g LifecycleHookName=h"
            + (action.startsWith("Complete") ? " LifecycleActionResult=CONTINUE " : " ");
    String token = "86799385-e46d-40b9-a393-6ff3da981d7e";

    assertThat(refusal(action, call + "InstanceId=" + STRANGER))
        .isEqualTo(
            "ValidationError: No active Lifecycle Action found with instance ID " + STRANGER);
    assertThat(refusal(action, call + "LifecycleActionToken=" + token))
        .isEqualTo("ValidationError: No active Lifecycle Action found with token " + token);
    assertThat(refusal(action, call + "LifecycleActionToken=" + token.substring(1)))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value '"
                + token.substring(1)
                + "' at 'lifecycleActionToken' failed to satisfy constraint: Member must have length"
                + " greater than or equal to 36");
  }

  @Test
  void moreThanFiftyNamesOfHooks() {
    aws.create("g", 0, 9, 0);
    String names =
        IntStream.rangeClosed(1, 51).mapToObj("h%d"::formatted).collect(Collectors.joining(","));

    assertThat(
            refusal(
                "DescribeLifecycleHooks", "AutoScalingGroupName=g LifecycleHookNames[]=" + names))
        .startsWith("ValidationError: 1 validation error detected: Value '[h1, h2, ")
        .endsWith(
            "' at 'lifecycleHookNames' failed to satisfy constraint: Member must have length less"
                + " than or equal to 50");
  }

  @Test
  void aNameOfAHookThatIsNone() {
    aws.create("g", 0, 9, 0);

    assertThat(refusal("PutLifecycleHook", "AutoScalingGroupName=g LifecycleHookName=a.b"))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value 'a.b' at 'lifecycleHookName' failed"
                + " to satisfy constraint: Member must satisfy regular expression pattern:"
                + " [A-Za-z0-9\\-_\\/]+");
  }

  @Test
  void theFiftyFirstHook() {
    aws.create("g", 0, 9, 0);
    String hook =
        "AutoScalingGroupName=g LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING"
            + " LifecycleHookName=h";
    IntStream.rangeClosed(1, 50).forEach(i -> aws.call("PutLifecycleHook", (hook + i).split(" ")));

    assertThat(refusal("PutLifecycleHook", hook + 51)).startsWith("LimitExceeded: ").contains("50");
    aws.call("PutLifecycleHook", (hook + 50).split(" "));
  }

  @Test
  void theEleventhTopic() {
    aws.create("g", 0, 9, 0);
    String topic = "AutoScalingGroupName=g " + LAUNCH + " " + TOPIC;
    IntStream.rangeClosed(1, 10)
        .forEach(i -> aws.call("PutNotificationConfiguration", (topic + i).split(" ")));

    assertThat(refusal("PutNotificationConfiguration", topic + 11))
        .isEqualTo("LimitExceeded: Your AutoScaling Group:g can't have more than 10 topics");
  }

  /** Retention has taken it from the desired capacity already (scale-in.md U-28). */
  @ParameterizedTest
  @ValueSource(strings = {"TerminateInstanceInAutoScalingGroup", "DetachInstances"})
  void aDecrementForARetainedInstance(String action) {
    aws.create(
        "g", 0, 9, 1, "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon=retain");
    aws.settle();
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING");
    String id = aws.ids("g").get(0);
    aws.terminate(id, true);
    aws.settle();
    assertThat(aws.region().existing("g").instance(id).orElseThrow().lifecycle())
        .isEqualTo(Lifecycle.TERMINATING_RETAINED);

    String whom =
        action.startsWith("Detach")
            ? "AutoScalingGroupName=g InstanceIds[]=" + id
            : "InstanceId=" + id;
    assertThat(refusal(action, whom + " ShouldDecrementDesiredCapacity=true"))
        .startsWith("ValidationError: ")
        .contains(id);
  }

  private void hook() {
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING");
  }
}
