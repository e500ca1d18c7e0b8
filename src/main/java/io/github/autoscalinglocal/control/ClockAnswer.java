package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine.ClockState;
import java.time.Instant;
import java.util.Optional;

/** The clock, as it is shown. */
record ClockAnswer(
    Instant now, String mode, double speed, Optional<Instant> nextEvent, int pendingEvents) {

  static ClockAnswer of(ClockState clock) {
    return new ClockAnswer(
        clock.now(),
        clock.mode().kind().wire(),
        clock.mode().speed(),
        clock.nextEvent(),
        clock.pendingEvents());
  }
}
