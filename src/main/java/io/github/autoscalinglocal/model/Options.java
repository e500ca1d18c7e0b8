package io.github.autoscalinglocal.model;

/**
 * What the rules ask of the settings. It stays the same for the life of an emulator.
 *
 * @param market prices and capacities of instance types
 * @param functionEndpoint whether there is anywhere to invoke custom termination functions
 * @param externalEc2 whether instances live in the EC2 of another host
 */
public record Options(
    Timings timings,
    References references,
    TieBreaking tieBreaking,
    Limits limits,
    long seed,
    boolean functionEndpoint,
    boolean externalEc2,
    MarketData market) {

  public static final Options DEFAULT =
      new Options(
          Timings.INSTANT,
          References.LENIENT,
          TieBreaking.RANDOM,
          Limits.DEFAULT,
          0,
          false,
          false,
          MarketData.UNKNOWN);

  /**
   * Whether what nobody has seen may be there all the same: it is trusted, or for another host to
   * tell.
   */
  public boolean takesOnTrust() {
    return references == References.LENIENT || externalEc2;
  }

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

  /**
   * Quotas of one account in one region.
   *
   * @param maxInstances what EC2 allows; a launch beyond it fails
   */
  public record Limits(int maxGroups, int maxLaunchConfigurations, int maxInstances) {
    /** The Auto Scaling quotas of a new account; for instances, more than a test should need. */
    public static final Limits DEFAULT = new Limits(500, 200, 5_000);
  }
}
