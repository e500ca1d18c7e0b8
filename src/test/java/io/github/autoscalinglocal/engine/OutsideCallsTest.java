package io.github.autoscalinglocal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pcollections.TreePMap;

/**
 * Who waits for the answers of other hosts, and who does not. What has happened is noted as
 * subnets.
 */
@Timeout(20)
class OutsideCallsTest {
  private static final TreePMap<String, String> NOTED = TreePMap.singleton("noted", "");
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final Scope SCOPE = new Scope("123456789012", "us-east-1");

  private volatile Function<String, Event> answer = this::held;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final Engine engine =
      new Engine(
          new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
          Options.DEFAULT,
          (tx, group) -> {},
          call ->
              this.answer.apply(
                  call instanceof Questions several
                      ? String.join("+", several.texts())
                      : ((Question) call).text()));

  @AfterEach
  void stop() {
    engine.close();
  }

  private record Question(String text) implements OutsideCall {}

  /** Some questions that are put as one. */
  private record Questions(List<String> texts) implements OutsideCall {
    @Override
    public Optional<OutsideCall> and(OutsideCall later) {
      return later instanceof Questions other
          ? Optional.of(new Questions(Stream.concat(texts.stream(), other.texts.stream()).toList()))
          : Optional.empty();
    }
  }

  private static void note(Tx tx, String what) {
    tx.update(region -> region.with(region.ec2().withTags(what, NOTED)));
  }

  private boolean isNoted(String what) {
    return engine.read(SCOPE, view -> !view.region().ec2().tagsOf(what).isEmpty());
  }

  private void ask(String question) {
    engine.write(
        SCOPE,
        tx -> {
          tx.callOutside(new Question(question));
          return question;
        });
  }

  private void write(String what) {
    engine.write(
        SCOPE,
        tx -> {
          note(tx, what);
          return what;
        });
  }

