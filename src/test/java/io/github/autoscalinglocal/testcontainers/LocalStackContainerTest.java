package io.github.autoscalinglocal.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image where {@code LocalStackContainer} of Testcontainers (1.x and 2.x) expects that of
 * LocalStack: what the module puts into the container runs here, on the files of the image.
 */
@Timeout(60)
class LocalStackContainerTest {
  /** As the module writes it to {@code /testcontainers_start.sh}. */
  private static final String STARTER_SCRIPT =
      """
      #!/bin/bash
      export LAMBDA_DOCKER_FLAGS="-l org.testcontainers=true -l org.testcontainers.sessionId=1"
      export ECS_DOCKER_FLAGS="-l org.testcontainers=true -l org.testcontainers.sessionId=1"
      export EC2_DOCKER_FLAGS="-l org.testcontainers=true -l org.testcontainers.sessionId=1"
      export BATCH_DOCKER_FLAGS="-l org.testcontainers=true -l org.testcontainers.sessionId=1"
      /usr/local/bin/docker-entrypoint.sh
      """;

  @Test
  void itsStarterScriptStartsTheServerAndItsPatternFindsTheReadyLine(@TempDir Path container)
      throws Exception {
    Path script = script(container);
    String isOurs =
        "[ \"$*\" = '-XX:AOTCache=/app/autoscaling-local.aot @/app/classpath %s' ] || exit 9\n"
            .formatted(Main.class.getName());
    executable(
        container.resolve("java"),
        "#!/bin/sh\n%sexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s\n"
            .formatted(
                isOurs,
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Main.class.getName()));
    Process started = start(container, script);

    try {
      assertThat(frame(started.inputReader(UTF_8))).matches("(?s).*Ready\\.\n");
    } finally {
      started.descendants().forEach(ProcessHandle::destroyForcibly);
      started.destroyForcibly();
    }
  }

  @Test
  void theImageHasWhatItNeeds() throws IOException {
    String dockerfile = Files.readString(Path.of("Dockerfile"));

    assertThat(dockerfile)
        .contains("COPY --chmod=755 docker/docker-entrypoint.sh /usr/local/bin/")
        .contains("ENTRYPOINT [\"/usr/local/bin/docker-entrypoint.sh\"]")
        .contains("EXPOSE 4566")
        .contains("AUTOSCALING_LOCAL_HOST=0.0.0.0");
  }

  private static Path script(Path container) throws IOException {
    String entry = Path.of("docker/docker-entrypoint.sh").toAbsolutePath().toString();
    Path script = container.resolve("testcontainers_start.sh");
    executable(script, STARTER_SCRIPT.replace("/usr/local/bin/docker-entrypoint.sh", entry));
    return script;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** With the environment that the module and users of LocalStack set. */
  private static Process start(Path container, Path script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.toString());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", container + ":" + environment.get("PATH"));
    environment.put("AUTOSCALING_LOCAL_PORT", "0");
    environment.put("SERVICES", "autoscaling,ec2");
    environment.put("LOCALSTACK_HOST", "localhost");
    environment.put("EAGER_SERVICE_LOADING", "1");
    return builder.redirectErrorStream(true).start();
  }

  /** What is written until the ready line, each line ended as in the log of a container. */
  private static String frame(BufferedReader log) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.isEmpty() || !lines.get(lines.size() - 1).endsWith("Ready.")) {
      String line = log.readLine();
      assertThat(line).as("the container stopped after %s", lines).isNotNull();
      lines.add(line);
    }
    return String.join("\n", lines) + "\n";
  }
}
