package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Launches of a group that EC2 does not let succeed.
 *
 * @param failures how often in a row
 * @param since when they began to fail; empty after a success
 * @param retryAt when the next is due
 * @param wish what the group wanted of them: another wish does not wait
 */
public record Setback(int failures, Optional<Instant> since, Instant retryAt, Wish wish) {

  /** What launches depend on. */
  public record Wish(int desired, LaunchSource launchSource, Placement placement) {}

  /** An instance has entered service: what fails now has just begun to. */
  Setback afterSuccess() {
    return new Setback(0, Optional.empty(), retryAt, wish);
  }
}
