package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.autoscalinglocal.engine.time.ClockMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emulator as a program embeds it. */
@Timeout(30)
class AutoScalingLocalTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String FUNCTION =
      "arn:aws:lambda:us-east-1:000000000000:function:who-goes:prod";

  private final HttpClient client = HttpClient.newHttpClient();
  private AutoScalingLocal emulator = start(AutoScalingLocal.builder());

  private static AutoScalingLocal start(AutoScalingLocal.Builder settings) {
    return settings.clock(ClockMode.MANUAL).startingAt(START).start();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void itAnswersAwsAndControlCallsOnOnePort() throws Exception {
    createGroup("Default", 2);

    assertThat(instances()).hasSize(2);
    assertThat(get("/_local/clock").body()).contains("\"now\":\"2026-01-01T00:00:00Z\"");
  }

  @Test
  void itsClockIsMovedByHand() {
    emulator.clock().advance(Duration.ofHours(1));

    assertThat(emulator.clock().now()).isEqualTo("2026-01-01T01:00:00Z");
  }

  @Test
  void aResetForgetsEverything() throws Exception {
    createGroup("Default", 2);
    emulator.clock().advance(Duration.ofHours(1));

    emulator.reset();

    assertThat(instances()).isEmpty();
    assertThat(emulator.clock().now()).isEqualTo(START);
  }

  @Test
  void afterAResetTheSameCallsGiveTheSameInstances() throws Exception {
    createGroup("Default", 3);
    List<String> before = instances();

    emulator.reset();
    createGroup("Default", 3);

    assertThat(instances()).isEqualTo(before);
  }

  @Test
  void twoEmulatorsKnowNothingOfEachOther() throws Exception {
    try (AutoScalingLocal other = AutoScalingLocal.start()) {
      createGroup("Default", 1);

      assertThat(other.endpoint()).isNotEqualTo(emulator.endpoint());
      assertThat(send(HttpRequest.newBuilder(other.endpoint().resolve("/_local/clock"))).body())
          .contains("\"pendingEvents\":0", "realtime");
    }
  }

  @Test
  void aPortThatIsTakenIsTold() {
    AutoScalingLocal.Builder same = AutoScalingLocal.builder().port(emulator.endpoint().getPort());

    assertThatThrownBy(same::start).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusalsAtThePortAreXmlForAwsAndJsonForTheRest() throws Exception {
    HttpRequest.Builder aws =
        HttpRequest.newBuilder(emulator.endpoint()).header("Origin", "http://evil.example");
    HttpRequest.Builder own =
        HttpRequest.newBuilder(emulator.endpoint().resolve("/_local/reset"))
            .header("Origin", "http://evil.example")
            .POST(BodyPublishers.noBody());

    assertThat(send(aws).statusCode()).isEqualTo(403);
    assertThat(send(aws).body()).startsWith("<ErrorResponse").contains("<Code>AccessDenied</Code>");
    assertThat(send(own).statusCode()).isEqualTo(403);
    assertThat(send(own).body()).startsWith("{\"error\":{\"code\":\"AccessDenied\"");
  }

  @Test
  void aTooLongBodyGetsAnAwsAnswer() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(emulator.endpoint())
                .POST(BodyPublishers.ofByteArray(new byte[(2 << 20) + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("<Code>RequestEntityTooLarge</Code>");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
  }

  @Test
  void whenACallReturnsTheTerminationFunctionItCausedHasAnswered() throws Exception {
    HttpServer lambda =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.createContext(
        "/2015-03-31/functions/",
        invocation -> {
          String payload = new String(invocation.getRequestBody().readAllBytes(), UTF_8);
          byte[] answer =
              "{\"InstanceIDs\":[\"%s\"]}"
                  .formatted(payload.replaceAll("(?s).*\"InstanceId\":\"(.*?)\".*", "$1"))
                  .getBytes(UTF_8);
          invocation.sendResponseHeaders(200, answer.length);
          invocation.getResponseBody().write(answer);
          invocation.close();
        });
    lambda.start();
    emulator.close();
    emulator =
        start(
            AutoScalingLocal.builder()
                .lambdaEndpoint(URI.create("http://127.0.0.1:" + lambda.getAddress().getPort())));
    createGroup(FUNCTION, 2);

    call("SetDesiredCapacity&AutoScalingGroupName=web&DesiredCapacity=1");

    assertThat(instances()).hasSize(1);
    lambda.stop(0);
  }

  private void createGroup(String terminationPolicy, int desired) throws Exception {
    call(
        "CreateAutoScalingGroup&AutoScalingGroupName=web&MinSize=0&MaxSize=9"
            + "&AvailabilityZones.member.1=us-east-1a&LaunchTemplate.LaunchTemplateId=lt-0123456789abcdef0"
            + "&TerminationPolicies.member.1=%s&DesiredCapacity=%d"
                .formatted(terminationPolicy, desired));
  }

  private List<String> instances() throws Exception {
    return Pattern.compile("<InstanceId>(.*?)</InstanceId>")
        .matcher(call("DescribeAutoScalingInstances"))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private String call(String action) throws Exception {
    HttpResponse<String> answer = get("/?Version=2011-01-01&Action=" + action);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> get(String target) throws Exception {
    return send(HttpRequest.newBuilder(emulator.endpoint().resolve(target)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
