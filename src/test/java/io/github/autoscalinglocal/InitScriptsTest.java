package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.control.InitReport.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts and seeds that run at the start and the stop. */
@Timeout(60)
class InitScriptsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private Path ours;
  private Path theirs;
  private Path seen;

  @BeforeEach
  void folders(@TempDir Path folder) throws IOException {
    ours = folder.resolve("ours");
    theirs = folder.resolve("theirs");
    seen = Files.createDirectory(folder.resolve("seen"));
  }

  private static Path write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** A script that leaves a file behind which holds its words, one after the other. */
  private String says(String words) {
    return "echo \"" + words + "\" >> " + seen.resolve("words");
  }

  private List<String> words() throws IOException {
    Path file = seen.resolve("words");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private InitScripts scripts(boolean failFast, Duration limit) {
    return new InitScripts(List.of(ours, theirs), failFast, limit);
  }

  private static AutoScalingLocal start(InitScripts scripts) throws IOException {
    return new AutoScalingLocal(
        AutoScalingLocal.builder().region("eu-west-1").settings(),
        new Startup(Map.of(), scripts.report()));
  }

  private static HttpResponse<String> get(AutoScalingLocal emulator, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(emulator.endpoint().resolve(path)).build(),
            BodyHandlers.ofString());
  }

  private static int status(AutoScalingLocal emulator, String path) throws Exception {
    return get(emulator, path).statusCode();
  }

  @Test
  void theyRunOneByOneInTheOrderOfTheirNamesAndOursComesBeforeTheOther() throws Exception {
    write(ours, "ready.d/20-b.sh", says("ours"));
    write(theirs, "ready.d/20-b.sh", says("never"));
    write(theirs, "ready.d/10-a.sh", says("theirs"));
    write(theirs, "ready.d/30-c.sh", says("last"));
    write(ours, "boot.d/x.sh", says("boot"));
    InitScripts scripts = scripts(false, LONG);

    scripts.run(Stage.BOOT, Optional.empty());
    scripts.run(Stage.READY, Optional.empty());

    assertThat(words()).containsExactly("boot", "theirs", "ours", "last");
  }

  @Test
  void aScriptFindsTheEmulatorByItsEnvironment() throws Exception {
    Path script =
        write(
            ours,
            "start.d/env.sh",
            "#!/bin/sh\n"
                + says(
                    "$AWS_ENDPOINT_URL $AUTOSCALING_LOCAL_ENDPOINT $AWS_ACCESS_KEY_ID"
                        + " $AWS_SECRET_ACCESS_KEY $AWS_DEFAULT_REGION"));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    InitScripts scripts = scripts(false, LONG);

    try (AutoScalingLocal emulator = start(scripts)) {
      scripts.run(Stage.START, Optional.of(emulator));

      URI url = emulator.endpoint();
      String[] told = words().get(0).split(" ");
      assertThat(told[0]).isEqualTo(url.toString());
      assertThat(told[1]).isEqualTo(url.toString());
      assertThat(told).hasSize(5).doesNotContain("");
    }
  }

  @Test
  void aSeedIsSetUp() throws Exception {
    write(ours, "ready.d/1.yaml", "groups: [{AutoScalingGroupName: web, DesiredCapacity: 2}]");
    write(ours, "ready.d/2.json", "{\"groups\":[{\"AutoScalingGroupName\":\"app\"}]}");
    InitScripts scripts = scripts(true, LONG);

    try (AutoScalingLocal emulator = start(scripts)) {
      scripts.run(Stage.READY, Optional.of(emulator));

      assertThat(emulator.groups()).extracting(GroupSnapshot::name).containsExactly("app", "web");
      assertThat(scripts.haveFailed()).isFalse();
    }
  }

  @Test
  void aSeedIsPassedOverWhereAStateGoesOn() throws Exception {
    write(ours, "ready.d/1.yaml", "groups: [{AutoScalingGroupName: web}]");
    Path data = seen.resolve("state.json");
    for (int round = 0; round < 2; round++) {
      InitScripts scripts = scripts(true, LONG);
      try (AutoScalingLocal emulator =
          new AutoScalingLocal(
              AutoScalingLocal.builder().data(data).settings(),
              new Startup(Map.of(), scripts.report()))) {
        scripts.run(Stage.READY, Optional.of(emulator));

        assertThat(emulator.groups()).hasSize(1);
        assertThat(scripts.haveFailed()).isFalse();
      }
    }
  }

  @Test
  void afterAFailureTheOthersGoOnAndReadinessTellsOfIt() throws Exception {
    write(ours, "ready.d/1.sh", "exit 3");
    write(ours, "ready.d/2.yaml", "groups: [{}]");
    write(ours, "ready.d/3.sh", says("still"));
    write(ours, "shutdown.d/4.sh", says("bye"));
    InitScripts scripts = scripts(false, LONG);

    try (AutoScalingLocal emulator = start(scripts)) {
      assertThat(status(emulator, "/livez")).isEqualTo(200);
      assertThat(status(emulator, "/readyz")).isEqualTo(503);
      assertThat(get(emulator, "/_local/health").body()).contains("\"status\":\"starting\"");
      for (String alias : List.of("/_local/health", "/_localstack/health", "/health")) {
        assertThat(status(emulator, alias)).as(alias).isEqualTo(503);
      }

      Stream.of(Stage.BOOT, Stage.START, Stage.READY)
          .forEach(stage -> scripts.run(stage, Optional.of(emulator)));

      assertThat(words()).containsExactly("still");
      assertThat(status(emulator, "/_local/health")).isEqualTo(200);
      assertThat(status(emulator, "/livez")).isEqualTo(200);
      assertThat(status(emulator, "/readyz")).isEqualTo(503);
      String all =
          "{\"completed\":{\"BOOT\":true,\"START\":true,\"READY\":true,\"SHUTDOWN\":false},\"scripts\":["
              + "{\"stage\":\"READY\",\"name\":\"1.sh\",\"state\":\"ERROR\"},"
              + "{\"stage\":\"READY\",\"name\":\"2.yaml\",\"state\":\"ERROR\"},"
              + "{\"stage\":\"READY\",\"name\":\"3.sh\",\"state\":\"SUCCESSFUL\"},"
              + "{\"stage\":\"SHUTDOWN\",\"name\":\"4.sh\",\"state\":\"UNKNOWN\"}]}";
      assertThat(get(emulator, "/_local/init").body()).isEqualTo(all);
      assertThat(get(emulator, "/_localstack/init").body()).isEqualTo(all);
      String boot = "{\"completed\":true,\"scripts\":[]}";
      assertThat(get(emulator, "/_local/init/boot").body()).isEqualTo(boot);
      assertThat(get(emulator, "/_localstack/init/BOOT").body()).isEqualTo(boot);
      assertThat(get(emulator, "/_local/init/later").body())
          .contains("There is no stage 'later'; there are boot, start, ready and shutdown.");
    }
  }

  @Test
  void whoeverWantsToStopsAtTheFirstFailure() throws Exception {
    write(ours, "ready.d/1.sh", "exit 1");
    write(ours, "ready.d/2.sh", says("never"));
    InitScripts scripts = scripts(true, LONG);

    scripts.run(Stage.READY, Optional.empty());

    assertThat(scripts.haveFailed()).isTrue();
    assertThat(words()).isEmpty();
  }

  @Test
  void aScriptThatTakesTooLongIsEndedWithAllThatItHasStarted() throws Exception {
    write(ours, "start.d/1.sh", "echo $$ > " + seen.resolve("pid") + "\nsleep 60 &\nwait");
    InitScripts scripts = scripts(true, Duration.ofSeconds(1));

    scripts.run(Stage.START, Optional.empty());

    assertThat(scripts.haveFailed()).isTrue();
    long pid = Long.parseLong(Files.readString(seen.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void whatIsNeitherAScriptNorASeedIsLeftAlone() throws Exception {
    write(ours, "ready.d/README.md", "Put scripts here.");
    InitScripts scripts = scripts(true, LONG);

    scripts.run(Stage.READY, Optional.empty());

    try (AutoScalingLocal emulator = start(scripts)) {
      assertThat(get(emulator, "/_local/init/ready").body())
          .isEqualTo("{\"completed\":true,\"scripts\":[]}");
    }
  }
}
