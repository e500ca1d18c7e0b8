package io.github.autoscalinglocal.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The module for Testcontainers, as far as it goes without an engine, and with one. */
@Timeout(120)
class AutoScalingLocalContainerTest {
  private static final String IMAGE = "autoscaling-local";

  @Test
  void settingsBecomeVariablesOfTheContainer() {
    try (AutoScalingLocalContainer container =
        new AutoScalingLocalContainer(IMAGE)
            .withClock(Instant.parse("2026-01-01T00:00:00Z"))
            .withSetting("max-groups", "3")) {
      assertThat(container.getEnvMap())
          .containsEntry("AUTOSCALING_LOCAL_CLOCK", "manual")
          .containsEntry("AUTOSCALING_LOCAL_NOW", "2026-01-01T00:00:00Z")
          .containsEntry("AUTOSCALING_LOCAL_MAX_GROUPS", "3");
    }
  }

  @Test
  void aSeedGoesAlongAsTextOrAsAFile(@TempDir Path folder) throws Exception {
    String seed = "groups: [{AutoScalingGroupName: web}]";
    try (AutoScalingLocalContainer inline = new AutoScalingLocalContainer(IMAGE).withSeed(seed)) {
      assertThat(inline.getEnvMap()).containsEntry("AUTOSCALING_LOCAL_SEED_INLINE", seed);
    }
    MountableFile file =
        MountableFile.forHostPath(Files.writeString(folder.resolve("seed.yaml"), seed));
    try (AutoScalingLocalContainer mounted = new AutoScalingLocalContainer(IMAGE).withSeed(file)) {
      assertThat(mounted.getEnvMap()).containsEntry("AUTOSCALING_LOCAL_SEED_FILE", "/seed");
    }
  }

  @Test
  void clientsAreToldWhatTheyAreToldByThatOfLocalStack() {
    try (AutoScalingLocalContainer container = new AutoScalingLocalContainer(IMAGE)) {
      assertThat(container.getExposedPorts()).containsExactly(4566);
      assertThat(container.getRegion()).isEqualTo("us-east-1");
      assertThat(container.getAccessKey()).isEqualTo("test");
      assertThat(container.getSecretKey()).isEqualTo("test");
      container.withSetting("default-region", "eu-west-1");
      assertThat(container.getRegion()).isEqualTo("eu-west-1");
    }
  }

  @Test
  void anotherImageIsRefusedUnlessItIsDeclaredASubstitute() {
    DockerImageName other = DockerImageName.parse("registry.example/team/asl:1");

    assertThatIllegalStateException().isThrownBy(() -> new AutoScalingLocalContainer(other));
    try (AutoScalingLocalContainer container =
        new AutoScalingLocalContainer(other.asCompatibleSubstituteFor(IMAGE))) {
      assertThat(container.getExposedPorts()).containsExactly(4566);
    }
  }

  @Test
  @Tag("docker")
  void theContainerServesAsSoonAsItHasStarted() throws Exception {
    assumeTrue(
        isBuilt(), "Needs a Docker engine that has the image: docker build -t autoscaling-local .");
    try (AutoScalingLocalContainer emulator =
        new AutoScalingLocalContainer("autoscaling-local")
            .withClock(Instant.parse("2026-01-01T00:00:00Z"))
            .withSeed("groups: [{AutoScalingGroupName: web, DesiredCapacity: 2}]")) {
      emulator.start();
      URI endpoint = emulator.getEndpoint(); // for endpointOverride
      assertThat(get(endpoint, "/_local/groups/web")).contains("\"desiredCapacity\":2");
      emulator.advance(Duration.ofHours(1));
      assertThat(get(endpoint, "/_local/clock")).contains("\"now\":\"2026-01-01T01:00:00Z\"");
      emulator.reset();
      emulator.seed("groups: [{AutoScalingGroupName: app}]");
      assertThat(get(endpoint, "/_local/groups")).contains("\"app\"").doesNotContain("\"web\"");
    }
  }

  private static boolean isBuilt() throws InterruptedException {
    try {
      return new ProcessBuilder("docker", "image", "inspect", IMAGE)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noDocker) {
      return false;
    }
  }

  private static String get(URI endpoint, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }
}
