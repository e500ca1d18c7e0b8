package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A lifecycle hook of a group.
 *
 * @param heartbeatTimeout seconds
 * @param metadata what its messages carry along
 */
public record LifecycleHook(
    String name,
    HookTransition transition,
    int heartbeatTimeout,
    ActionResult defaultResult,
    Optional<String> metadata,
    Optional<Target> target) {

  /** The service's default, and what waits for no heartbeat at all are held up at most. */
  public static final int DEFAULT_HEARTBEAT = 3600;

  private static final int LONGEST_WAIT = 172_800;

  /**
   * Where its messages go.
   *
   * @param roleArn empty for a function, which needs none
   */
  public record Target(String arn, Optional<String> roleArn) {}

  public Duration heartbeat() {
    return Duration.ofSeconds(heartbeatTimeout);
  }

  /** Seconds after which no heartbeat prolongs a wait any more: 48 hours or 100 heartbeats. */
  public int globalTimeout() {
    return Math.min(LONGEST_WAIT, 100 * heartbeatTimeout);
  }
}
