package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.autoscalinglocal.control.ServerFacts;
import io.github.autoscalinglocal.control.state.WorldDocument;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.ec2.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The state as it is kept in a file. */
@Timeout(60)
class DataFileTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Scope SCOPE = new Scope("000000000000", "us-east-1");

  private static AutoScalingLocal.Builder manual() {
    return AutoScalingLocal.builder().clock(ClockMode.MANUAL).startingAt(START);
  }

  private static Emulation emulation() {
    return new Emulation(manual().settings(), SCOPE, ServerFacts.of("test"));
  }

  @Test
  void whatThereIsAtTheEndIsThereAtTheNextStart(@TempDir Path folder) {
    Path file = folder.resolve("new/state.json");
    try (AutoScalingLocal first = manual().data(file).start()) {
      first.answer(
          new Request(
              "GET",
              "/",
              "Version=2011-01-01&Action=CreateAutoScalingGroup&AutoScalingGroupName=web&MinSize=2&MaxSize=9"
                  + "&AvailabilityZones.member.1=us-east-1a&LaunchTemplate.LaunchTemplateName=web",
              name -> List.of(),
              new byte[0]));
      first.clock().advance(Duration.ofHours(3));
    }

    try (AutoScalingLocal second = manual().data(file).start()) {
      assertThat(second.group("web").inService()).hasSize(2);
      assertThat(second.clock().now()).isEqualTo(START.plus(Duration.ofHours(3)));
    }
  }

  @Test
  void aFileThatCannotBeLoadedStopsTheStartAndIsLeftAsItIs(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("state.json");
    Files.writeString(file, "{\"format\":7}");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> manual().data(file).start())
        .withMessageEndingWith(
            "state.json cannot be loaded. This is a state in the format 7; this emulator reads format 5.");
    assertThat(file).hasContent("{\"format\":7}");
  }

  @Test
  void aServerThatDoesNotStartSavesNothing(@TempDir Path folder) {
    Path file = folder.resolve("state.json");
    try (AutoScalingLocal other = AutoScalingLocal.start()) {
      int taken = other.endpoint().getPort();

      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> manual().data(file).port(taken).start());
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void whatHasNotChangedIsNotWrittenAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("state.json");
    try (Emulation world = emulation();
        DataFile data = new DataFile(file, world.engine())) {
      data.save();
      Files.setLastModifiedTime(file, FileTime.from(START));

      data.save();

      assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(START);
    }
  }

  @Test
  void whenTheProcessIsKilledTheFileIsWhole(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state.json");
    for (int round = 0; round < 5; round++) {
      Process saver =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Saver.class.getName(),
                  file.toString())
              .start();
      // Each round is killed after another number of saves, and somewhere in the next.
      String last = "";
      for (int line = 0; line <= round * 3; line++) {
        last = saver.inputReader(UTF_8).readLine();
        assertThat(last).startsWith("saved ");
      }
      saver.destroyForcibly().waitFor();

      byte[] left = Files.readAllBytes(file);
      assertThat(left.length).isGreaterThan(100_000);
      assertThatCode(() -> WorldDocument.read(left)).doesNotThrowAnyException();
      // Never an older one than was told to be saved.
      int saved = Integer.parseInt(last.substring("saved ".length()));
      assertThat(new String(left, UTF_8)).contains("\"template-" + saved + "\"");
    }
  }

  /** Saves a large world again and again until it is killed. */
  static final class Saver {
    private Saver() {}

    public static void main(String[] args) throws IOException {
      Engine engine = emulation().engine();
      try (DataFile data = new DataFile(Path.of(args[0]), engine)) {
        for (int i = 0; i < 2_000; i++) {
          add(engine, i);
        }
        for (int i = 2_000; ; i++) {
          add(engine, i);
          data.save();
          System.out.println("saved " + i);
        }
      }
    }

    private static void add(Engine engine, int number) {
      Template template =
          Template.onTrust("lt-%08x".formatted(number), "template-" + number, START, 1);
      engine.write(
          SCOPE,
          tx -> {
            tx.update(region -> region.with(region.ec2().with(template)));
            return template;
          });
    }
  }
}
