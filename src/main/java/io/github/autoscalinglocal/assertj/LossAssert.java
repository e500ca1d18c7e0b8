package io.github.autoscalinglocal.assertj;

import io.github.autoscalinglocal.ActivitySnapshot;
import io.github.autoscalinglocal.GroupSnapshot;
import io.github.autoscalinglocal.model.Explanation;
import java.util.Optional;

/** Assertions about an instance that a group has lost. */
public final class LossAssert {
  private final GroupAssert group;
  private final GroupSnapshot actual;
  private final String id;
  private final ActivitySnapshot termination;

  LossAssert(GroupAssert group, GroupSnapshot actual, String id, ActivitySnapshot termination) {
    this.group = group;
    this.actual = actual;
    this.id = id;
    this.termination = termination;
  }

  /**
   * Why it went.
   *
   * @param reason the rule that decided if a scale-in chose it, such as {@code OldestInstance},
   *     {@code zone} or {@code tie-break}; else words of the activity's cause, such as {@code
   *     health check}
   */
  public GroupAssert because(String reason) {
    Optional<String> decidedBy = decidedBy();
    boolean holds =
        decidedBy.isPresent()
            ? decidedBy.get().equals(reason)
            : termination.cause().contains(reason);
    if (!holds) {
      group.fail(
          "to have lost %s because of '%s'; it was %s"
              .formatted(
                  id,
                  reason,
                  decidedBy.map(rule -> "decided by '" + rule + "'").orElse("no scale-in")));
    }
    return group;
  }

  private Optional<String> decidedBy() {
    return actual
        .decisionAgainst(id)
        .flatMap(
            decision ->
                decision.victims().stream()
                    .filter(victim -> victim.instanceId().equals(id))
                    .map(Explanation.Victim::decidedBy)
                    .findFirst());
  }

  /** The group again, for more assertions. */
  public GroupAssert and() {
    return group;
  }
}
