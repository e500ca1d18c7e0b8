package io.github.autoscalinglocal.model;

import java.util.UUID;

/** The one door for chance: SplitMix64, whose whole state is one number in the world. */
public final class Chance {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private Chance() {}

  /** The state after a draw. */
  public static long next(long state) {
    return state + GAMMA;
  }

  /** The number drawn at a state: every bit of the state changes about half of the result's. */
  public static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Two numbers as a version 4 UUID (RFC 9562), in lower case. */
  public static String uuid(long high, long low) {
    return new UUID(
            (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L,
            (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)
        .toString();
  }
}
