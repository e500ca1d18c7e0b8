package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.Capacity;
import java.time.Duration;
import java.util.Optional;

/** How long an instance in service counts neither toward metrics nor toward a policy's base. */
public final class Warmup {
  private Warmup() {}

  /**
   * The policy's own estimate, else the group's default instance warmup, else its default cooldown.
   *
   * @param estimated seconds
   */
  public static Duration of(Optional<Integer> estimated, Capacity capacity) {
    return Duration.ofSeconds(
        estimated.or(capacity::defaultInstanceWarmup).orElse(capacity.defaultCooldown()));
  }
}
