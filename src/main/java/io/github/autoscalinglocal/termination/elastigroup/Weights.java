package io.github.autoscalinglocal.termination.elastigroup;

/**
 * What each factor counts. Powers of ten let no factor be outvoted by those after it, up to ten
 * images in a group.
 */
public record Weights(int health, int market, int strategy, int image, int time) {
  public static final Weights STRICT = new Weights(10_000, 1_000, 100, 10, 1);
}
