package io.github.autoscalinglocal.companion.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Answer;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Received;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Message.Kind;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How messages reach other hosts, and what happens when they do not. */
@Timeout(30)
class DeliveryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Scope SCOPE = new Scope("123456789012", "eu-west-1");
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00.250Z");

  /** Long enough that whoever waits for the receiver is caught by the test's own limit. */
  private static final Duration VERY_PATIENT = Duration.ofMinutes(10);

  private static final Pace PACE =
      new Pace(VERY_PATIENT, List.of(Duration.ofMillis(1), Duration.ofMillis(1)), 3);

  private final StubReceiver receiver = new StubReceiver();
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          log.add(event.getFormattedMessage());
        }
      };
  private final Logger logger = (Logger) LoggerFactory.getLogger(Courier.class);

  @BeforeEach
  void listenToTheLog() {
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.WARN);
    logger.setAdditive(false);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(appender);
    logger.setLevel(null);
    logger.setAdditive(true);
    receiver.close();
  }

  private Delivery delivery(Pace pace) {
    Optional<URI> endpoint = Optional.of(receiver.endpoint());
    return new Delivery(
        new Endpoints(endpoint, endpoint, endpoint, endpoint, Optional.empty(), Optional.empty()),
        pace);
  }

  private static Message message(Kind kind, String target, Document body) {
    return new Message(
        7,
        AT,
        kind,
        "g",
        Optional.of(target).filter(arn -> !arn.isEmpty()),
        Optional.of("A subject").filter(subject -> kind == Kind.SNS),
        body);
  }

  private static Message numbered(int number) {
    return message(Kind.SQS, "arn:aws:sqs:eu-west-1:123456789012:q", body("n", number));
  }

  private static Document body(String name, int value) {
    return Document.draft().with(name, value).done();
  }

  /** The number in the message that a request carries. */
  private static int number(Received request) {
    return JSON.readTree(JSON.readTree(request.body()).path("MessageBody").asString())
        .path("n")
        .asInt();
  }

  private String logged() throws InterruptedException {
    return log.take();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static final Document EVENT =
      Document.draft()
          .with("version", "0")
          .with("detail-type", "EC2 Instance Launch Successful")
          .with("source", "aws.autoscaling")
          .with("resources", List.of("arn-1", "arn-2"))
          .with("detail", Document.draft().with("StatusCode", "InProgress").done())
          .done();

  private static void assertSignedFor(String service, Received request) {
    assertThat(request.header("Authorization"))
        .startsWith(
            "AWS4-HMAC-SHA256 Credential=123456789012/20260302/eu-west-1/"
                + service
                + "/aws4_request, SignedHeaders=host;x-amz-date, Signature=");
    assertThat(request.header("X-Amz-Date")).isEqualTo("20260302T120000Z");
  }

  @Test
  void aQueueIsSentTheBodyInTheJsonProtocol() {
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, numbered(5));

      Received request = receiver.next();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/");
      assertThat(request.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
      assertThat(request.header("X-Amz-Target")).isEqualTo("AmazonSQS.SendMessage");
      assertSignedFor("sqs", request);
      assertThat(request.body())
          .isEqualTo(
              "{\"QueueUrl\":\""
                  + receiver.endpoint()
                  + "/123456789012/q\",\"MessageBody\":\"{\\\"n\\\":5}\"}");
    }
  }

  @Test
  void aTopicIsSentABodyForEachProtocolInTheQueryProtocol() {
    Document body =
        Document.draft()
            .with("Event", "a & b")
            .with("Details", Document.draft().with("Subnet ID", "s").done())
            .done();
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, message(Kind.SNS, "arn:aws:sns:eu-west-1:123456789012:t", body));

      Received request = receiver.next();
      assertThat(request.header("Content-Type"))
          .isEqualTo("application/x-www-form-urlencoded; charset=utf-8");
      assertSignedFor("sns", request);
      assertThat(
              Stream.of(request.body().split("&", -1)).map(each -> URLDecoder.decode(each, UTF_8)))
          .containsExactly(
              "Action=Publish",
              "Version=2010-03-31",
              "TopicArn=arn:aws:sns:eu-west-1:123456789012:t",
              "Subject=A subject",
              "MessageStructure=json",
              "Message={\"default\":\"{\\\"Event\\\":\\\"a & b\\\","
                  + "\\\"Details\\\":{\\\"Subnet ID\\\":\\\"s\\\"}}\","
                  + "\"email\":\"Event: a & b\\nDetails: {Subnet ID=s}\"}");
    }
  }

  @Test
  void aLongSubjectIsCutToWhatTopicsTake() {
    Message message =
        new Message(
            7,
            AT,
            Kind.SNS,
            "g",
            Optional.of("arn:aws:sns:eu-west-1:123456789012:t"),
            Optional.of("s".repeat(200)),
            EVENT);
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, message);

      assertThat(receiver.next().body()).contains("&Subject=" + "s".repeat(100) + "&");
    }
  }

  @Test
  void anEventIsPutInTheJsonProtocol() {
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, message(Kind.EVENTBRIDGE, "", EVENT));

      Received request = receiver.next();
      assertThat(request.header("Content-Type")).isEqualTo("application/x-amz-json-1.1");
      assertThat(request.header("X-Amz-Target")).isEqualTo("AWSEvents.PutEvents");
      assertSignedFor("events", request);
      assertThat(request.body())
          .isEqualTo(
              "{\"Entries\":[{\"Time\":1772452800,\"Source\":\"aws.autoscaling\","
                  + "\"Resources\":[\"arn-1\",\"arn-2\"],"
                  + "\"DetailType\":\"EC2 Instance Launch Successful\","
                  + "\"Detail\":\"{\\\"StatusCode\\\":\\\"InProgress\\\"}\"}]}");
    }
  }

  @Test
  void anEventThatTheBusDoesNotTakeIsAFailure() throws InterruptedException {
    receiver.answers(request -> new Answer(200, "{\"FailedEntryCount\":1,\"Entries\":[{}]}"));
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, message(Kind.EVENTBRIDGE, "", EVENT));

      assertThat(logged()).contains("was not delivered").contains("\"FailedEntryCount\":1");
    }
  }

  @Test
  void aFunctionIsInvokedWithoutWaitingForItsEnd() {
    String function = "arn:aws:lambda:eu-west-1:123456789012:function:f";
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, message(Kind.LAMBDA, function, body("n", 1)));

      Received request = receiver.next();
      assertThat(request.path())
          .isEqualTo(
              "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Af"
                  + "/invocations");
      assertThat(request.header("X-Amz-Invocation-Type")).isEqualTo("Event");
      assertSignedFor("lambda", request);
      assertThat(request.body()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void aWebhookIsSentEveryEventAsItIs() {
    URI webhook = receiver.endpoint().resolve("/hook?key=1");
    Endpoints endpoints =
        new Endpoints(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(webhook),
            Optional.empty());
    try (Delivery delivery = new Delivery(endpoints, PACE)) {
      delivery.take(SCOPE, message(Kind.EVENTBRIDGE, "", EVENT));

      Received request = receiver.next();
      assertThat(request.path()).isEqualTo("/hook");
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
      JsonNode event = JSON.readTree(request.body());
      assertThat(event.propertyNames())
          .containsExactly("version", "detail-type", "source", "resources", "detail");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whereNobodyIsConfiguredEverythingCountsAsArrived(Kind kind) {
    Endpoints nobody =
        new Endpoints(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    try (Delivery delivery = new Delivery(nobody, PACE)) {
      delivery.take(SCOPE, message(kind, "arn", EVENT));

      assertThat(delivery.deliver(SCOPE, message(kind, "arn", EVENT))).isTrue();
    }
  }

  @Test
  void messagesArriveInTheirOrder() {
    Pace roomy = new Pace(VERY_PATIENT, List.of(), 100);
    try (Delivery delivery = delivery(roomy)) {
      for (int i = 0; i < 50; i++) {
        delivery.take(SCOPE, numbered(i));
      }

      assertThat(IntStream.range(0, 50).map(i -> number(receiver.next())))
          .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }
  }

  @Test
  void aFailureIsTriedAgainAndNotSpokenOf() {
    AtomicInteger attempts = new AtomicInteger();
    receiver.answers(request -> new Answer(attempts.incrementAndGet() < 3 ? 503 : 200, ""));
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, numbered(1));
      delivery.take(SCOPE, numbered(2));

      assertThat(IntStream.range(0, 4).map(i -> number(receiver.next())))
          .containsExactly(1, 1, 1, 2);
      assertThat(log).isEmpty();
    }
  }

  @Test
  void aReceiverThatIsGoneCostsALineForEachMessageAndIsTriedOnceUntilItIsBack()
      throws InterruptedException {
    receiver.answers(request -> new Answer(400, "no such\n queue"));
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, numbered(1));
      delivery.take(SCOPE, numbered(2));

      String line =
          "Message 7 of group g was not delivered to arn:aws:sqs:eu-west-1:123456789012:q at"
              + " "
              + receiver.endpoint().getAuthority()
              + ": it answered HTTP 400 no such queue";
      assertThat(logged()).isEqualTo(line);
      assertThat(logged()).isEqualTo(line);
      assertThat(IntStream.range(0, 4).map(i -> number(receiver.next())))
          .containsExactly(1, 1, 1, 2);
    }
  }

  @Test
  void aHostThatIsNotThereIsToldInTheLog() throws InterruptedException {
    receiver.close();
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, numbered(1));

      assertThat(logged()).endsWith(": it cannot be reached");
    }
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsDroppedWithOneLine() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    receiver.answers(
        request -> {
          await(released);
          return new Answer(200, "");
        });
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, numbered(0));
      List<Integer> arrived = new ArrayList<>(List.of(number(receiver.next())));
      for (int i = 1; i <= 9; i++) {
        delivery.take(SCOPE, numbered(i));
      }

      assertThat(logged())
          .isEqualTo(
              "3 messages wait for "
                  + receiver.endpoint().getAuthority()
                  + " already; those that come now are not delivered");
      assertThat(log).isEmpty();
      released.countDown();
      for (int i = 1; i <= 3; i++) {
        arrived.add(number(receiver.next()));
      }
      assertThat(arrived).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void aReceiverThatIsSilentHoldsUpNoOther() {
    CountDownLatch released = new CountDownLatch(1);
    receiver.answers(
        request -> {
          if (request.body().startsWith("Action=Publish")) {
            await(released);
          }
          return new Answer(200, "");
        });
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, message(Kind.SNS, "arn:aws:sns:eu-west-1:123456789012:t", EVENT));
      receiver.next();
      delivery.take(SCOPE, numbered(1));

      assertThat(number(receiver.next())).isEqualTo(1);
    }
    released.countDown();
  }

  @Test
  void anAnswerIsNotWaitedForForEver() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    receiver.answers(
        request -> {
          await(released);
          return new Answer(200, "");
        });
    try (Delivery delivery = delivery(new Pace(Duration.ofMillis(50), List.of(), 3))) {
      delivery.take(SCOPE, numbered(1));

      assertThat(logged()).endsWith(": it did not answer in time");
      assertThat(delivery.deliver(SCOPE, numbered(2))).isFalse();
    }
    released.countDown();
  }

  @Test
  void closingEndsWhatIsUnderWayWithoutAWord() {
    CountDownLatch released = new CountDownLatch(1);
    receiver.answers(
        request -> {
          await(released);
          return new Answer(200, "");
        });
    Delivery delivery = delivery(PACE);
    delivery.take(SCOPE, numbered(1));
    delivery.take(SCOPE, numbered(2));
    receiver.next();

    delivery.close();
    released.countDown();
    delivery.take(SCOPE, numbered(3));

    assertThat(receiver.unseen()).isZero();
    assertThat(log).isEmpty();
  }

  @Test
  void whatIsForgottenIsNotDelivered() {
    CountDownLatch released = new CountDownLatch(1);
    receiver.answers(
        request -> {
          await(released);
          return new Answer(200, "");
        });
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, numbered(1));
      delivery.take(SCOPE, numbered(2));
      receiver.next();

      delivery.forget(all -> true);
      delivery.take(SCOPE, numbered(3));
      released.countDown();

      assertThat(number(receiver.next())).isEqualTo(3);
    }
  }

  @Test
  void whatIsForgottenOfOneAccountLeavesWhatIsOfOthers() {
    CountDownLatch released = new CountDownLatch(1);
    receiver.answers(
        request -> {
          await(released);
          return new Answer(200, "");
        });
    Scope other = new Scope("999999999999", SCOPE.region());
    try (Delivery delivery = delivery(PACE)) {
      delivery.take(SCOPE, numbered(1));
      delivery.take(SCOPE, numbered(2));
      delivery.take(other, numbered(3));
      receiver.next();

      delivery.forget(SCOPE::equals);
      released.countDown();

      assertThat(number(receiver.next())).isEqualTo(3);
    }
  }
}
