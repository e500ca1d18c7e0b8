package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a scale-in chose whom it chose. Published as JSON at {@code /_local/decisions}, component by
 * component.
 *
 * @param count capacity units to remove
 * @param policies the group's list, as configured
 * @param victims in the order in which they were picked
 * @param steps what each rule kept, for as many victims as there is room to explain; {@code victim}
 *     counts from 1
 * @param excluded who could not be chosen at all
 */
public record Explanation(
    String group,
    Instant at,
    int count,
    List<String> policies,
    List<Victim> victims,
    List<Step> steps,
    List<Excluded> excluded) {

  /** A score takes about as much room as so many names. */
  private static final int TERMS = 6;

  /** How many candidates the steps name: what it takes to keep this. */
  int candidates() {
    int names = 1;
    for (Step step : steps) {
      names += step.before().size() + step.after().size();
      names += step.scores().map(List::size).orElse(0) * TERMS;
    }
    return names;
  }

  /**
   * @param decidedBy the rule that left this instance alone, or the tie-break
   */
  public record Victim(String instanceId, String availabilityZone, String decidedBy) {}

  /**
   * What one rule kept.
   *
   * @param rule {@code unhealthy}, {@code pending} (nobody in service may go), {@code
   *     only-candidate}, {@code purchase-option}, {@code zone}, the name of a policy or the ARN of
   *     a function, {@code tie-break}
   * @param after empty only if a function named nobody who may go, or is still to be asked; then
   *     there is no such victim
   * @param scores of a rule that adds up points, the highest first
   */
  public record Step(
      int victim,
      String rule,
      List<String> before,
      List<String> after,
      String reason,
      Optional<List<Score>> scores) {
    public Step(int victim, String rule, List<String> before, List<String> after, String reason) {
      this(victim, rule, before, after, reason, Optional.empty());
    }
  }

  /**
   * What a candidate came to.
   *
   * @param score the sum of all terms, each a value times its weight
   */
  public record Score(String instanceId, double score, List<Term> terms) {}

  /**
   * @param value from 0 to 1, where 1 means to go first
   */
  public record Term(String factor, double value, int weight) {}

  /**
   * @param reason {@code protected}, {@code standby}, {@code terminating}, {@code detaching},
   *     {@code pending}, {@code retained}, {@code on-demand-base} or {@code weight}
   */
  public record Excluded(String instanceId, String reason) {}
}
