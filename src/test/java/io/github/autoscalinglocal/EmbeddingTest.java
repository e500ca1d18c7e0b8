package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Explanation.Victim;
import io.github.autoscalinglocal.model.Timings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a program sees of an emulator that it embeds. */
@Timeout(30)
class EmbeddingTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String TENANT = "111122223333";

  private final AutoScalingLocal emulator = manual().start();

  private static AutoScalingLocal.Builder manual() {
    return AutoScalingLocal.builder().clock(ClockMode.MANUAL).startingAt(START);
  }

  private static AutoScalingLocal.Builder realistic() {
    return manual().timings(Timings.REALISTIC);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void itsGroupsCanBeReadAsTheyAreNow() {
    create(emulator, 2);
    GroupSnapshot before = emulator.group("web");

    desire(emulator, 1);

    assertThat(before.instances()).hasSize(2);
    GroupSnapshot after = emulator.group("web");
    assertThat(after.desiredCapacity()).isEqualTo(1);
    assertThat(after.instances())
        .singleElement()
        .satisfies(
            instance -> {
              assertThat(instance.lifecycleState()).isEqualTo("InService");
              assertThat(instance.healthy()).isTrue();
              assertThat(instance.spot()).isFalse();
              assertThat(instance.availabilityZone()).isEqualTo("us-east-1a");
              assertThat(instance.launchTime()).isEqualTo(START);
            });
    assertThat(after.activities())
        .extracting(activity -> activity.description().replaceAll(" i-.*", ""))
        .containsExactly(
            "Launching a new EC2 instance:",
            "Launching a new EC2 instance:",
            "Terminating EC2 instance:");
    assertThat(emulator.groups()).containsExactly(after);
  }

  @Test
  void aGroupThatIsNotThereIsTold() {
    create(emulator, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.group("wbe"))
        .withMessage(
            "there is no group wbe in account 000000000000, region us-east-1; there are [web]");
  }

  @Test
  void whatItExplainsIsWhatHappensThen() {
    create(emulator, 4);

    List<String> named =
        emulator.explain("web", 2).victims().stream().map(Victim::instanceId).toList();
    desire(emulator, 2);

    assertThat(named).hasSize(2);
    assertThat(emulator.group("web").inService()).hasSize(2).doesNotContainAnyElementsOf(named);
    assertThat(emulator.group("web").decisionAgainst(named.get(0))).isPresent();
  }

  @Test
  void whatItCannotExplainIsTold() {
    create(emulator, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.explain("web", 1, "YoungestInstance"))
        .withMessage("[YoungestInstance] is not a valid termination policy");
    assertThatIllegalArgumentException().isThrownBy(() -> emulator.explain("web", 0));
  }

  @Test
  void timeGoesToAnInstantAndNeverBack() {
    emulator.clock().advanceTo(START.plusSeconds(90));

    assertThat(emulator.clock().now()).isEqualTo("2026-01-01T00:01:30Z");
    assertThat(emulator.clock().instant()).isEqualTo("2026-01-01T00:01:30Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.clock().advanceTo(START))
        .withMessage(
            "time never goes back: it is 2026-01-01T00:01:30Z already, and not 2026-01-01T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.clock().advance(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.clock().advance(Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  void theNextEventCanBeGoneTo() {
    try (AutoScalingLocal slow = realistic().start()) {
      create(slow, 1);

      // The reconciler looks after five seconds, the instance is known two later.
      assertThat(slow.clock().advanceToNextEvent()).contains(START.plusSeconds(5));
      assertThat(slow.clock().advanceToNextEvent()).contains(START.plusSeconds(7));
      assertThat(slow.group("web").instances()).hasSize(1);
    }
    assertThat(emulator.clock().advanceToNextEvent()).isEmpty();
    assertThat(emulator.clock().now()).isEqualTo(START);
  }

  @Test
  void timeRunsUntilSomethingHasComeAbout() {
    try (AutoScalingLocal slow = realistic().start()) {
      create(slow, 2);

      Instant inService =
          slow.clock()
              .runUntil(() -> slow.group("web").inService().size() == 2, Duration.ofMinutes(5));

      // Five seconds to the reconciler, two to the id, thirty to boot.
      assertThat(inService).isEqualTo(START.plusSeconds(37)).isEqualTo(slow.clock().now());
      assertThat(slow.clock().runUntil(() -> true, Duration.ZERO)).isEqualTo(inService);
    }
  }

  @Test
  void whatDoesNotComeAboutInTimeIsTold() {
    create(emulator, 1);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                emulator
                    .clock()
                    .runUntil(
                        () -> emulator.group("web").inService().isEmpty(), Duration.ofHours(1)))
        .withMessage(
            "what was waited for did not come about from 2026-01-01T00:00:00Z to 2026-01-01T01:00:00Z");
    assertThat(emulator.clock().now()).isEqualTo(START.plus(Duration.ofHours(1)));
  }

  @Test
  void itsClockCanBeSwitched() {
    assertThat(emulator.clock().mode()).isEqualTo(ClockMode.MANUAL);

    emulator.clock().switchTo(ClockMode.scaled(60));

    assertThat(emulator.clock().mode()).isEqualTo(ClockMode.scaled(60));
  }

  @Test
  void faultsStrikeUntilTheyAreRemoved() {
    String id =
        emulator.faults().add(FaultRule.insufficientCapacity().inZone("us-east-1a").times(3));
    emulator.faults().add(FaultRule.throttle().onOperation("SetDesiredCapacity").times(1));
    create(emulator, 1);

    assertThat(emulator.group("web").inService()).isEmpty();
    assertThat(emulator.group("web").activities())
        .first()
        .satisfies(activity -> assertThat(activity.statusCode()).isEqualTo("Failed"));
    assertThat(setDesired(emulator, 1).status()).isEqualTo(400);
    assertThat(setDesired(emulator, 1).status()).isEqualTo(200);
    assertThat(emulator.faults().list())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.id()).isEqualTo(id);
              assertThat(left.kind()).isEqualTo("insufficient-capacity");
            });

    emulator.faults().remove(id);

    assertThat(emulator.faults().list()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> emulator.faults().remove(id));
    emulator.faults().add(FaultRule.apiError("ServiceUnavailable", 503).inGroup("web"));
    assertThat(setDesired(emulator, 1).status()).isEqualTo(503);
    emulator.faults().clear();
    assertThat(setDesired(emulator, 1).status()).isEqualTo(200);
  }

  @Test
  void aFaultThatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.faults().add(FaultRule.throttle().inZone("us-east-1a")))
        .withMessage(
            "Field 'match.availabilityZone' has no place in a fault of kind 'throttle'; there are"
                + " match.group, match.operation, status, code, message.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.faults().add(FaultRule.lambdaError().times(0)));
  }

  @Test
  void whatGroupsTellCanBeRead() {
    call(
        emulator,
        "CreateAutoScalingGroup&AutoScalingGroupName=web&MinSize=0&MaxSize=9&DesiredCapacity=1"
            + "&AvailabilityZones.member.1=us-east-1a&LaunchTemplate.LaunchTemplateName=web");

    assertThat(emulator.messages())
        .anySatisfy(
            message -> {
              assertThat(message.kind()).isEqualTo("eventbridge");
              assertThat(message.group()).isEqualTo("web");
              assertThat(message.body())
                  .containsEntry("detail-type", "EC2 Instance Launch Successful");
            });
  }

  @Test
  void otherAccountsAndRegionsAreLookedInOnDemand() {
    create(emulator, 1);

    assertThat(emulator.in("000000000000", "us-east-1").groups()).hasSize(1);
    assertThat(emulator.in("000000000000", "eu-west-1").groups()).isEmpty();
    assertThat(emulator.in(TENANT, "us-east-1").groups()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> emulator.in("12", "us-east-1"));
  }

  @Test
  void aTenantHasTimeIdsAndGroupsOfItsOwnBehindTheSamePort() throws Exception {
    create(emulator, 2);
    AutoScalingLocal tenant = emulator.tenant(TENANT, START.plusSeconds(3600));

    send(tenant.endpoint(), "AWS4-HMAC-SHA256 Credential=" + TENANT, creation(2));
    tenant.clock().advance(Duration.ofHours(1));

    assertThat(tenant.endpoint()).isEqualTo(emulator.endpoint());
    assertThat(tenant.account()).isEqualTo(TENANT);
    assertThat(tenant.clock().now()).isEqualTo("2026-01-01T02:00:00Z");
    assertThat(emulator.clock().now()).isEqualTo(START);
    // The same calls as in the world of all others, and so the same instances.
    assertThat(tenant.group("web").inService()).isEqualTo(emulator.group("web").inService());
    assertThat(tenant.group("web").instances().get(0).launchTime())
        .isEqualTo("2026-01-01T01:00:00Z");
    assertThat(control(tenant, "/_local/clock")).contains("02:00:00Z");
    assertThat(control(emulator, "/_local/clock")).contains("00:00:00Z");
  }

  @Test
  void aTenantThatIsClosedOrResetTakesNothingElseAlong() throws Exception {
    create(emulator, 1);
    AutoScalingLocal tenant = emulator.tenant(TENANT);
    send(tenant.endpoint(), "AWS4-HMAC-SHA256 Credential=" + TENANT, creation(1));
    assertThatIllegalArgumentException().isThrownBy(() -> emulator.tenant(TENANT));

    tenant.reset();
    assertThat(tenant.groups()).isEmpty();
    tenant.close();

    assertThat(emulator.groups()).hasSize(1);
    assertThat(emulator.tenant(TENANT).groups()).isEmpty();
  }

  @Test
  void closingTwiceIsClosing() {
    AutoScalingLocal other = manual().start();

    other.close();
    other.close();

    assertThat(emulator.groups()).isEmpty();
  }

  @Test
  void itsStateCanBeTakenAndPutBack() {
    create(emulator, 2);
    String state = emulator.state();
    GroupSnapshot before = emulator.group("web");
    desire(emulator, 0);
    emulator.clock().advance(Duration.ofHours(1));

    emulator.restore(state);

    assertThat(emulator.group("web")).isEqualTo(before);
    assertThat(emulator.clock().now()).isEqualTo(START);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.restore("{\"format\":99}"))
        .withMessage("This is a state in the format 99; this emulator reads format 5.");
    assertThat(emulator.group("web")).isEqualTo(before);
  }

  @Test
  void aStateGoesToAnotherEmulatorThroughThePortWhateverItsLength() throws Exception {
    create(emulator, 2);
    String state = control(emulator, "/_local/state");
    String padded = " ".repeat(3 << 20) + state;

    try (AutoScalingLocal other = manual().start()) {
      HttpResponse<String> answer = put(other, "/_local/state", padded);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(other.group("web")).isEqualTo(emulator.group("web"));
      assertThat(put(other, "/_local/state", "{}").body())
          .isEqualTo(
              "{\"error\":{\"code\":\"InvalidRequest\",\"message\":"
                  + "\"This is no state: it has no number for its format, such as 5.\"}}");
    }
  }

  @Test
  void settingsCanBeMadeByTheirOutsideNames() {
    try (AutoScalingLocal other =
        manual().set("timings", "realistic,boot=1s").set("default-account", TENANT).start()) {
      assertThat(other.account()).isEqualTo(TENANT);
      create(other, 1);
      assertThat(other.group("web").instances()).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manual().set("timing", "realistic"))
        .withMessage("there is no setting timing");
    assertThatIllegalArgumentException().isThrownBy(() -> manual().set("clock", "slow"));
  }

  @Test
  void aClockThatKeepsToTheRealTimeDropsAnotherStart() {
    try (AutoScalingLocal other = manual().clock(ClockMode.REALTIME).start()) {
      assertThat(other.clock().now()).isAfter(START);
    }
  }

  /** The fastest of twenty, as other programs may have the machine meanwhile. */
  @Test
  void oneMoreTakesATenthOfASecondAtMost() {
    long fastest =
        IntStream.range(0, 20)
            .mapToLong(
                round -> {
                  long begin = System.nanoTime();
                  AutoScalingLocal another = manual().start();
                  long nanos = System.nanoTime() - begin;
                  another.close();
                  return nanos;
                })
            .min()
            .orElseThrow();

    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(100));
  }

  private static void create(AutoScalingLocal emulator, int desired) {
    call(emulator, creation(desired));
  }

  private static String creation(int desired) {
    return "CreateAutoScalingGroup&AutoScalingGroupName=web&MinSize=0&MaxSize=9"
        + "&AvailabilityZones.member.1=us-east-1a&LaunchTemplate.LaunchTemplateName=web"
        + "&DesiredCapacity="
        + desired;
  }

  private static void desire(AutoScalingLocal emulator, int desired) {
    assertThat(setDesired(emulator, desired).status()).isEqualTo(200);
  }

  private static Response setDesired(AutoScalingLocal emulator, int desired) {
    return answer(
        emulator, "SetDesiredCapacity&AutoScalingGroupName=web&DesiredCapacity=" + desired);
  }

  private static void call(AutoScalingLocal emulator, String action) {
    Response answer = answer(emulator, action);
    assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
  }

  private static Response answer(AutoScalingLocal emulator, String action) {
    return emulator.answer(
        new Request(
            "GET", "/", "Version=2011-01-01&Action=" + action, name -> List.of(), new byte[0]));
  }

  private static void send(URI endpoint, String credential, String action) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/?Version=2011-01-01&Action=" + action))
            .header(
                "Authorization",
                credential
                    + "/20260101/us-east-1/autoscaling/aws4_request, SignedHeaders=host, Signature=0")
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String control(AutoScalingLocal emulator, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(emulator.endpoint().resolve(path))
            .header("x-local-account", emulator.account())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static HttpResponse<String> put(AutoScalingLocal emulator, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(emulator.endpoint().resolve(path))
            .PUT(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
