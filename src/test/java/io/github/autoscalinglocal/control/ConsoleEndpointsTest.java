package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the console reads, and the console itself. */
class ConsoleEndpointsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Scenario aws = Scenario.realistic();
  private final ControlSite site =
      new ControlSite(
          aws.engine(),
          Scenario.SCOPE,
          () -> {
            throw new AssertionError("nothing is to be reset");
          },
          "1.2.3");

  // What is to come

  @Test
  void theAgendaTellsWhatIsToComeTheNextFirst() {
    aws.create("web", 0, 5, 1);
    aws.advance(Duration.ofSeconds(6));

    JsonNode first = get("/_local/clock/agenda").path("events").get(0);

    assertThat(first.path("at").asString()).isEqualTo("2026-03-02T12:00:07Z");
    assertThat(first.path("kind").asString()).isEqualTo("Launch.InstanceKnown");
    assertThat(first.path("what").asString()).isEqualTo("EC2 tells the instance id");
    assertThat(first.path("account").asString()).isEqualTo(Scenario.SCOPE.account());
    assertThat(first.path("about").path("groupName").asString()).isEqualTo("web");
    assertThat(first.path("about").path("instanceId").asString()).startsWith("i-");
  }

  @Test
  void theAgendaIsCutAndSaysSo() {
    aws.create("web", 0, 9, 9);
    aws.advance(Duration.ofSeconds(6));

    JsonNode answer = get("/_local/clock/agenda?limit=3");

    assertThat(answer.path("events")).hasSize(3);
    assertThat(answer.path("total").asInt()).isEqualTo(aws.world().agenda().size());
  }

  @Test
  void everyEventHasAMeaning() {
    List<String> kinds =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.autoscalinglocal")
                .stream()
                .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
                .map(type -> ReadAgenda.kind(type.reflect()))
                .toList();

    assertThat(kinds).hasSizeGreaterThan(20);
    assertThat(kinds).allMatch(kind -> ReadAgenda.meaning(kind).isPresent());
  }

  // What was

  @Test
  void aTimelineHasTheSpansOfEachInstance() {
    aws.create("web", 0, 5, 1);
    aws.advance(Duration.ofMinutes(2));
    aws.desire("web", 0);
    aws.advance(Duration.ofMinutes(5));

    JsonNode timeline = get("/_local/groups/web/timeline");

    assertThat(timeline.path("from").asString()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(timeline.path("now").asString()).isEqualTo("2026-03-02T12:07:00Z");
    assertThat(timeline.path("capacity"))
        .extracting(wish -> wish.path("desiredCapacity").asInt())
        .containsExactly(1, 0);
    JsonNode lane = timeline.path("instances").get(0);
    assertThat(lane.path("gone").asBoolean()).isTrue();
    assertThat(lane.path("spans"))
        .extracting(
            span ->
                span.path("state").asString()
                    + " "
                    + span.path("from").asString().substring(14)
                    + " "
                    + span.path("to").asString().substring(14))
        .containsExactly(
            "Pending 00:07Z 00:37Z", "InService 00:37Z 02:05Z", "Terminating 02:05Z 02:45Z");
    assertThat(timeline.path("activities"))
        .extracting(activity -> activity.path("activityId").asString())
        .containsExactlyElementsOf(
            aws.activities("web").stream().map(each -> each.activityId()).toList());
  }

  @Test
  void aTimelineHasTheMetricsOfTheGroup() {
    aws.create("web", 0, 5, 2);
    aws.advance(Duration.ofMinutes(1));
    ok(
        "POST",
        "/_local/metrics",
        "{\"group\":\"web\",\"metric\":\"ASGAverageCPUUtilization\",\"mode\":\"total\",\"value\":120}");
    aws.advance(Duration.ofMinutes(3));

    JsonNode line = get("/_local/groups/web/timeline").path("metrics").get(0);

    assertThat(line.path("name").asString()).isEqualTo("CPUUtilization");
    assertThat(line.path("period").asInt()).isEqualTo(60);
    assertThat(line.path("points"))
        .hasSize(3)
        .allMatch(point -> point.path("value").asDouble() == 60);
  }

  @Test
  void aGroupThatIsGoneHasATimelineStill() {
    aws.create("web", 0, 5, 1);
    aws.advance(Duration.ofMinutes(1));
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=web", "ForceDelete=true");
    aws.advance(Duration.ofMinutes(5));

    JsonNode timeline = get("/_local/groups/web/timeline");

    assertThat(timeline.path("exists").asBoolean()).isFalse();
    assertThat(timeline.path("instances")).hasSize(1);
    assertThat(timeline.path("capacity"))
        .last()
        .extracting(wish -> wish.path("desiredCapacity").isNull())
        .isEqualTo(true);
  }

  @Test
  void aGroupThatNeverWasHasNone() {
    Response answer = send("GET", "/_local/groups/web/timeline", "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(text(answer)).contains("There is no group 'web'");
  }

  @Test
  void accountsAndRegionsWithGroupsAreListed() {
    aws.create("web", 0, 5, 2);
    aws.as("999999999999", "us-east-1").create("theirs", 0, 5, 1);
    aws.advance(Duration.ofMinutes(1));

    JsonNode answer = get("/_local/scopes");

    assertThat(answer.path("home").path("account").asString()).isEqualTo(Scenario.SCOPE.account());
    assertThat(answer.path("scopes"))
        .extracting(
            each ->
                each.path("account").asString()
                    + " "
                    + each.path("region").asString()
                    + " "
                    + each.path("groups").asInt()
                    + " "
                    + each.path("instances").asInt())
        .containsExactly("123456789012 us-east-1 1 2", "999999999999 us-east-1 1 1");
  }

  @Test
  void anInstanceThatWaitsTellsAtWhichHook() {
    aws.create("web", 0, 5, 0);
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=web",
        "LifecycleHookName=warm",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING",
        "HeartbeatTimeout=60");
    aws.desire("web", 1);
    aws.advance(Duration.ofSeconds(40));

    JsonNode member = get("/_local/groups/web").path("instances").get(0);

    assertThat(member.path("lifecycleState").asString()).isEqualTo("Pending:Wait");
    assertThat(member.path("heldUpBy").get(0).path("hook").asString()).isEqualTo("warm");
    assertThat(member.path("heldUpBy").get(0).path("until").asString())
        .isEqualTo("2026-03-02T12:01:37Z");
  }

  // What if

  @Test
  void anotherProtectionIsSupposedAndNothingChanges() {
    aws.create("web", 0, 5, 3, "TerminationPolicies.member.1=OldestInstance");
    aws.advance(Duration.ofMinutes(2));
    String path = "/_local/groups/web/scale-in?count=1";
    String victim = get(path).path("victims").get(0).path("instanceId").asString();

    JsonNode supposed = get(path + "&protect=" + victim);

    assertThat(supposed.path("victims").get(0).path("instanceId").asString())
        .isNotEqualTo(victim)
        .startsWith("i-");
    assertThat(supposed.path("excluded").get(0).path("instanceId").asString()).isEqualTo(victim);
    assertThat(supposed.path("excluded").get(0).path("reason").asString()).isEqualTo("protected");
    assertThat(aws.instances("web")).noneMatch(each -> each.protectedFromScaleIn());
    assertThat(get(path).path("victims").get(0).path("instanceId").asString()).isEqualTo(victim);
  }

  @Test
  void aProtectionIsTakenAwayInTheSuppositionOnly() {
    aws.create("web", 0, 5, 2);
    aws.advance(Duration.ofMinutes(2));
    List<String> ids = aws.ids("web");
    aws.protect("web", ids.get(0), ids.get(1));
    String path = "/_local/groups/web/scale-in?count=1";
    assertThat(get(path).path("victims")).isEmpty();

    JsonNode supposed = get(path + "&unprotect=" + ids.get(1));

    assertThat(supposed.path("victims").get(0).path("instanceId").asString()).isEqualTo(ids.get(1));
  }

  @Test
  void aStrangerCannotBeSupposedToBeProtected() {
    aws.create("web", 0, 5, 1);

    Response answer = send("GET", "/_local/groups/web/scale-in?protect=i-1", "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(text(answer)).contains("There is no instance 'i-1' in the group 'web'.");
  }

  // What happens

  @ParameterizedTest
  @CsvSource({
    "GET, /_local/events?group=web, 'There is no parameter ''group''; there are account, region.'",
    "POST, /_local/events, 'Only GET, HEAD is allowed here.'",
    "GET, /_local/clock/agenda?limit=0, 'Parameter ''limit'' must be a whole number above 0.'",
  })
  void whatIsWrongWithACallIsTold(String method, String path, String message) {
    assertThat(text(send(method, path, ""))).contains(message);
  }

  @Test
  void eventsGoOn() {
    Response answer = send("GET", "/_local/events", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.feed()).isPresent();
    assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
  }

  // The page

  @Test
  void thePageIsItsFilesAndNothingFromElsewhere() {
    Response page = send("GET", "/_local/", "");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers())
        .containsEntry("Content-Type", "text/html; charset=utf-8")
        .containsEntry("Cache-Control", "no-cache")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(page.headers().get("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(text(page)).contains("Emulator, not AWS").doesNotContain("http://", "https://");
  }

  @ParameterizedTest
  @CsvSource({
    "main.js, text/javascript; charset=utf-8",
    "base.css, text/css; charset=utf-8",
    "icon.svg, image/svg+xml"
  })
  void filesHaveTheirType(String file, String type) {
    Response answer = send("GET", "/_local/console/" + file, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", type);
    assertThat(answer.headers().get("Content-Security-Policy")).contains("default-src 'none'");
  }

  @Test
  void aFileThatTheBrowserHasIsNotSentAgain() {
    Response first = send("GET", "/_local/console/main.js", "");
    String tag = first.headers().get("ETag");

    Response again =
        site.answer(
            new Request(
                "GET",
                "/_local/console/main.js",
                "",
                name -> name.equals("If-None-Match") ? List.of(tag) : List.of(),
                new byte[0]));

    assertThat(tag).matches("\"\\d+-[0-9a-f]{8}\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers()).containsEntry("ETag", tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing.js",
        "index.htm",
        "..%2Fendpoints.tsv",
        "%2e%2e%2Fendpoints.tsv",
        "endpoints.tsv",
        "console",
        ".js",
        "MAIN.JS",
        "a%00.js"
      })
  void thereAreNoOtherFiles(String file) {
    assertThat(send("GET", "/_local/console/" + file, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local", "/ui"})
  void whoLooksForItElsewhereIsLedThere(String path) {
    Response answer = send("GET", path, "");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers()).containsEntry("Location", "/_local/");
  }

  private JsonNode get(String path) {
    return JSON.readTree(text(ok("GET", path, "")));
  }

  private Response ok(String method, String path, String body) {
    Response answer = send(method, path, body);
    assertThat(answer.status()).as(text(answer)).isEqualTo(200);
    return answer;
  }

  private Response send(String method, String pathAndQuery, String body) {
    String[] parts = pathAndQuery.split("\\?", 2);
    return site.answer(
        new Request(
            method,
            parts[0],
            parts.length == 1 ? "" : parts[1],
            name -> List.of(),
            body.getBytes(UTF_8)));
  }

  private static String text(Response answer) {
    return new String(answer.body(), UTF_8);
  }
}
