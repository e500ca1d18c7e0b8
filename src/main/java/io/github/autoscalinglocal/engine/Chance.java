package io.github.autoscalinglocal.engine;

/** The one door for chance: SplitMix64, whose whole state is one number in the {@link World}. */
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
}
