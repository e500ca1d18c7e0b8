package io.github.autoscalinglocal.termination.elastigroup;

import io.github.autoscalinglocal.model.Explanation.Score;
import io.github.autoscalinglocal.model.Explanation.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The line of one instance on the score sheet. Each factor lies between 0 and 1, where 1 means to
 * go first.
 *
 * @param health 1 when unhealthy
 * @param market how volatile its spot market is
 * @param strategy spot before on-demand, and that before what fills a reservation
 * @param image the older, the higher
 * @param time by launch
 */
record Factors(double health, double market, double strategy, double image, double time) {

  private List<Term> terms(Weights weights) {
    return List.of(
        new Term("health", health, weights.health()),
        new Term("market", market, weights.market()),
        new Term("strategy", strategy, weights.strategy()),
        new Term("ami", image, weights.image()),
        new Term("time", time, weights.time()));
  }

  Score score(String instanceId, Weights weights) {
    List<Term> terms = terms(weights);
    double sum = terms.stream().mapToDouble(term -> term.value() * term.weight()).sum();
    return new Score(instanceId, sum, terms);
  }

  /** As in {@code 101 (health 0×10000, market 0×1000, strategy 1×100, ami 0×10, time 1×1)}. */
  static String sheet(Score score) {
    return score.terms().stream()
        .map(term -> term.factor() + " " + number(term.value()) + "×" + term.weight())
        .collect(Collectors.joining(", ", number(score.score()) + " (", ")"));
  }

  static String number(double value) {
    return new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString();
  }
}
