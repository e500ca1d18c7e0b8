package io.github.autoscalinglocal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.companion.delivery.StubReceiver;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Answer;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Received;
import java.net.URLDecoder;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.NotificationConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An emulator that tells other hosts what happens. */
@Timeout(30)
class OutsideWorldTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:topic";
  private static final String LAUNCH = "autoscaling:EC2_INSTANCE_LAUNCH";

  private final StubReceiver host = new StubReceiver();

  @AfterEach
  void stop() {
    host.close();
  }

  private static void configure(Sandbox sandbox) {
    sandbox
        .client()
        .putNotificationConfiguration(
            request -> request.autoScalingGroupName("g").topicARN(TOPIC).notificationTypes(LAUNCH));
  }

  /** The message of a request to SNS, as subscribers get it. */
  private static JsonNode published(Received request) {
    String form = URLDecoder.decode(request.body(), UTF_8);
    assertThat(form).startsWith("Action=Publish").contains("&TopicArn=" + TOPIC + "&");
    JsonNode bodies = JSON.readTree(form.substring(form.indexOf("&Message=") + 9));
    return JSON.readTree(bodies.path("default").asString());
  }

  @Test
  void aTopicIsTestedAndThenNotified() {
    try (Sandbox sandbox = Sandbox.start(settings -> settings.snsEndpoint(host.endpoint()))) {
      sandbox.create("g", 0);
      configure(sandbox);

      sandbox.setDesired("g", 1);

      assertThat(published(host.next()).path("Event").asString())
          .isEqualTo("autoscaling:TEST_NOTIFICATION");
      JsonNode notification = published(host.next());
      assertThat(notification.path("Event").asString()).isEqualTo(LAUNCH);
      assertThat(notification.path("EC2InstanceId").asString()).isEqualTo(sandbox.ids("g").get(0));
    }
  }

  @Test
  void aTopicThatCannotBeReachedIsRefusedAndNotStored() {
    host.answers(request -> new Answer(404, "<ErrorResponse/>"));
    try (Sandbox sandbox = Sandbox.start(settings -> settings.snsEndpoint(host.endpoint()))) {
      sandbox.create("g", 0);

      assertThatThrownBy(() -> configure(sandbox))
          .isInstanceOf(AutoScalingException.class)
          .hasMessageStartingWith(
              "Unable to publish test message to notification target " + TOPIC + ".");

      assertThat(sandbox.client().describeNotificationConfigurations().notificationConfigurations())
          .isEmpty();
      host.answers(request -> new Answer(200, "<PublishResponse/>"));
      configure(sandbox);
      assertThat(sandbox.client().describeNotificationConfigurations().notificationConfigurations())
          .extracting(NotificationConfiguration::notificationType)
          .containsExactly(LAUNCH);
    }
  }

  @Test
  void aWebhookIsSentTheEventsThatTheOutboxShows() {
    try (Sandbox sandbox =
        Sandbox.start(settings -> settings.webhook(host.endpoint().resolve("/events")))) {
      sandbox.create("g", 1);
      sandbox.setDesired("g", 0);

      JsonNode outbox = sandbox.control().get("/_local/messages?group=g").body().path("messages");
      assertThat(outbox).hasSize(2);
      for (JsonNode message : outbox) {
        Received request = host.next();
        assertThat(request.path()).isEqualTo("/events");
        assertThat(JSON.readTree(request.body())).isEqualTo(message.path("body"));
      }
    }
  }

  /** Whoever waited for an answer of a host would be stopped by the limit of the test. */
  @Test
  void hostsThatNeverAnswerSlowNobody() {
    CountDownLatch released = new CountDownLatch(1);
    host.answers(
        request -> {
          await(released);
          return new Answer(200, "");
        });
    try (Sandbox sandbox =
        Sandbox.start(
            settings -> settings.eventsEndpoint(host.endpoint()).webhook(host.endpoint()))) {
      sandbox.create("g", 20);
      for (int i = 0; i < 50; i++) {
        sandbox.setDesired("g", i % 20);
      }

      assertThat(sandbox.instances("g")).hasSize(9);
      assertThat(sandbox.control().get("/_local/messages").body().path("messages"))
          .hasSizeGreaterThan(100);
    }
    released.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
