package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.control.InitReport.Stage;
import io.github.autoscalinglocal.engine.time.ClockMode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a client of an emulator that runs. */
@Timeout(30)
class ClientCommandsTest {
  private final AutoScalingLocal emulator =
      AutoScalingLocal.builder()
          .clock(ClockMode.MANUAL)
          .startingAt(Instant.parse("2026-01-01T00:00:00Z"))
          .start();

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** What came of a command. */
  private record Outcome(int status, String out, String err) {}

  private Outcome run(String... args) {
    return run(Map.of("AWS_ENDPOINT_URL_AUTO_SCALING", emulator.endpoint().toString()), args);
  }

  private static Outcome run(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(ClientCommands.isCommand(args)).isTrue();
    int status =
        ClientCommands.run(
            args,
            environment,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Outcome(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  private void seed() {
    emulator.seed(
        """
        groups:
          - AutoScalingGroupName: web
            TerminationPolicies: [OldestInstance]
            instances:
              - {InstanceId: i-old, AvailabilityZone: us-east-1a, age: PT10H}
              - {InstanceId: i-new, AvailabilityZone: us-east-1a, age: PT5M}
        """);
  }

  @Test
  void healthIsZeroWhenItServesAndThreeWhenNobodyAnswers() throws Exception {
    assertThat(run("health").status()).isZero();
    assertThat(run("health").out()).startsWith("{\"status\":\"running\"");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String nobody = "http://127.0.0.1:" + port;
    assertThat(run("health", "--endpoint", nobody))
        .isEqualTo(new Outcome(3, "", "autoscaling-local: nobody answers at " + nobody + "\n"));
  }

  @Test
  void theClockIsToldAndMoved() {
    assertThat(run("clock").out()).contains("\"now\":\"2026-01-01T00:00:00Z\"");
    assertThat(run("clock", "advance", "PT1H").out()).contains("\"now\":\"2026-01-01T01:00:00Z\"");
    assertThat(run("clock", "advance", "2026-01-02T00:00:00Z").status()).isZero();
    assertThat(emulator.clock().now()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(run("clock", "advance", "soon").status()).isEqualTo(1);
    assertThat(run("clock", "back").status()).isEqualTo(2);
  }

  @Test
  void aScaleInIsExplainedToPeopleAndToPrograms() {
    seed();

    assertThat(run("explain", "web", "--count", "1").out())
        .contains("victim 1, OldestInstance: 1 of 2 left.")
        .contains("i-old in us-east-1a goes, decided by OldestInstance");
    assertThat(run("explain", "web", "--policy", "NewestInstance").out())
        .contains("i-new in us-east-1a goes, decided by NewestInstance");
    assertThat(run("explain", "web", "--json").out()).startsWith("{\"group\":\"web\"");
    Outcome unknown = run("explain", "w b");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("There is no group 'w b' in account 000000000000");
  }

  @Test
  void aFileIsASeedAndAStateComesBack(@TempDir Path folder) throws Exception {
    Path seed = folder.resolve("seed.yaml");
    Files.writeString(seed, "groups: [{AutoScalingGroupName: app, DesiredCapacity: 2}]");
    assertThat(run("seed", seed.toString()).status()).isZero();
    assertThat(emulator.group("app").inService()).hasSize(2);

    Path state = folder.resolve("state.json");
    Files.writeString(state, run("state").out());
    assertThat(run("reset").status()).isZero();
    assertThat(emulator.groups()).isEmpty();
    assertThat(run("state", state.toString()).status()).isZero();
    assertThat(emulator.group("app").inService()).hasSize(2);

    assertThat(run("seed", folder.resolve("none").toString()).status()).isEqualTo(2);
    Files.writeString(seed, "groups: [{}]");
    assertThat(run("seed", seed.toString()))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(1);
              assertThat(refused.err())
                  .contains("groups[0].AutoScalingGroupName: this is missing.");
            });
  }

  @Test
  void aGroupIsShownForATerminal() {
    seed();

    assertThat(run("watch", "web", "--once").out())
        .startsWith("web at 2026-01-01T00:00:00Z: 2 in service of 2 wanted, from 0 to 10")
        .containsPattern("i-old +us-east-1a +InService +\\S+ +10h00m")
        .containsPattern("i-new +us-east-1a +InService +\\S+ +5m00s");
    assertThat(run("watch", "none").status()).isEqualTo(1);
  }

  @Test
  void aGroupIsWatchedUntilItIsGone() throws Exception {
    seed();
    Screen screen = new Screen();
    FutureTask<Integer> watching =
        new FutureTask<>(
            () ->
                ClientCommands.run(
                    new String[] {"watch", "web", "--every", "PT0.01S"},
                    Map.of("AWS_ENDPOINT_URL", emulator.endpoint().toString()),
                    new PrintStream(screen, true, UTF_8),
                    new PrintStream(screen, true, UTF_8)));
    new Thread(watching, "watch").start();

    screen.await("\033[H\033[2J" + "web at 2026-01-01T00:00:00Z: 2 in service of 2 wanted");
    emulator.clock().advance(Duration.ofHours(1));
    screen.await("web at 2026-01-01T01:00:00Z: 2 in service");
    emulator.reset();

    assertThat(watching.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    screen.await("There is no group 'web' in account 000000000000");
  }

  /** What a terminal has been sent. */
  private static final class Screen extends OutputStream {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      sent.write(b);
      notifyAll();
    }

    /** The timeout of the test is how long at most. */
    synchronized void await(String text) throws InterruptedException {
      while (!sent.toString(UTF_8).contains(text)) {
        wait();
      }
    }
  }

  @Test
  void theClockGoesToTheNextEvent() {
    emulator.seed(
        """
        groups:
          - AutoScalingGroupName: web
            scheduledActions: [{ScheduledActionName: night, Recurrence: "0 22 * * *", MinSize: 1}]
        """);

    assertThat(run("clock", "next").out()).contains("\"now\":\"2026-01-01T22:00:00Z\"");
    assertThat(emulator.group("web").inService()).hasSize(1);
  }

  @Test
  void everythingIsForgotten() {
    seed();

    assertThat(run("reset")).isEqualTo(new Outcome(0, "{\"status\":\"ok\"}\n", ""));

    assertThat(emulator.groups()).isEmpty();
  }

  @Test
  void anEmulatorThatIsNotReadyYetIsOne() throws Exception {
    InitScripts none = new InitScripts(List.of(), false, InitScripts.USUAL_LIMIT);
    try (AutoScalingLocal starting =
        new AutoScalingLocal(
            AutoScalingLocal.builder().settings(), new Startup(Map.of(), none.report()))) {
      String[] health = {"health", "--endpoint", starting.endpoint().toString()};
      assertThat(run(health).status()).isEqualTo(1);

      none.run(Stage.READY, Optional.of(starting));

      assertThat(run(health).status()).isZero();
    }
  }

  @Test
  void otherAccountsAndRegionsCanBeNamed() {
    seed();

    assertThat(run("explain", "web", "--region", "eu-west-1").status()).isEqualTo(1);
    assertThat(run("explain", "web", "--account", "111122223333").status()).isEqualTo(1);
    assertThat(run("explain", "web", "--account", "000000000000").status()).isZero();
  }

  @Test
  void wrongUseIsTwo() {
    assertThat(run("explain").status()).isEqualTo(2);
    assertThat(run("explain").err()).contains("Missing required parameter: 'GROUP'");
    assertThat(run("health", "--endpoint", "nowhere").status()).isEqualTo(2);
    assertThat(run("health", "--help").status()).isZero();
  }
}
