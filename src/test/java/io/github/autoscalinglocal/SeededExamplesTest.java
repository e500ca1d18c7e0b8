package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Explanation.Victim;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Worked examples of the scale-in rules, each set up by a document of ten lines at most. */
@Timeout(30)
class SeededExamplesTest {
  private static final String NOW = "2026-01-01T12:00:00Z";

  private static Arguments example(String name, String seed, int count, String... victims) {
    return Arguments.of(name, seed, count, List.of(victims));
  }

  static Stream<Arguments> examples() {
    return Stream.of(
        example(
            "E03: the zone that leads",
            """
            groups:
              - AutoScalingGroupName: web
                TerminationPolicies: [OldestInstance]
                instances:
                  - {InstanceId: i-1, AvailabilityZone: us-east-1a, age: PT4H}
                  - {InstanceId: i-2, AvailabilityZone: us-east-1b, age: PT3H}
                  - {InstanceId: i-3, AvailabilityZone: us-east-1b, age: PT2H30M}
            """,
            1,
            "i-2"),
        example(
            "E10: exactly the two that are not protected",
            """
            groups:
              - AutoScalingGroupName: web
                instances:
                  - {InstanceId: i-1, AvailabilityZone: us-east-1a, ProtectedFromScaleIn: true}
                  - {InstanceId: i-2, AvailabilityZone: us-east-1a, ProtectedFromScaleIn: true}
                  - {InstanceId: i-5, AvailabilityZone: us-east-1a, age: PT50M}
                  - {InstanceId: i-3, AvailabilityZone: us-east-1b, ProtectedFromScaleIn: true}
                  - {InstanceId: i-4, AvailabilityZone: us-east-1b, age: PT30M}
            """,
            2,
            "i-5",
            "i-4"),
        example(
            "E14: health beats the zone",
            """
            groups:
              - AutoScalingGroupName: web
                TerminationPolicies: [OldestInstance]
                suspendedProcesses: [ReplaceUnhealthy]
                instances:
                  - {InstanceId: i-1, AvailabilityZone: us-east-1b, HealthStatus: Unhealthy}
                  - {InstanceId: i-2, AvailabilityZone: us-east-1a, age: PT2H30M}
                  - {InstanceId: i-3, AvailabilityZone: us-east-1a, age: PT2H50M}
            """,
            1,
            "i-1"),
        example(
            "E17: standby does not count",
            """
            groups:
              - AutoScalingGroupName: web
                TerminationPolicies: [OldestInstance]
                instances:
                  - {InstanceId: i-1, AvailabilityZone: us-east-1a, age: PT6H, LifecycleState: Standby}
                  - {InstanceId: i-2, AvailabilityZone: us-east-1a, age: PT5H}
                  - {InstanceId: i-3, AvailabilityZone: us-east-1b, age: PT4H}
                  - {InstanceId: i-4, AvailabilityZone: us-east-1b, age: PT3H}
            """,
            1,
            "i-3"),
        example(
            "E26: the lowest version, though it is the present one",
            """
            launchTemplates: [{LaunchTemplateName: app, versions: [{}, {}, {}]}]
            groups:
              - AutoScalingGroupName: web
                LaunchTemplate: {LaunchTemplateName: app, Version: 2}
                AvailabilityZones: [us-east-1a]
                instances:
                  - {InstanceId: i-1, LaunchTemplateVersion: 2, age: PT2H20M}
                  - {InstanceId: i-2, LaunchTemplateVersion: 2, age: PT2H40M}
                  - {InstanceId: i-3, LaunchTemplateVersion: 3, age: PT50M}
            """,
            1,
            "i-2"),
        example(
            "E47: the purchase option of which there are too many",
            """
            groups:
              - AutoScalingGroupName: web
                MixedInstancesPolicy:
                  LaunchTemplate: {LaunchTemplateSpecification: {LaunchTemplateName: app}}
                  InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 50}
                instances:
                  - {InstanceId: o-1, AvailabilityZone: us-east-1a, age: PT55M}
                  - {InstanceId: o-2, AvailabilityZone: us-east-1b, age: PT58M}
                  - {InstanceId: s-1, AvailabilityZone: us-east-1a, age: PT20M, spot: true}
                  - {InstanceId: s-2, AvailabilityZone: us-east-1b, age: PT40M, spot: true}
            """,
            1,
            "s-2"));
  }

  private static AutoScalingLocal start() {
    return AutoScalingLocal.builder()
        .clock(ClockMode.MANUAL)
        .startingAt(Instant.parse(NOW))
        .start();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void anExampleIsSetUpFromJava(String name, String seed, int count, List<String> victims) {
    assertThat(seed.lines()).hasSizeLessThanOrEqualTo(10);
    try (AutoScalingLocal emulator = start()) {
      emulator.seed(seed);

      assertThat(emulator.explain("web", count).victims())
          .extracting(Victim::instanceId)
          .containsExactlyElementsOf(victims);
      assertThat(emulator.group("web").activities()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void anExampleIsSetUpThroughThePort(String name, String seed, int count, List<String> victims)
      throws Exception {
    try (AutoScalingLocal emulator = start()) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(emulator.endpoint().resolve("/_local/seed"))
                      .PUT(BodyPublishers.ofString(seed))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(emulator.explain("web", count).victims())
          .extracting(Victim::instanceId)
          .containsExactlyElementsOf(victims);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void anExampleIsSetUpAndExplainedFromTheCommandLine(
      String name, String seed, int count, List<String> victims, @TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("seed.yaml"), seed);
    try (AutoScalingLocal emulator = start()) {
      command(emulator, "seed", file.toString());

      String told = command(emulator, "explain", "web", "--count", String.valueOf(count));

      assertThat(victims).allSatisfy(id -> assertThat(told).contains(id + " in us-east-1"));
      assertThat(told.lines().filter(line -> line.contains(" goes, decided by "))).hasSize(count);
    }
  }

  private static String command(AutoScalingLocal emulator, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(out, true, UTF_8);
    Map<String, String> environment =
        Map.of("AUTOSCALING_LOCAL_ENDPOINT", emulator.endpoint().toString());
    int status = ClientCommands.run(args, environment, both, both);
    assertThat(status).as(out.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }
}
