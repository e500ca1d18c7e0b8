package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a group tells the outside world in the course of its life. */
class MessagesTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:topic";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:q";
  private static final String ROLE = "arn:aws:iam::123456789012:role/hooks";

  private Scenario aws = Scenario.instant();

  private void notify(String group, String topic, String... types) {
    aws.call(
        "PutNotificationConfiguration",
        "AutoScalingGroupName=" + group,
        "TopicARN=" + topic,
        "NotificationTypes[]=autoscaling:" + String.join(",autoscaling:", types));
  }

  /** The kind of each message, and of what it tells. */
  private List<String> told() {
    return aws.messages().stream().map(MessagesTest::shown).toList();
  }

  private static String shown(Message message) {
    Map<String, Object> body = message.body().members();
    return message.kind().wire()
        + " "
        + (message.kind() == Message.Kind.EVENTBRIDGE
            ? body.get("detail-type")
            : String.valueOf(body.get("Event")).replace("autoscaling:", ""));
  }

  private static Object detail(Message event, String name) {
    return ((Map<?, ?>) event.body().members().get("detail")).get(name);
  }

  @Test
  void launchesAndTerminationsAreEvents() {
    aws.create("g", 0, 9, 2);
    aws.desire("g", 1);

    assertThat(told())
        .containsExactly(
            "eventbridge EC2 Instance Launch Successful",
            "eventbridge EC2 Instance Launch Successful",
            "eventbridge EC2 Instance Terminate Successful");
    Message last = aws.messages().get(2);
    assertThat(detail(last, "Description"))
        .isEqualTo("Terminating EC2 instance: " + detail(last, "EC2InstanceId"));
    assertThat(detail(last, "ActivityId")).isEqualTo(aws.activities("g").get(0).activityId());
    assertThat(detail(last, "Cause")).isEqualTo(aws.activities("g").get(0).cause());
  }

  @Test
  void theyAreToldWhenTheyAreDone() {
    aws = Scenario.with(Scenario.options(Timings.REALISTIC));
    aws.create("g", 0, 9, 1);
    aws.advanceTo("12:00:36.999");
    assertThat(told()).isEmpty();

    aws.advanceTo("12:00:37");

    assertThat(aws.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.at()).isEqualTo("2026-03-02T12:00:37Z");
              assertThat(detail(message, "StartTime")).isEqualTo("2026-03-02T12:00:05.000Z");
              assertThat(detail(message, "EndTime")).isEqualTo("2026-03-02T12:00:37.000Z");
              assertThat(detail(message, "Description"))
                  .isEqualTo("Launching a new EC2 instance: " + aws.ids("g").get(0));
            });
  }

  @Test
  void everyTopicIsNotifiedOfItsTypes() {
    aws.create("g", 0, 9, 0);
    notify("g", TOPIC, "EC2_INSTANCE_LAUNCH");
    notify("g", TOPIC + "2", "EC2_INSTANCE_LAUNCH", "EC2_INSTANCE_TERMINATE");

    aws.desire("g", 1);
    aws.desire("g", 0);

    assertThat(aws.messages())
        .filteredOn(message -> message.kind() == Message.Kind.SNS)
        .extracting(message -> shown(message) + " " + message.target().orElseThrow())
        .containsExactly(
            "sns TEST_NOTIFICATION " + TOPIC,
            "sns TEST_NOTIFICATION " + TOPIC + "2",
            "sns EC2_INSTANCE_LAUNCH " + TOPIC,
            "sns EC2_INSTANCE_LAUNCH " + TOPIC + "2",
            "sns EC2_INSTANCE_TERMINATE " + TOPIC + "2");
  }

  @Test
  void aTopicIsTestedWheneverItIsConfigured() {
    aws.create("g", 0, 9, 0);
    notify("g", TOPIC, "EC2_INSTANCE_LAUNCH");
    notify("g", TOPIC, "EC2_INSTANCE_TERMINATE");

    assertThat(told()).containsExactly("sns TEST_NOTIFICATION", "sns TEST_NOTIFICATION");
  }

  @Test
  void aLaunchThatEc2RefusesIsAFailure() {
    aws = Scenario.with(Scenario.options(Timings.INSTANT, new Options.Limits(9, 9, 1), 0));
    aws.create("g", 0, 9, 0);
    notify("g", TOPIC, "EC2_INSTANCE_LAUNCH_ERROR");

    aws.desire("g", 2);

    assertThat(told())
        .containsExactlyInAnyOrder(
            "sns TEST_NOTIFICATION",
            "sns EC2_INSTANCE_LAUNCH_ERROR",
            "eventbridge EC2 Instance Launch Unsuccessful",
            "eventbridge EC2 Instance Launch Successful");
  }

  @Test
  void theTestOfAHooksTargetIsSentAtCreation() {
    aws.create("g", 0, 9, 0, hooks(QUEUE));

    assertThat(told()).containsExactly("sqs TEST_NOTIFICATION");
    assertThat(aws.messages().get(0).body().members())
        .containsEntry("AutoScalingGroupARN", aws.group("g").autoScalingGroupARN());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sqs:us-east-1:123456789012:q.fifo",
        "arn:aws:sns:eu-west-1:123456789012:topic"
      })
  void aTargetThatCannotBeReachedIsRefused(String target) {
    assertThat(
            aws.refusal("CreateAutoScalingGroup", Scenario.creation("g", 0, 9, 0, hooks(target))))
        .isEqualTo(
            "ValidationError: Unable to publish test message to notification target "
                + target
                + " using IAM role "
                + ROLE
                + ". Please check your target and role configuration and try to put lifecycle hook"
                + " again.");
  }

  /** Two hooks with the same target. */
  private static String[] hooks(String target) {
    String[] parameters = new String[8];
    for (int i = 1; i <= 2; i++) {
      String prefix = "LifecycleHookSpecificationList.member." + i + ".";
      parameters[4 * i - 4] = prefix + "LifecycleHookName=h" + i;
      parameters[4 * i - 3] = prefix + "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING";
      parameters[4 * i - 2] = prefix + "NotificationTargetARN=" + target;
      parameters[4 * i - 1] = prefix + "RoleARN=" + ROLE;
    }
    return parameters;
  }

  private static String[] hook(String transition, String... more) {
    return Stream.concat(
            Stream.of(
                "AutoScalingGroupName=g",
                "LifecycleHookName=h",
                "LifecycleTransition=autoscaling:EC2_INSTANCE_" + transition),
            Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void theTestOfAHooksTargetIsSentWheneverItIsGiven() {
    aws.create("g", 0, 9, 0);
    String target = "NotificationTargetARN=" + QUEUE;

    aws.call("PutLifecycleHook", hook("LAUNCHING", target, "RoleARN=" + ROLE));
    aws.call("PutLifecycleHook", hook("LAUNCHING", "HeartbeatTimeout=60"));
    aws.call("PutLifecycleHook", hook("LAUNCHING", target));
    aws.call("PutLifecycleHook", hook("LAUNCHING", "NotificationTargetARN="));

    assertThat(told()).containsExactly("sqs TEST_NOTIFICATION", "sqs TEST_NOTIFICATION");
    assertThat(
            aws.refusal("PutLifecycleHook", hook("LAUNCHING", target + ".fifo", "RoleARN=" + ROLE)))
        .startsWith("ValidationError: Unable to publish test message to notification target");
  }

  @Test
  void aWaitIsToldToTheBusAndToTheHooksTarget() {
    aws.create("g", 0, 9, 0);
    aws.call(
        "PutLifecycleHook",
        hook("TERMINATING", "NotificationTargetARN=" + QUEUE, "RoleARN=" + ROLE));
    aws.desire("g", 1);
    String id = aws.ids("g").get(0);

    aws.desire("g", 0);

    List<Message> last = aws.messages().subList(2, 4);
    assertThat(last)
        .extracting(MessagesTest::shown)
        .containsExactly("eventbridge EC2 Instance-terminate Lifecycle Action", "sqs null");
    Map<String, Object> toQueue = last.get(1).body().members();
    assertThat(toQueue).containsEntry("EC2InstanceId", id).containsEntry("LifecycleHookName", "h");
    String token = String.valueOf(toQueue.get("LifecycleActionToken"));
    assertThat(detail(last.get(0), "LifecycleActionToken")).isEqualTo(token);
    aws.call(
        "CompleteLifecycleAction",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleActionResult=CONTINUE",
        "LifecycleActionToken=" + token);
    assertThat(told().subList(4, 5))
        .containsExactly("eventbridge EC2 Instance Terminate Successful");
    assertThat(aws.ids("g")).isEmpty();
  }

  @Test
  void aLaunchThatIsAbandonedIsAFailure() {
    aws.create("g", 0, 9, 0);
    aws.call("PutLifecycleHook", hook("LAUNCHING"));
    notify("g", TOPIC, "EC2_INSTANCE_LAUNCH", "EC2_INSTANCE_LAUNCH_ERROR");
    aws.desire("g", 1);
    String id = aws.ids("g").get(0);

    aws.call(
        "CompleteLifecycleAction",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleActionResult=ABANDON",
        "InstanceId=" + id);

    assertThat(told().subList(1, 4))
        .containsExactly(
            "eventbridge EC2 Instance-launch Lifecycle Action",
            "sns EC2_INSTANCE_LAUNCH_ERROR",
            "eventbridge EC2 Instance Launch Unsuccessful");
    assertThat(aws.messages().get(2).body().members())
        .containsEntry("StatusCode", "Failed")
        .containsEntry("EC2InstanceId", id)
        .extractingByKey("StatusMessage")
        .asString()
        .startsWith("Instance failed to complete user's Lifecycle Action: ");
  }

  @Test
  void afterATerminatingHookTopicsAreToldSo() {
    aws.create("g", 0, 9, 1);
    aws.call("PutLifecycleHook", hook("TERMINATING"));
    notify("g", TOPIC, "EC2_INSTANCE_TERMINATE");
    aws.desire("g", 0);

    aws.advance(Duration.ofHours(1));

    Message last = aws.messages().get(aws.messages().size() - 2);
    assertThat(shown(last)).isEqualTo("sns EC2_INSTANCE_TERMINATE");
    assertThat(last.body().members()).containsEntry("StatusCode", "MidTerminatingLifecycleAction");
  }

  @Test
  void attachedInstancesAreToldAsLaunchedAndDetachedOnesAsDetached() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.call(
        "DetachInstances",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");

    aws.call("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=" + id);

    assertThat(told())
        .containsExactly(
            "eventbridge EC2 Instance Launch Successful",
            "eventbridge EC2 Instance Detach Successful",
            "eventbridge EC2 Instance Launch Successful");
    assertThat(detail(aws.messages().get(2), "Description"))
        .isEqualTo("Attaching an existing EC2 instance: " + id);
  }

  @Test
  void nobodyIsToldOfStandby() {
    aws.create("g", 0, 9, 1);
    String[] instance = {"AutoScalingGroupName=g", "InstanceIds[]=" + aws.ids("g").get(0)};

    aws.call("EnterStandby", instance[0], instance[1], "ShouldDecrementDesiredCapacity=true");
    aws.call("ExitStandby", instance);

    assertThat(told()).containsExactly("eventbridge EC2 Instance Launch Successful");
  }

  @Test
  void whatIsToldDoesNotDependOnWhoListensNorHistoryOnIt() {
    Scenario silent = Scenario.instant();
    silent.create("g", 0, 9, 3);
    silent.desire("g", 5);

    aws.create("g", 0, 9, 3);
    notify("g", TOPIC, "EC2_INSTANCE_LAUNCH");
    aws.desire("g", 5);

    assertThat(aws.ids("g")).isEqualTo(silent.ids("g"));
  }

  @Test
  void onlyTheNewestTenThousandAreKeptOrAHundredthMore() {
    aws.create("g", 0, 1, 1);
    Message launch = aws.messages().get(0);

    for (int i = 0; i < 10_100; i++) {
      aws.run(
          tx ->
              tx.send(
                  new Message(
                      tx.nextSequence(),
                      tx.now(),
                      launch.kind(),
                      launch.group(),
                      launch.target(),
                      launch.subject(),
                      launch.body())));
    }

    assertThat(aws.messages()).hasSize(10_000).doesNotContain(launch);
  }
}
