package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** How time goes by for a client that waits, and how long things take meanwhile. */
enum Pace {
  /** All is settled at once; only waits that the user asked for take time, which the test moves. */
  INSTANT,
  /** Everything takes its time, and a minute goes by in a second. */
  SIXTY_TIMES;

  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** An emulator that goes at this pace, and knows only what it has been told of. */
  Sandbox start() {
    return Sandbox.start(
        settings ->
            switch (this) {
              case INSTANT -> settings.references(References.STRICT).timings(Timings.INSTANT);
              case SIXTY_TIMES ->
                  settings
                      .references(References.STRICT)
                      .timings(Timings.REALISTIC)
                      .clock(ClockMode.scaled(60));
            });
  }

  /** Asks again and again, as clients do, for at most a quarter of an hour of the emulator. */
  void until(String what, Sandbox sandbox, BooleanSupplier holds) {
    Instant end = sandbox.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(sandbox.now()).as(what).isBefore(end);
      // That a clock which runs goes on by itself, while calls are answered, is what is tested.
      if (this == INSTANT) {
        sandbox.advance(POLL);
      }
    }
  }
}
