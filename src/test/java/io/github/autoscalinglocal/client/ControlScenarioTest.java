package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.client.Control.Answer;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import tools.jackson.databind.JsonNode;

/** Scale-ins driven through the SDK, foretold and explained by the emulator's own endpoints. */
class ControlScenarioTest {
  private Sandbox sandbox;
  private Control control;

  @BeforeEach
  void start() {
    restart(Sandbox.start());
  }

  private void restart(Sandbox next) {
    sandbox = next;
    control = sandbox.control();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void ofFiveWithThreeProtectedTheTwoOthersGo() {
    sandbox.create("g", 5);
    List<String> guarded = sandbox.ids("g").subList(1, 4);
    List<String> free = sandbox.ids("g").stream().filter(id -> !guarded.contains(id)).toList();
    sandbox.protect("g", guarded);

    sandbox.setDesired("g", 3);

    assertThat(sandbox.ids("g")).isEqualTo(guarded);
    assertThat(sandbox.activities("g"))
        .hasSize(7)
        .extracting(Activity::statusCode)
        .containsOnly(ScalingActivityStatusCode.SUCCESSFUL);
    JsonNode decision = control.get("/_local/decisions?group=g").body().at("/decisions/0");
    assertThat(Control.victims(decision)).containsExactlyInAnyOrderElementsOf(free);
    assertThat(decision.path("count").asInt()).isEqualTo(2);
    assertThat(Control.elements(decision.path("excluded")))
        .extracting(each -> each.path("instanceId").asString())
        .isEqualTo(guarded);
    assertThat(Control.elements(decision.path("excluded")))
        .extracting(each -> each.path("reason").asString())
        .containsOnly("protected");
  }

  @Test
  void whenAllThatIsLeftIsProtectedTheScaleInIsCancelledAndGoesOnLater() {
    sandbox.create("g", 5);
    List<String> guarded = sandbox.ids("g").subList(0, 3);
    sandbox.protect("g", guarded);

    sandbox.setDesired("g", 1);

    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(sandbox.ids("g")).isEqualTo(guarded);
    JsonNode decision = control.get("/_local/decisions?limit=1").body().at("/decisions/0");
    assertThat(decision.path("count").asInt()).isEqualTo(4);
    assertThat(Control.victims(decision)).hasSize(2).doesNotContainAnyElementsOf(guarded);
    assertThat(Control.elements(decision.path("excluded"))).hasSize(3);
    List<Activity> cancelled =
        sandbox.activities("g").stream()
            .filter(each -> each.statusCode() == ScalingActivityStatusCode.CANCELLED)
            .toList();
    assertThat(cancelled).hasSize(1);
    assertThat(cancelled.get(0).description())
        .isEqualTo(
            "Could not scale to desired capacity because all remaining instances are protected from"
                + " scale-in.");
    assertThat(cancelled.get(0).cause())
        .isEqualTo(
            "At 2026-03-02T10:00:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 5 to 1.  At 2026-03-02T10:00:00Z group reached"
                + " equilibrium.");
    assertThat(cancelled.get(0).progress()).isEqualTo(100);
    assertThat(cancelled.get(0).endTime()).isEqualTo(Sandbox.START);

    sandbox
        .client()
        .setInstanceProtection(
            request ->
                request
                    .autoScalingGroupName("g")
                    .instanceIds(guarded.get(0), guarded.get(2))
                    .protectedFromScaleIn(false));

    assertThat(sandbox.ids("g")).containsExactly(guarded.get(1));
  }

  static Stream<List<String>> policies() {
    return Stream.of(
        List.of("Default"),
        List.of("OldestInstance"),
        List.of("NewestInstance"),
        List.of("OldestLaunchTemplate", "NewestInstance"),
        List.of("OldestLaunchConfiguration", "ClosestToNextInstanceHour"),
        List.of("AllocationStrategy", "Default"),
        List.of("Elastigroup:Default"),
        List.of("Elastigroup:NewestInstances"));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whoIsForetoldGoes(List<String> policies) {
    for (long seed = 1; seed <= 5; seed++) {
      sandbox.close();
      long given = seed;
      restart(Sandbox.start(settings -> settings.seed(given)));
      grow(policies);
      for (int desired : List.of(9, 6, 5, 1)) {
        int count = sandbox.ids("g").size() - desired;
        Answer first = control.get("/_local/groups/g/scale-in?count=" + count);
        assertThat(control.get("/_local/groups/g/scale-in?count=" + count)).isEqualTo(first);
        List<String> before = sandbox.ids("g");
        List<String> foretold = Control.victims(first.body());
        assertThat(foretold).hasSize(count);

        sandbox.setDesired("g", desired);

        JsonNode decision = control.get("/_local/decisions?limit=1").body().at("/decisions/0");
        assertThat(decision).isEqualTo(first.body());
        List<String> left = new ArrayList<>(before);
        left.removeAll(foretold);
        assertThat(sandbox.ids("g")).isEqualTo(left);
        sandbox.advance(Duration.ofSeconds(1234));
      }
    }
  }

  /** Ten instances of two launch template versions in three zones, of four ages. */
  private void grow(List<String> policies) {
    sandbox.create(
        "g",
        3,
        group ->
            group
                .availabilityZones("us-east-1a", "us-east-1b", "us-east-1c")
                .terminationPolicies(policies));
    for (int desired : List.of(5, 8, 10)) {
      sandbox.advance(Duration.ofSeconds(1000));
      sandbox
          .client()
          .updateAutoScalingGroup(
              request ->
                  request
                      .autoScalingGroupName("g")
                      .desiredCapacity(desired)
                      .launchTemplate(template -> template.launchTemplateName("web").version("2")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Default,true",
    "OldestLaunchTemplate,true",
    "OldestInstance,true",
    "NewestInstance,false"
  })
  void aRollingDeploymentInOneZoneLosesAllOfOneVersion(String policy, boolean oldOnesGo) {
    sandbox.create(
        "g",
        5,
        group ->
            group
                .terminationPolicies(policy)
                .launchTemplate(template -> template.launchTemplateName("web").version("1")));
    List<String> old = sandbox.ids("g");
    sandbox.advance(Duration.ofMinutes(25));
    sandbox
        .client()
        .updateAutoScalingGroup(
            request ->
                request
                    .autoScalingGroupName("g")
                    .launchTemplate(template -> template.launchTemplateName("web").version("2"))
                    .desiredCapacity(10));
    assertThat(sandbox.instances("g"))
        .filteredOn(instance -> instance.launchTemplate().version().equals("2"))
        .extracting(Instance::instanceId)
        .hasSize(5)
        .doesNotContainAnyElementsOf(old);
    sandbox.advance(Duration.ofMinutes(10));

    sandbox.setDesired("g", 5);

    assertThat(sandbox.ids("g").stream().anyMatch(old::contains)).isEqualTo(!oldOnesGo);
    assertThat(sandbox.ids("g")).hasSize(5);
    if (!oldOnesGo) {
      assertThat(sandbox.ids("g")).isEqualTo(old);
    }
  }

  @Test
  void zoneBalanceOutranksTheAgeOfAVersion() {
    // Old instances only in the zones a and b; the new ones fill up c.
    sandbox.create(
        "g",
        4,
        group ->
            group.availabilityZones("us-east-1a", "us-east-1b").terminationPolicies("Default"));
    sandbox
        .client()
        .updateAutoScalingGroup(
            request ->
                request
                    .autoScalingGroupName("g")
                    .availabilityZones("us-east-1a", "us-east-1b", "us-east-1c")
                    .launchTemplate(template -> template.launchTemplateName("web").version("2"))
                    .desiredCapacity(10));
    List<String> versionsInC =
        sandbox.instances("g").stream()
            .filter(instance -> instance.availabilityZone().equals("us-east-1c"))
            .map(instance -> instance.launchTemplate().version())
            .toList();
    assertThat(versionsInC).hasSizeGreaterThanOrEqualTo(3).containsOnly("2");

    sandbox.setDesired("g", 3);

    assertThat(sandbox.instances("g"))
        .extracting(Instance::availabilityZone)
        .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
  }

  @Test
  void theInstanceClosestToItsNextHourGoes() {
    sandbox.create("g", 1, group -> group.terminationPolicies("ClosestToNextInstanceHour"));
    String a = sandbox.ids("g").get(0);
    assertThat(control.post("/_local/clock/advance", "{\"by\":\"PT5M\"}").status()).isEqualTo(200);
    String b = grown(List.of(a));
    assertThat(
            control.post("/_local/clock/advance", "{\"to\":\"2026-03-02T10:10:00Z\"}").text("now"))
        .isEqualTo("2026-03-02T10:10:00Z");
    String c = grown(List.of(a, b));

    moveTo("2026-03-02T10:55:00Z");
    assertThat(control.preview("g", 3)).containsExactly(a, b, c);
    // A has just begun another hour, and so on.
    moveTo("2026-03-02T11:00:00Z");
    assertThat(control.preview("g", 3)).containsExactly(b, c, a);
    moveTo("2026-03-02T11:05:01Z");
    assertThat(control.preview("g", 3)).containsExactly(c, a, b);
    moveTo("2026-03-02T11:10:01Z");
    assertThat(control.preview("g", 3)).containsExactly(a, b, c);
    sandbox.setDesired("g", 2);
    assertThat(sandbox.ids("g")).containsExactlyInAnyOrder(b, c);
  }

  private String grown(List<String> known) {
    sandbox.setDesired("g", known.size() + 1);
    return sandbox.ids("g").stream().filter(id -> !known.contains(id)).findFirst().orElseThrow();
  }

  private void moveTo(String instant) {
    Answer answer =
        control.put("/_local/clock", "{\"mode\":\"manual\",\"now\":\"" + instant + "\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("now")).isEqualTo(instant);
    assertThat(sandbox.now()).isEqualTo(Instant.parse(instant));
  }

  @Test
  void inRealisticTimingsALaunchAndATerminationGoThroughTheirStates() {
    sandbox.close();
    restart(Sandbox.start(settings -> settings.timings(Timings.REALISTIC)));
    sandbox.create("g", 1);
    assertThat(sandbox.instances("g")).isEmpty();
    assertThat(sandbox.activities("g")).isEmpty();

    step();
    assertNewest(
        5, ScalingActivityStatusCode.WAITING_FOR_INSTANCE_ID, 0, "Launching a new EC2 instance");
    assertThat(sandbox.instances("g")).isEmpty();
    step();
    String id = sandbox.ids("g").get(0);
    String launching = "Launching a new EC2 instance: " + id;
    assertNewest(7, ScalingActivityStatusCode.PRE_IN_SERVICE, 30, launching);
    assertThat(state()).isEqualTo(LifecycleState.PENDING);
    step();
    assertNewest(37, ScalingActivityStatusCode.SUCCESSFUL, 100, launching);
    assertThat(state()).isEqualTo(LifecycleState.IN_SERVICE);

    sandbox.setDesired("g", 0);
    String terminating = "Terminating EC2 instance: " + id;
    assertThat(state()).isEqualTo(LifecycleState.IN_SERVICE);
    step();
    assertNewest(42, ScalingActivityStatusCode.IN_PROGRESS, 0, terminating);
    assertThat(state()).isEqualTo(LifecycleState.TERMINATING);
    assertThat(control.get("/_local/clock").text("nextEvent")).isEqualTo("2026-03-02T10:01:22Z");
    step();
    assertNewest(82, ScalingActivityStatusCode.SUCCESSFUL, 100, terminating);
    assertThat(sandbox.instances("g")).isEmpty();
    Activity ended = sandbox.activities("g").get(0);
    assertThat(ended.startTime()).isEqualTo(Sandbox.START.plusSeconds(42));
    assertThat(ended.endTime()).isEqualTo(Sandbox.START.plusSeconds(82));
  }

  private void step() {
    Answer answer = control.post("/_local/clock/advance", "{\"events\":1}");
    assertThat(answer.body().path("eventsRun").asInt()).isEqualTo(1);
  }

  private LifecycleState state() {
    return sandbox.instances("g").get(0).lifecycleState();
  }

  private void assertNewest(
      int secondsAfterStart, ScalingActivityStatusCode status, int progress, String description) {
    assertThat(sandbox.now()).isEqualTo(Sandbox.START.plusSeconds(secondsAfterStart));
    Activity newest = sandbox.activities("g").get(0);
    assertThat(newest.statusCode()).isEqualTo(status);
    assertThat(newest.progress()).isEqualTo(progress);
    assertThat(newest.description()).isEqualTo(description);
    assertThat(newest.endTime() != null).isEqualTo(progress == 100);
  }

  @Test
  void idleIsWhenNothingIsDue() {
    sandbox.close();
    restart(Sandbox.start(settings -> settings.timings(Timings.REALISTIC)));
    sandbox.create("g", 3);

    Answer answer = control.post("/_local/clock/advance", "{\"untilIdle\":true}");

    assertThat(answer.body().path("pendingEvents").asInt()).isZero();
    assertThat(answer.body().path("nextEvent").isNull()).isTrue();
    assertThat(sandbox.instances("g"))
        .hasSize(3)
        .extracting(Instance::lifecycleState)
        .containsOnly(LifecycleState.IN_SERVICE);
  }

  @Test
  void aCallIsAboutTheAccountAndRegionOfItsHeaders() {
    AutoScalingClient there = sandbox.client("111111111111", "eu-west-1");
    there.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("g")
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones("eu-west-1a")
                .minSize(1)
                .maxSize(4)
                .desiredCapacity(2));
    there.setDesiredCapacity(request -> request.autoScalingGroupName("g").desiredCapacity(1));
    String account = "x-local-account";
    String region = "x-local-region";

    Answer preview =
        control.get("/_local/groups/g/scale-in", account, "111111111111", region, "eu-west-1");
    Answer decisions =
        control.get("/_local/decisions", account, "111111111111", region, "eu-west-1");

    assertThat(Control.victims(preview.body())).hasSize(1);
    assertThat(Control.elements(decisions.body().path("decisions"))).hasSize(1);
    assertThat(control.get("/_local/groups/g/scale-in").status()).isEqualTo(404);
    assertThat(control.get("/_local/groups/g/scale-in", account, "111111111111").status())
        .isEqualTo(404);
    assertThat(control.get("/_local/groups/g/scale-in", region, "eu-west-1").status())
        .isEqualTo(404);
    assertThat(control.decisions("g")).isEmpty();
    Answer nobody = control.get("/_local/decisions", account, "somebody");
    assertThat(nobody.status()).isEqualTo(400);
    assertThat(nobody.body().at("/error/code").asString()).isEqualTo("InvalidRequest");
  }

  @Test
  void aResetMakesTheSameHistoryPossibleAgain() {
    List<Object> first = history();

    assertThat(control.post("/_local/reset", "").status()).isEqualTo(200);

    assertThat(sandbox.now()).isEqualTo(Sandbox.START);
    assertThat(sandbox.client().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    assertThat(
            sandbox
                .client()
                .describeScalingActivities(request -> request.includeDeletedGroups(true))
                .activities())
        .isEmpty();
    assertThat(control.decisions("g")).isEmpty();
    assertThat(history()).isEqualTo(first);
    assertThat(control.post("/moto-api/reset", "").status()).isEqualTo(200);
    assertThat(sandbox.client().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
  }

  private List<Object> history() {
    sandbox.create("g", 6, group -> group.availabilityZones("us-east-1a", "us-east-1b"));
    sandbox.advance(Duration.ofMinutes(7));
    sandbox.setDesired("g", 3);
    return List.of(sandbox.group("g"), sandbox.activities("g"), control.decisions("g"));
  }

  @Test
  void aResetOfAnAccountOrRegionSparesTheOthers() {
    for (String account : List.of("111111111111", "222222222222")) {
      for (String region : List.of("eu-west-1", "us-east-1")) {
        sandbox
            .client(account, region)
            .createAutoScalingGroup(
                request ->
                    request
                        .autoScalingGroupName("g")
                        .launchTemplate(template -> template.launchTemplateName("web"))
                        .availabilityZones(region + "a")
                        .minSize(1)
                        .maxSize(1));
      }
    }
    sandbox.advance(Duration.ofMinutes(1));

    control.post("/_local/reset?account=111111111111&region=eu-west-1", "");
    assertThat(left()).containsExactly("1 us-east-1", "2 eu-west-1", "2 us-east-1");
    control.post("/_local/reset?account=222222222222", "");
    assertThat(left()).containsExactly("1 us-east-1");
    control.post("/_local/reset?region=us-east-1", "");
    assertThat(left()).isEmpty();
    assertThat(sandbox.now()).isEqualTo(Sandbox.START.plusSeconds(60));
  }

  private List<String> left() {
    return Stream.of("1 eu-west-1", "1 us-east-1", "2 eu-west-1", "2 us-east-1")
        .filter(
            where ->
                !sandbox
                    .client(where.substring(0, 1).repeat(12), where.substring(2))
                    .describeAutoScalingGroups()
                    .autoScalingGroups()
                    .isEmpty())
        .toList();
  }
}
