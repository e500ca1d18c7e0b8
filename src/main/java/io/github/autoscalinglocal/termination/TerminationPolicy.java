package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Explanation.Score;
import io.github.autoscalinglocal.model.Instance;
import java.util.List;
import java.util.Optional;

/**
 * One rule of the chain that a scale-in follows. It does not pick a victim, it narrows down who may
 * become one; the next rule sees only what this one kept.
 *
 * <p>Further policies are found by {@link java.util.ServiceLoader} and used by their name. They
 * must be stateless: the same candidates and facts give the same answer.
 */
public interface TerminationPolicy {
  /** As it stands in a group's {@code TerminationPolicies}. */
  String name();

  /**
   * The candidates this policy would rather lose. A policy that cannot tell them apart keeps them
   * all.
   *
   * @param candidates at least one, in the group's order
   * @param facts the group as it stands before this pick, earlier victims gone
   */
  Narrowing narrow(List<Instance> candidates, GroupFacts facts);

  /**
   * What a policy answers.
   *
   * @param kept never empty, never one that was not given, order kept
   * @param reason one sentence that carries the numbers that decided
   * @param scores of a policy that adds up points: what it made of each candidate
   */
  record Narrowing(List<Instance> kept, String reason, Optional<List<Score>> scores) {
    public Narrowing(List<Instance> kept, String reason) {
      this(kept, reason, Optional.empty());
    }
  }
}
