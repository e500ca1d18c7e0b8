package io.github.autoscalinglocal.termination.elastigroup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The line of one instance on the score sheet. Each factor lies between 0 and 1, where 1 means to
 * go first.
 *
 * @param health 1 when unhealthy
 * @param market how volatile its spot market is
 * @param strategy spot before on-demand
 * @param image the older, the higher
 * @param time by launch
 */
record Factors(double health, double market, double strategy, double image, double time) {

  double score(Weights weights) {
    return health * weights.health()
        + market * weights.market()
        + strategy * weights.strategy()
        + image * weights.image()
        + time * weights.time();
  }

  /** As in {@code 101 (health 0×10000, market 0×1000, strategy 1×100, ami 0×10, time 1×1)}. */
  String sheet(Weights weights) {
    List<String> terms =
        List.of(
            term("health", health, weights.health()),
            term("market", market, weights.market()),
            term("strategy", strategy, weights.strategy()),
            term("ami", image, weights.image()),
            term("time", time, weights.time()));
    return number(score(weights)) + " (" + String.join(", ", terms) + ")";
  }

  static String number(double value) {
    return new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString();
  }

  private static String term(String name, double factor, int weight) {
    return name + " " + number(factor) + "×" + weight;
  }
}
