package io.github.autoscalinglocal;

import io.github.autoscalinglocal.model.Activity;
import java.time.Instant;
import java.util.Optional;

/**
 * A scaling activity, as it was at one moment.
 *
 * @param statusCode as the API writes it, such as {@code Successful} or {@code InProgress}
 * @param statusMessage why it failed or was cancelled
 */
public record ActivitySnapshot(
    String id,
    String description,
    String cause,
    String statusCode,
    Optional<String> statusMessage,
    Instant startTime,
    Optional<Instant> endTime) {

  static ActivitySnapshot of(Activity activity) {
    return new ActivitySnapshot(
        activity.id(),
        activity.description(),
        activity.cause(),
        activity.status().code().wire(),
        activity.status().message(),
        activity.startTime(),
        activity.endTime());
  }
}
