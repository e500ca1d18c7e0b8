package io.github.autoscalinglocal.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Main;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs the blocks of a page in one shell, as its reader would, and against an emulator of the
 * test's own.
 */
final class Shell {
  private static final String USUAL = "http://127.0.0.1:4566";
  private static final String NEXT = "---- next block ----";

  /**
   * Every refusal ends it. An old AWS CLI does not know the variable for the endpoint, and a watch
   * would go on for ever.
   */
  private static final String BEFORE =
      """
      set -eu -o pipefail
      curl() { command curl --fail-with-body --silent --show-error "$@"; echo; }
      if ! aws --version 2>&1 | grep -qE 'aws-cli/(1[.](29|[3-9][0-9])|2[.](1[3-9]|[2-9][0-9]))'; then
        aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }
      fi
      asl() { "$JAVA" -XX:TieredStopAtLevel=1 -cp "$CLASSES" "$MAIN" "$@" $([ "$1" != watch ] || echo --once); }
      """;

  private final Path folder;
  private final URI endpoint;

  Shell(Path folder, URI endpoint) {
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /** What each of them prints. */
  List<String> run(List<String> blocks) throws IOException, InterruptedException {
    String script =
        blocks.stream().collect(Collectors.joining("echo '" + NEXT + "'\n", BEFORE, ""));
    Path file =
        Files.writeString(folder.resolve("script.sh"), script.replace(USUAL, endpoint.toString()));
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder shell =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectError(errors.toFile());
    Map<String, String> environment = shell.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(
        Map.of(
            "JAVA", System.getProperty("java.home") + "/bin/java",
            "CLASSES", classPath(),
            "MAIN", Main.class.getName(),
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
            "AWS_MAX_ATTEMPTS", "1",
            "AWS_PAGER", "",
            "NO_PROXY", "127.0.0.1"));
    Process process = shell.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    List<String> outputs = new ArrayList<>(Arrays.asList(printed.split(NEXT + "\n", -1)));
    assertThat(status)
        .as(
            () -> {
              String last = outputs.get(outputs.size() - 1);
              return "%s%n%s%n%s".formatted(blocks.get(outputs.size() - 1), last, read(errors));
            })
        .isZero();
    return outputs;
  }

  /** Which may be relative to where the tests run. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException none) {
      return none.toString();
    }
  }
}
