package io.github.autoscalinglocal.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The extension on the next line of JUnit, which it is not compiled for. */
@Timeout(120)
class JUnit6Test {
  private static final Path HERE = Path.of("target", "junit-6");

  @Test
  void itWorksOnJUnit6() throws Exception {
    List<Path> launcher = launcher();
    assumeTrue(
        launcher.size() == 1, "Needs the console of JUnit 6: mvn process-test-resources gets it.");

    Process console =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                launcher.get(0) + File.pathSeparator + withoutJUnit5(),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--config=junit.jupiter.execution.parallel.enabled=true",
                "--config=junit.jupiter.execution.parallel.config.strategy=fixed",
                "--config=junit.jupiter.execution.parallel.config.fixed.parallelism=8",
                "--include-classname=.*",
                "--select-class=" + Samples.Everything.class.getName(),
                "--select-class=" + Samples.SideBySide.class.getName(),
                "--select-class=" + Samples.OneEach.class.getName(),
                "--select-class=" + Samples.Failing.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(console.getInputStream().readAllBytes(), UTF_8);

    assertThat(console.waitFor()).as(output).isEqualTo(1);
    assertThat(output)
        .containsPattern("\\b7 tests successful")
        .containsPattern("\\b1 tests failed")
        .contains("autoscaling-local: fails(AutoScalingLocal, AutoScalingClient) failed at");
  }

  private static List<Path> launcher() throws IOException {
    if (!Files.isDirectory(HERE)) {
      return List.of();
    }
    try (Stream<Path> jars = Files.list(HERE)) {
      return jars.toList();
    }
  }

  private static String withoutJUnit5() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("junit-jupiter") && !entry.contains("junit-platform"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
