package io.github.autoscalinglocal.control;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the endpoints tell of beside a world.
 *
 * @param uptime how long the server has been running
 * @param requests the last calls
 * @param seed the document that was applied at the start
 */
public record ServerFacts(
    String version, Supplier<Duration> uptime, RequestLog requests, Optional<byte[]> seed) {
  /** Those of no server in particular. */
  static ServerFacts of(String version) {
    return new ServerFacts(version, () -> Duration.ZERO, new RequestLog(), Optional.empty());
  }
}
