package io.github.autoscalinglocal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pcollections.TreePMap;

/** Who writes between units of work that are done in one go. What was written is noted as tags. */
@Timeout(20)
class UnitsInOneGoTest {
  private static final TreePMap<String, String> NOTED = TreePMap.singleton("noted", "");
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final Scope SCOPE = new Scope("123456789012", "us-east-1");

  private final Engine engine =
      new Engine(
          new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
          Options.DEFAULT,
          (tx, group) -> {},
          call -> tx -> {});

  private void write(String what) {
    engine.write(
        SCOPE,
        tx -> {
          tx.update(region -> region.with(region.ec2().withTags(what, NOTED)));
          return what;
        });
  }

  private boolean isWritten(String what) {
    return engine.read(SCOPE, view -> !view.region().ec2().tagsOf(what).isEmpty());
  }

  @Test
  void nobodyElseWritesInBetweenAndEveryUnitIsSeenAtOnce() throws Exception {
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
