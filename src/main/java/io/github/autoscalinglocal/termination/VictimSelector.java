package io.github.autoscalinglocal.termination;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Chooses who goes when a group is above its desired capacity: the unhealthy first; then, one at a
 * time, the purchase option to shrink, the fullest zone, the group's policies in their order,
 * {@code Default}, and a tie-break. A group that is not above its desired capacity loses nobody.
 */
public final class VictimSelector {
  private VictimSelector() {}

  /**
   * The victims that bring the group down to its desired capacity. In a group with a custom policy
   * these are only the unhealthy, and the answer carries what to ask the function before anybody
   * else may go.
   */
  public static Selection select(GroupFacts facts) {
    Draft draft = new Draft(facts);
    draft.pickUnhealthy();
    Optional<String> function = function(facts);
    if (function.isEmpty()) {
      draft.pickBalanced();
    }
    return draft.finish(function.flatMap(arn -> question(arn, draft)));
  }

  /**
   * The victims once the custom policy has answered.
   *
   * @param answeredIds in any order; ids that cannot be terminated are ignored, and fewer than
   *     needed are taken as they are
   */
  public static Selection select(GroupFacts facts, List<String> answeredIds) {
    Optional<String> function = function(facts);
    if (function.isEmpty()) {
      return select(facts);
    }
    Draft draft = new Draft(facts);
    draft.pickUnhealthy();
    draft.pickAnswered(function.get(), new LinkedHashSet<>(answeredIds));
    return draft.finish(Optional.empty());
  }

  private static Optional<String> function(GroupFacts facts) {
    return facts.rules().policies().stream()
        .limit(1)
        .filter(TerminationPolicies::isFunctionArn)
        .findFirst();
  }

  /** Suggests what the other policies would do, unless there is nobody to ask about. */
  private static Optional<FunctionRequest> question(String arn, Draft draft) {
    Draft plan = new Draft(draft.facts());
    plan.pickBalanced();
    return plan.picks().isEmpty()
        ? Optional.empty()
        : Optional.of(FunctionRequest.of(arn, draft.facts().instances(), plan.picks()));
  }
}
