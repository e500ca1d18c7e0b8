package io.github.autoscalinglocal.model;

/**
 * What the rules ask of the settings. It stays the same for the life of an emulator.
 *
 * @param functionEndpoint whether there is anywhere to invoke custom termination functions
 */
public record Options(
    Timings timings,
    References references,
    TieBreaking tieBreaking,
    Limits limits,
    long seed,
    boolean functionEndpoint) {

  public static final Options DEFAULT =
      new Options(
          Timings.INSTANT, References.LENIENT, TieBreaking.RANDOM, Limits.DEFAULT, 0, false);

  /** What becomes of a launch template, subnet or image that the emulator has never seen. */
  public enum References {
    /** It is taken on trust. */
    LENIENT,
    /** It is refused with the service's error. */
    STRICT
  }

  /** Who goes when all termination policies leave several instances. */
  public enum TieBreaking {
    /** One of them by the seeded chance of the emulator, as the service picks at random. */
    RANDOM,
    /** The first by id. */
    LOWEST_ID
  }

  /** Quotas of one account in one region. */
  public record Limits(int maxGroups, int maxLaunchConfigurations) {
    /** The quotas of a new account. */
    public static final Limits DEFAULT = new Limits(500, 200);
  }
}
