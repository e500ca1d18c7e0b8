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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
