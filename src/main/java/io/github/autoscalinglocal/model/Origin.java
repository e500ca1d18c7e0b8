package io.github.autoscalinglocal.model;

import java.time.Instant;

/**
 * What an instance was launched from. It is remembered on the instance, for its source can be
 * deleted while it lives.
 */
public sealed interface Origin {
  /** A launch configuration, and when that was created. */
  record LaunchConfiguration(String name, Instant createdAt) implements Origin {}

  /**
   * A launch template, with the version that {@code $Latest} or {@code $Default} stood for at
   * launch.
   */
  record LaunchTemplate(String id, String name, long version) implements Origin {}

  /** Attached, and launched from neither. */
  record None() implements Origin {}
}
