package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import tools.jackson.databind.JsonNode;

/** A terminating hook whose messages go to a real queue, and whoever consumes them. */
@Timeout(60)
class HookConsumerTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/hooks";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static ElasticMq queue;

  private Sandbox sandbox;

  @BeforeAll
  static void startQueue() {
    queue = new ElasticMq();
  }

  @AfterAll
  static void stopQueue() {
    queue.close();
  }

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(settings -> settings.sqsEndpoint(queue.endpoint()));
    sandbox.create("g", 1);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void putHook(String target) {
    sandbox
        .client()
        .putLifecycleHook(
            hook ->
                hook.autoScalingGroupName("g")
                    .lifecycleHookName("drain")
                    .lifecycleTransition("autoscaling:EC2_INSTANCE_TERMINATING")
                    .heartbeatTimeout(60)
                    .notificationTargetARN(target)
                    .roleARN(ROLE)
                    .notificationMetadata("because"));
  }

  private void putHook() {
    putHook(ElasticMq.ARN);
    assertThat(queue.next().path("Event").asString()).isEqualTo("autoscaling:TEST_NOTIFICATION");
  }

  private LifecycleState state() {
    return sandbox.instances("g").stream()
        .map(Instance::lifecycleState)
        .findFirst()
        .orElse(LifecycleState.TERMINATED);
  }

  @Test
  void aConsumerThatAnswersLetsTheInstanceGo() {
    putHook();
    String id = sandbox.ids("g").get(0);

    sandbox.setDesired("g", 0);

    JsonNode message = queue.next();
    assertThat(message.path("EC2InstanceId").asString()).isEqualTo(id);
    assertThat(message.path("LifecycleHookName").asString()).isEqualTo("drain");
    assertThat(message.path("LifecycleTransition").asString())
        .isEqualTo("autoscaling:EC2_INSTANCE_TERMINATING");
    assertThat(message.path("NotificationMetadata").asString()).isEqualTo("because");
    String token = message.path("LifecycleActionToken").asString();
    sandbox.advance(Duration.ofSeconds(50));
    sandbox
        .client()
        .recordLifecycleActionHeartbeat(
            beat ->
                beat.autoScalingGroupName("g")
                    .lifecycleHookName("drain")
                    .lifecycleActionToken(token));
    sandbox.advance(Duration.ofSeconds(59));
    assertThat(state()).isEqualTo(LifecycleState.TERMINATING_WAIT);
    sandbox
        .client()
        .completeLifecycleAction(
            action ->
                action
                    .autoScalingGroupName("g")
                    .lifecycleHookName("drain")
                    .lifecycleActionToken(token)
                    .lifecycleActionResult("CONTINUE"));
    assertThat(sandbox.instances("g")).isEmpty();
  }

  @Test
  void withNobodyWhoAnswersTheInstanceGoesAtTheDeadline() {
    putHook();

    sandbox.setDesired("g", 0);

    assertThat(queue.next().path("LifecycleActionToken").asString()).hasSize(36);
    sandbox.advance(Duration.ofSeconds(60).minus(SECOND));
    assertThat(state()).isEqualTo(LifecycleState.TERMINATING_WAIT);
    sandbox.advance(SECOND.multipliedBy(2));
    assertThat(sandbox.instances("g")).isEmpty();
  }

  @Test
  void aQueueThatIsNotThereIsRefusedAndTheHookNotStored() {
    String missing = ElasticMq.ARN + "-missing";

    assertThatThrownBy(() -> putHook(missing))
        .isInstanceOfSatisfying(
            AutoScalingException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
              assertThat(refusal.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "Unable to publish test message to notification target "
                          + missing
                          + " using IAM role "
                          + ROLE
                          + ". Please check your target and role configuration and try to put"
                          + " lifecycle hook again.");
            });

    assertThat(
            sandbox
                .client()
                .describeLifecycleHooks(request -> request.autoScalingGroupName("g"))
                .lifecycleHooks())
        .isEmpty();
    assertThat(sandbox.control().get("/_local/messages?kind=sqs").body().path("messages"))
        .isEmpty();
  }
}
