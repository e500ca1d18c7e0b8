package io.github.autoscalinglocal.model;

import java.util.OptionalLong;
import java.util.UUID;

/** The one door for chance: SplitMix64, whose whole state is one number in the world. */
public final class Chance {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** What is free in the second half of a version 4 UUID. */
  private static final long UUID_LOW = 0x3FFFFFFFFFFFFFFFL;

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
    return new UUID(firstHalf(high), (low & UUID_LOW) | 0x8000000000000000L).toString();
  }

  private static long firstHalf(long random) {
    return (random & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
  }

  /**
   * A version 4 UUID that is as random as its first half, and tells a number to who knows: so what
   * is kept by that number needs no index by its id.
   *
   * @param number from 0 to below 2<sup>62</sup>
   */
  public static String uuidTelling(long number, long high) {
    return uuid(high, number ^ mix(firstHalf(high)));
  }

  /** The number that such an id tells; any number for another id, empty for what is no UUID. */
  public static OptionalLong toldBy(String uuid) {
    try {
      UUID id = UUID.fromString(uuid);
      return OptionalLong.of(
          (id.getLeastSignificantBits() ^ mix(id.getMostSignificantBits())) & UUID_LOW);
    } catch (IllegalArgumentException noUuid) {
      return OptionalLong.empty();
    }
  }
}
