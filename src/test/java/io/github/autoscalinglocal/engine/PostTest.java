package io.github.autoscalinglocal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** When messages are handed over, and what happens before those that must arrive. */
class PostTest {
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final Scope SCOPE = new Scope("123456789012", "us-east-1");
  private static final Scope OTHER = new Scope("999999999999", "us-east-1");

  private final List<String> happened = new ArrayList<>();
  private boolean arrives = true;
  private final Post post =
      new Post() {
        @Override
        public void take(Scope scope, Message message) {
          happened.add("take " + message.group() + ", outbox " + outbox());
        }

        @Override
        public boolean deliver(Scope scope, Message message) {
          // Whoever reads or writes meanwhile does not wait.
          happened.add("deliver " + message.group() + ", outbox " + outbox());
          return arrives;
        }

        @Override
        public void forget(Predicate<Scope> gone) {
          happened.add("forget mine " + gone.test(SCOPE) + ", others' " + gone.test(OTHER));
        }
      };
  private final Engine engine =
      new Engine(
          new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
          Options.DEFAULT,
          (tx, group) -> {},
          call -> {
            throw new AssertionError("nobody is to be asked " + call);
          },
          post);

  private List<String> outbox() {
    return engine.read(
        SCOPE,
        view -> view.region().outbox().messages().values().stream().map(Message::group).toList());
  }

  private static Message message(Tx tx, String group) {
    return new Message(
        tx.nextSequence(),
        tx.now(),
        Message.Kind.SQS,
        group,
        Optional.of("arn of " + group),
        Optional.empty(),
        Document.draft().done());
  }

  @Test
  void aMessageIsTakenWhenItIsPublished() {
    engine.write(
        SCOPE,
        tx -> {
          tx.send(message(tx, "a"));
          happened.add("sent a");
          tx.send(message(tx, "b"));
          return tx;
        });

    assertThat(happened)
        .containsExactly("sent a", "take a, outbox [a, b]", "take b, outbox [a, b]");
  }

  @Test
  void aMessageOfAnEventIsTakenAsWell() {
    engine.write(
        SCOPE,
        tx -> {
          tx.schedule(Duration.ofHours(1), later -> later.send(message(later, "a")));
          return tx;
        });
    assertThat(happened).isEmpty();

    engine.advanceTo(START.plus(Duration.ofHours(1)));

    assertThat(happened).containsExactly("take a, outbox [a]");
  }

  @Test
  void aResetForgetsWhatIsOnItsWayForThoseWhoAreReset() {
    engine.reset(OTHER::equals);
    engine.resetAll(ClockMode.MANUAL, START);

    assertThat(happened)
        .containsExactly("forget mine false, others' true", "forget mine true, others' true");
  }

  @Test
  void whatIsDroppedIsNotSent() {
    assertThatThrownBy(
            () ->
                engine.write(
                    SCOPE,
                    tx -> {
                      tx.send(message(tx, "a"));
                      throw new IllegalArgumentException("made to fail by a test");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(happened).isEmpty();
    assertThat(outbox()).isEmpty();
  }

  /** Sends two that must arrive, and one more if they did. */
  private String sendFirst() {
    return engine.write(
        SCOPE,
        tx -> {
          happened.add("begin");
          if (!tx.sendFirst(message(tx, "a")) || !tx.sendFirst(message(tx, "b"))) {
            throw new IllegalArgumentException("not there");
          }
          tx.send(message(tx, "c"));
          return "done";
        });
  }

  @Test
  void aMessageThatMustArriveIsDeliveredBeforeAnythingChangesAndOnlyOnce() {
    assertThat(sendFirst()).isEqualTo("done");

    assertThat(happened)
        .containsExactly(
            "begin",
            "deliver a, outbox []",
            "begin",
            "deliver b, outbox []",
            "begin",
            "take c, outbox [a, b, c]");
    assertThat(outbox()).containsExactly("a", "b", "c");
  }

  @Test
  void ifItDoesNotArriveTheUnitOfWorkIsTold() {
    arrives = false;

    assertThatThrownBy(this::sendFirst).hasMessage("not there");

    assertThat(happened).containsExactly("begin", "deliver a, outbox []", "begin");
    assertThat(outbox()).isEmpty();
  }
}