  /** Answers once the test says so. */
  private Event held(String question) {
    asked.countDown();
    await(released);
    return tx -> note(tx, "answer to " + question);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aWriteReturnsWhenWhatItAskedHasBeenAnswered() {
    answer =
        question -> {
          write("while " + question + " is open");
          return tx -> note(tx, "answer to " + question);
        };

    ask("a");

    assertThat(isNoted("while a is open")).isTrue();
    assertThat(isNoted("answer to a")).isTrue();
  }

  @Test
  void whatAnAnswerAsksAtOnceIsWaitedForToo() {
    answer =
        question ->
            tx -> {
              note(tx, "answer to " + question);
              if (question.length() < 5) {
                tx.schedule(
                    Duration.ZERO, later -> later.callOutside(new Question(question + "a")));
              }
            };

    ask("a");

    assertThat(isNoted("answer to aaaaa")).isTrue();
  }

  @Test
  void whatHasToBeKnownFirstIsAskedWithoutTheLockAndBeforeAnythingChanges() {
    List<String> seen = new ArrayList<>();
    answer =
        question -> {
          seen.add("asked " + isNoted("own"));
          write("while " + question + " is open");
          return tx -> note(tx, "answer to " + question);
        };

    engine.write(
        SCOPE,
        tx -> {
          note(tx, "own");
          tx.askFirst(new Question("a"));
          tx.askFirst(new Question("b"));
          tx.askFirst(new Question("a"));
          seen.add("answers " + tx.region().ec2().tags().all().map(Map.Entry::getKey).toList());
          return tx;
        });

    assertThat(seen)
        .containsExactly(
            "asked false",
            "asked false",
            "answers [answer to a, answer to b, own, while a is open, while b is open]");
    assertThat(isNoted("own")).isTrue();
  }

  @Test
  void anEventDoesNotWaitForWhatItWouldHaveAskedFirst() {
    engine.write(
        SCOPE,
        tx -> {
          tx.schedule(
              Duration.ofSeconds(1),
              later -> {
                later.askFirst(new Question("a"));
                note(later, "went on");
              });
          return tx;
        });

    engine.advanceTo(START.plusSeconds(1));

    assertThat(isNoted("went on")).isTrue();
    assertThat(isNoted("answer to a")).isFalse();
  }

  @Test
  void whatCanBeAskedTogetherIsOneCall() {
    answer = question -> tx -> note(tx, "answer to " + question);

    engine.write(
        SCOPE,
        tx -> {
          tx.callOutside(new Questions(List.of("a")));
          tx.callOutside(new Question("other"));
          tx.callOutside(new Questions(List.of("b")));
          return tx;
        });

    assertThat(isNoted("answer to a+b")).isTrue();
    assertThat(isNoted("answer to other")).isTrue();
  }

  @Test
  void aSnapshotWaitsForWhatItsOwnInstantAsks() {
    Instant[] now = {START};
    try (Engine real =
        new Engine(
            new VirtualClock(() -> now[0], ClockMode.REALTIME, START),
            Options.DEFAULT,
            (tx, group) -> {},
            call -> tx -> note(tx, "answer"))) {
      real.write(
          SCOPE,
          tx -> {
            tx.schedule(Duration.ofSeconds(1), later -> later.callOutside(new Question("a")));
            return tx;
          });
      now[0] = START.plusSeconds(2);

      assertThat(real.snapshot().world().region(SCOPE).ec2().tagsOf("answer")).isNotEmpty();
    }
  }

  @Test
  void nobodyElseWaits() {
    CompletableFuture<Void> asker = CompletableFuture.runAsync(() -> ask("a"));
    await(asked);

    write("b");

    assertThat(isNoted("b")).isTrue();
    assertThat(isNoted("answer to a")).isFalse();
    released.countDown();
    asker.join();
    assertThat(isNoted("answer to a")).isTrue();
  }

  @Test
  void manyHostsMayBeSilentAtOnce() {
    int many = 20;
    CountDownLatch silent = new CountDownLatch(many);
    answer =
        question -> {
          if (question.equals("silent")) {
            silent.countDown();
            await(released);
          }
          return tx -> note(tx, "answer to " + question);
        };
    engine.write(
        SCOPE,
        tx -> {
          // Due without a writer who would wait.
          tx.schedule(
              Duration.ofSeconds(1),
              later -> {
                for (int i = 0; i < many; i++) {
                  later.callOutside(new Question("silent"));
                }
              });
          return tx;
        });
    CompletableFuture<Integer> advanced =
        CompletableFuture.supplyAsync(() -> engine.advanceTo(START.plusSeconds(1)));
    await(silent);

    ask("b");

    assertThat(isNoted("answer to b")).isTrue();
    assertThat(isNoted("answer to silent")).isFalse();
    released.countDown();
    assertThat(advanced.join()).isEqualTo(1);
  }

  @Test
  void timeGoesOnWhenAllIsAnswered() {
    answer =
        question -> {
          write("while " + question + " is open");
          return tx -> note(tx, "answer at " + tx.now());
        };
    engine.write(
        SCOPE,
        tx -> {
          tx.schedule(Duration.ofSeconds(1), later -> later.callOutside(new Question("a")));
          return tx;
        });

    engine.advanceTo(START.plusSeconds(60));

    assertThat(isNoted("answer at 2026-03-02T12:00:01Z")).isTrue();
  }

  @Test
  void anAnswerThatIsABugEndsTheWait() {
    answer =
        question -> {
          throw new IllegalStateException("made to fail by a test");
        };

    ask("a");

    assertThat(engine.advanceTo(START.plusSeconds(1))).isZero();
  }

  @Test
  void anAnswerToAWorldThatIsGoneIsNotTaken() {
    CompletableFuture<Void> asker = CompletableFuture.runAsync(() -> ask("a"));
    await(asked);

    engine.resetAll(ClockMode.MANUAL, START);
    released.countDown();

    asker.join();
    assertThat(isNoted("answer to a")).isFalse();
  }
}
