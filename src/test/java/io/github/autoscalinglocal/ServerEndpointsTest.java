package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.time.ClockMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server tells of itself, and does around a world. */
@Timeout(30)
class ServerEndpointsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String WEB = "groups: [{AutoScalingGroupName: web, DesiredCapacity: 2}]";

  private static AutoScalingLocal.Builder manual() {
    return AutoScalingLocal.builder().clock(ClockMode.MANUAL).startingAt(START);
  }

  private static HttpResponse<String> send(
      AutoScalingLocal emulator, String method, String path, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(emulator.endpoint().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private static String ok(AutoScalingLocal emulator, String method, String path, String body)
      throws Exception {
    HttpResponse<String> answer = send(emulator, method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String get(AutoScalingLocal emulator, String path) throws Exception {
    return ok(emulator, "GET", path, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local/info", "/_localstack/info"})
  void whatIsRunningIsToldByTheNamesOfLocalStack(String path) throws Exception {
    URI outside = URI.create("https://asl.example");
    try (AutoScalingLocal emulator = manual().externalUrl(outside).start()) {
      assertThat(get(emulator, path))
          .startsWith("{\"version\":\"" + Version.CURRENT + "\",\"edition\":\"autoscaling-local\"")
          .contains("\"is_license_activated\":false", "\"server_time_utc\":\"20", "\"uptime\":")
          .endsWith("\"endpoint\":\"https://asl.example\"}");
      assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void theConfigurationOfAnEmbeddedEmulatorTellsWhatTheProgramHasSet() throws Exception {
    try (AutoScalingLocal emulator = manual().maxGroups(7).start()) {
      assertThat(get(emulator, "/_local/config"))
          .contains(
              "{\"name\":\"max-groups\",\"variable\":\"AUTOSCALING_LOCAL_MAX_GROUPS\",\"value\":\"7\",\"source\":\"program\"}",
              "{\"name\":\"max-instances\",\"variable\":\"AUTOSCALING_LOCAL_MAX_INSTANCES\",\"value\":\"5000\",\"source\":\"default\"}");
    }
  }

  @Test
  void theConfigurationOfAServerTellsTheNamesThatWereUsed() throws Exception {
    var start =
        (Arguments.Start)
            Arguments.read(new String[] {"--clock=manual"}, Map.of("GATEWAY_PORT", "0"));
    try (AutoScalingLocal emulator =
        new AutoScalingLocal(
            start.settings(), new Startup(start.origins(), Startup.EMBEDDED.init()))) {
      assertThat(get(emulator, "/_local/config"))
          .contains(
              "\"value\":\"0\",\"source\":\"GATEWAY_PORT\"}",
              "\"value\":\"manual\",\"source\":\"--clock\"}");
    }
  }

  @Test
  void theClockIsFrozenAndGoesOnFromWhereItStands() throws Exception {
    try (AutoScalingLocal emulator = AutoScalingLocal.builder().start()) {
      assertThat(ok(emulator, "POST", "/_local/clock/freeze", "")).contains("\"mode\":\"manual\"");
      Instant frozen = emulator.clock().now();
      emulator.clock().advance(Duration.ofDays(1));

      assertThat(ok(emulator, "POST", "/_local/clock/resume", ""))
          .contains("\"mode\":\"scaled\",\"speed\":1.0");

      // A day ahead of the real time, it is not sent back to it.
      assertThat(emulator.clock().now()).isAfterOrEqualTo(frozen.plus(Duration.ofDays(1)));
    }
  }

  @Test
  void timeRunsUntilNothingIsDue() throws Exception {
    try (AutoScalingLocal emulator = manual().set("timings", "realistic").start()) {
      emulator.seed(WEB);

      assertThat(ok(emulator, "POST", "/_local/clock/run-until-idle", ""))
          .contains("\"nextEvent\":null");
      assertThat(emulator.group("web").inService()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local/state", "/_localstack/state"})
  void theStateIsSavedAndLoadedOnDemand(String path, @TempDir Path folder) throws Exception {
    try (AutoScalingLocal emulator = manual().data(folder.resolve("state.json")).start()) {
      emulator.seed(WEB);
      ok(emulator, "POST", path + "/save", "");
      emulator.clock().advance(Duration.ofHours(1));
      emulator.seed("groups: [{AutoScalingGroupName: later}]");

      assertThat(ok(emulator, "POST", path + "/load", "")).contains("2026-01-01T00:00:00Z");

      assertThat(emulator.groups()).extracting(GroupSnapshot::name).containsExactly("web");
    }
  }

  @Test
  void aStateThatCannotBeSavedOrLoadedIsToldWithTheReason(@TempDir Path folder) throws Exception {
    try (AutoScalingLocal emulator = manual().start()) {
      HttpResponse<String> refused = send(emulator, "POST", "/_local/state/save", "");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .isEqualTo(
              "{\"error\":{\"code\":\"InvalidRequest\",\"message\":"
                  + "\"The state is kept in no file: start the emulator with --data.\"}}");
    }
    Path file = folder.resolve("state.json");
    try (AutoScalingLocal emulator = manual().data(file).start()) {
      Files.writeString(file, "{}");
      HttpResponse<String> broken = send(emulator, "POST", "/_local/state/load", "");
      assertThat(broken.statusCode()).isEqualTo(500);
      assertThat(broken.body()).contains("state.json cannot be loaded. This is no state");
    }
  }

  @Test
  void callsAreFoundByAnExample() throws Exception {
    try (AutoScalingLocal emulator = manual().start()) {
      String describe = "/?Version=2011-01-01&Action=DescribeTags&MaxRecords=";
      get(emulator, describe + 7);
      get(emulator, describe + 8);
      send(emulator, "GET", describe + 999, "");

      String found = "/_local/requests/find";
      assertThat(ok(emulator, "POST", found, "{\"parameters\":{\"MaxRecords\":\"7\"}}"))
          .contains("\"MaxRecords\":\"7\"")
          .doesNotContain("\"MaxRecords\":\"8\"");
      assertThat(ok(emulator, "POST", found, "{\"action\":\"DescribeTags\",\"status\":400}"))
          .contains("\"MaxRecords\":\"999\"")
          .doesNotContain("\"MaxRecords\":\"8\"");
      assertThat(ok(emulator, "POST", found, "{\"code\":\"ValidationError\",\"status\":200}"))
          .isEqualTo("{\"requests\":[]}");
      assertThat(ok(emulator, "POST", found, "{\"region\":\"eu-west-1\"}"))
          .isEqualTo("{\"requests\":[]}");
      assertThat(send(emulator, "POST", found, "{\"actoin\":\"x\"}").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void seedsComeFromAFolderInTheOrderOfTheirNamesAndThenFromWithin(@TempDir Path folder)
      throws Exception {
    Files.writeString(
        folder.resolve("2.yaml"),
        "calls: [{Action: SetDesiredCapacity, AutoScalingGroupName: web, DesiredCapacity: 1}]");
    Files.writeString(
        folder.resolve("1.json"), "{\"groups\":[{\"AutoScalingGroupName\":\"web\"}]}");
    Files.writeString(folder.resolve("notes.txt"), "no seed");
    String inline =
        "calls: [{Action: SetDesiredCapacity, AutoScalingGroupName: web, DesiredCapacity: 5}]";
    try (AutoScalingLocal emulator =
        manual().set("seed", folder + "/").set("seed-inline", inline).start()) {
      assertThat(emulator.group("web").desiredCapacity()).isEqualTo(5);
      assertThat(emulator.group("web").activities()).hasSize(5);

      emulator.clock().advance(Duration.ofHours(1));
      ok(emulator, "POST", "/_local/reset?init=1", "");

      assertThat(emulator.group("web").desiredCapacity()).isEqualTo(5);
      assertThat(emulator.clock().now()).isEqualTo(START);
    }
  }

  @Test
  void aSeedThatCannotBeStopsTheStartUnderItsName() throws IOException {
    AutoScalingLocal.Builder wrong = manual().seedDocument("groups: [{}]");

    assertThat(org.assertj.core.api.Assertions.catchThrowable(wrong::start))
        .hasMessageContaining(
            "--seed-inline cannot be applied. groups[0].AutoScalingGroupName: this is missing.");
  }
}
