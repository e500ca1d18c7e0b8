package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The process as its user meets it. */
@Timeout(60)
class MainTest {
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void killWhatIsLeft() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void itTellsWhereItListensAndWhatToPasteAndEndsWithReady() throws Exception {
    Process server = run("--port", "0", "--clock", "manual", "--now", "2026-01-01T00:00:00Z");

    List<String> lines = untilReady(server.inputReader(UTF_8));

    String endpoint = endpoint(lines);
    assertThat(endpoint).matches("http://127\\.0\\.0\\.1:\\d+");
    assertThat(lines)
        .contains("Clock: stands still until /_local/clock moves it. Timings: instant. Seed: 0.")
        .anySatisfy(line -> assertThat(line).contains("AWS_ACCESS_KEY_ID=test"))
        .endsWith("Ready.");
    assertThat(lines.stream().filter(line -> line.contains("--endpoint-url " + endpoint)))
        .hasSize(2);
    assertThat(get(endpoint + "/_local/clock")).contains("\"now\":\"2026-01-01T00:00:00Z\"");
  }

  @Test
  void aSignalStopsItCleanlyWithinTwoSecondsEvenWithAConnectionOpen() throws Exception {
    Process server = run("--port", "0");
    BufferedReader out = server.inputReader(UTF_8);
    assertThat(get(endpoint(untilReady(out)) + "/_local/health")).contains("running");

    server.toHandle().destroy();

    assertThat(server.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(128 + 15);
    assertThat(out.lines()).isEmpty();
    assertThat(server.errorReader(UTF_8).lines()).isEmpty();
  }

  @Test
  void aPortInUseIsToldInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process server = run("--port", String.valueOf(taken.getLocalPort()));

      assertThat(server.waitFor()).isEqualTo(1);
      assertThat(server.errorReader(UTF_8).lines())
          .singleElement()
          .asString()
          .startsWith(
              "autoscaling-local: cannot listen on 127.0.0.1, port " + taken.getLocalPort());
      assertThat(server.inputReader(UTF_8).lines()).isEmpty();
    }
  }

  private static Path write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void scriptsRunBeforeItCallsItselfReadyAndBeforeItStops(@TempDir Path init) throws Exception {
    Path words = init.resolve("words");
    write(init, "boot.d/1.sh", "echo boot >> " + words);
    write(init, "start.d/1.sh", "echo start >> " + words);
    write(init, "ready.d/1.yaml", "groups: [{AutoScalingGroupName: web}]");
    write(init, "ready.d/2.sh", "echo ready >> " + words + "; echo said aloud");
    write(init, "shutdown.d/1.sh", "echo shutdown >> " + words);

    Process server = run("--port=0", "--init", init.toString());
    List<String> lines = untilReady(server.inputReader(UTF_8));

    assertThat(words).hasContent("boot\nstart\nready");
    assertThat(lines).anyMatch(line -> line.contains("INFO") && line.endsWith("2.sh: said aloud"));
    assertThat(get(endpoint(lines) + "/_local/groups")).contains("\"web\"");
    assertThat(get(endpoint(lines) + "/readyz")).contains("running");
    server.toHandle().destroy();
    server.waitFor();
    assertThat(words).hasContent("boot\nstart\nready\nshutdown");
  }

  @Test
  void aScriptThatFailsEndsTheStartIfThatIsAskedFor(@TempDir Path init) throws Exception {
    write(init, "ready.d/1.sh", "exit 1");
    assertThat(untilReady(run("--port=0", "--init", init.toString()).inputReader(UTF_8)))
        .anyMatch(line -> line.endsWith("ready.d/1.sh failed: it ended with the status 1"));

    Process failing = run("--port=0", "--init", init.toString(), "--init-fail-fast=true");

    assertThat(failing.waitFor()).isEqualTo(4);
    assertThat(failing.errorReader(UTF_8).lines())
        .containsExactly(
            "autoscaling-local: a script of the start has failed, and --init-fail-fast is on");
    assertThat(failing.inputReader(UTF_8).lines()).doesNotContain("Ready.");
  }

  @Test
  void theLogCanBeJsonWhereOnlyTheLastLineIsPlain() throws Exception {
    Process server = run("--port=0", "--log-format=json", "--log-level=debug");

    List<String> lines = untilReady(server.inputReader(UTF_8));

    JsonMapper json = JsonMapper.builder().build();
    assertThat(lines.subList(0, lines.size() - 1))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(json.readTree(line).path("level").asString()).isNotEmpty())
        .anySatisfy(
            line ->
                assertThat(json.readTree(line).path("formattedMessage").asString())
                    .startsWith("autoscaling-local ")
                    .contains(" listens on http://127.0.0.1:"));
  }

  @Test
  void linksNameTheHostByWhichClientsKnowIt() throws Exception {
    List<String> lines =
        untilReady(run("--port=0", "--demo", "--external-url=http://asl.test").inputReader(UTF_8));

    assertThat(lines)
        .anyMatch(line -> line.endsWith("listens on http://asl.test"))
        .anyMatch(line -> line.contains("curl \"http://asl.test/_local/groups/demo"))
        .noneMatch(line -> line.contains("http://127.0.0.1"));
  }

  @Test
  void anUnknownOptionIsToldInOneLine() throws Exception {
    Process server = run("--prot", "0");

    assertThat(server.waitFor()).isEqualTo(2);
    assertThat(server.errorReader(UTF_8).lines())
        .containsExactly(
            "autoscaling-local: there is no option --prot, the closest is --port."
                + " All settings: --help");
  }

  @Test
  void helpIsNoFailure() throws Exception {
    Process help = run("--help");

    assertThat(help.inputReader(UTF_8).lines())
        .contains(
            "  --demo                               Sets up a group whose scale-in is worth looking at.");
    assertThat(help.waitFor()).isZero();
  }

  private Process run(String... args) throws IOException {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName()),
                        Stream.of(args))
                    .toList())
            .start();
    processes.add(process);
    return process;
  }

  private static List<String> untilReady(BufferedReader out) throws IOException {
    List<String> lines = new ArrayList<>();
    while (!lines.contains("Ready.")) {
      String line = out.readLine();
      assertThat(line).as("the process ended after %s", lines).isNotNull();
      lines.add(line);
    }
    return lines;
  }

  private static String endpoint(List<String> lines) {
    return lines.get(0).replaceAll(".* listens on ", "");
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }
}
