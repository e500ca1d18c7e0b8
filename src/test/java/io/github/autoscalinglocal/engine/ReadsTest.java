package io.github.autoscalinglocal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pcollections.TreePMap;

/** What reads see while something else is under way. What has happened is noted as tags. */
@Timeout(20)
class ReadsTest {
  private static final TreePMap<String, String> NOTED = TreePMap.singleton("noted", "");
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final Scope SCOPE = new Scope("123456789012", "us-east-1");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Engine engine =
      new Engine(
          new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
          Options.DEFAULT,
          (tx, group) -> {},
          call -> tx -> {});
  private final List<FutureTask<Boolean>> reads = new ArrayList<>();

  @AfterEach
  void stop() {
    engine.close();
  }

  private static void note(Tx tx, String what) {
    tx.update(region -> region.with(region.ec2().withTags(what, NOTED)));
  }

  /** Begins to read whether something has happened, and returns when that is known or waits. */
  private void read(String what) {
    FutureTask<Boolean> read = new FutureTask<>(() -> isWritten(what));
    reads.add(read);
    Thread thread = new Thread(read);
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private void write(Duration after, Event event) {
    engine.write(
        SCOPE,
        tx -> {
          tx.schedule(after, event);
          return after;
        });
  }

  @Test
  void aReadWaitsForNoWriteThatIsUnderWay() throws Exception {
    engine.write(
        SCOPE,
        tx -> {
          note(tx, "half done");
          read("half done");
          assertThat(reads.get(0)).isDone();
          return tx;
        });

    assertThat(reads.get(0).get()).isFalse();
  }

  @Test
  void aReadNeverSeesTheWorldBetweenAWriteAndWhatItCausesAtOnce() throws Exception {
    write(
        Duration.ZERO,
        tx -> {
          note(tx, "caused");
          read("caused");
        });

    assertThat(reads.get(0).get()).isTrue();
  }

  @Test
  void aReadNeverSeesTheWorldBetweenAnInstantAndWhatIsDueThen() throws Exception {
    write(
        MINUTE,
        tx -> {
          note(tx, "due");
          read("due");
        });

    engine.advanceTo(START.plus(MINUTE));

    assertThat(reads.get(0).get()).isTrue();
  }

  @Test
  void anEventThatFailsIsNotTriedAgain() throws Exception {
    write(
        MINUTE,
        tx -> {
          note(tx, "failed");
          throw new IllegalStateException("made to fail by a test");
        });

    assertThat(catchThrowable(() -> engine.advanceTo(START.plus(MINUTE))))
        .isInstanceOf(IllegalStateException.class);

    read("failed");
    assertThat(engine.clock().pendingEvents()).isZero();
    assertThat(reads.get(0).get()).isFalse();
  }

  private void write(String what) {
    engine.write(
        SCOPE,
        tx -> {
          note(tx, what);
          return what;
        });
  }

  private boolean isWritten(String what) {
    return engine.read(SCOPE, view -> !view.region().ec2().tagsOf(what).isEmpty());
  }

  @Test
  void nobodyElseWritesBetweenUnitsInOneGoAndEachIsSeenAtOnce() throws Exception {
    Thread other = new Thread(() -> write("other"));
    engine.inOneGo(
        () -> {
          write("first");
          assertThat(isWritten("first")).isTrue();
          other.start();
          while (other.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          write("second");
          assertThat(isWritten("other")).isFalse();
        });
    other.join();

    assertThat(isWritten("second")).isTrue();
    assertThat(isWritten("other")).isTrue();
  }
}
