package io.github.autoscalinglocal.termination.elastigroup;

/**
 * What each factor counts. Powers of ten let no factor be outvoted by those after it, up to ten
 * images in a group.
 *
 * @param inTiers whether a market is of low, medium or high volatility, rather than of a number
 */
public record Weights(int health, int market, int strategy, int image, int time, boolean inTiers) {
  public static final Weights STRICT = new Weights(10_000, 1_000, 100, 10, 1, true);

  public Weights(int health, int market, int strategy, int image, int time) {
    this(health, market, strategy, image, time, true);
  }
}
