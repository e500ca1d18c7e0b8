package io.github.autoscalinglocal.model.cloudwatch;

import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of an alarm, and how it came to be.
 *
 * @param reasonData a JSON document about the values that were evaluated
 * @param updated when it was last set
 * @param transitioned when it last became another one
 */
public record AlarmState(
    StateValue value,
    String reason,
    Optional<String> reasonData,
    Instant updated,
    Instant transitioned) {

  static AlarmState initial(Instant now) {
    return new AlarmState(
        StateValue.INSUFFICIENT_DATA,
        "Unchecked: Initial alarm creation",
        Optional.empty(),
        now,
        now);
  }

  public AlarmState next(
      StateValue next, String nextReason, Optional<String> nextData, Instant now) {
    return new AlarmState(next, nextReason, nextData, now, next == value ? transitioned : now);
  }
}
