package io.github.autoscalinglocal.assertj;

import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Explanation.Excluded;
import io.github.autoscalinglocal.model.Explanation.Victim;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about who goes in a scale-in, and why. What fails tells all steps. */
public final class DecisionAssert extends AbstractAssert<DecisionAssert, Explanation> {
  DecisionAssert(Explanation decision) {
    super(decision, DecisionAssert.class);
  }

  /** That exactly these go, in this order. */
  public DecisionAssert chooses(String... ids) {
    isNotNull();
    List<String> chosen = actual.victims().stream().map(Victim::instanceId).toList();
    if (!chosen.equals(List.of(ids))) {
      fail("to choose %s, and not %s".formatted(List.of(ids), chosen));
    }
    return this;
  }

  /**
   * That one goes, and which rule left it alone: {@code OldestInstance}, {@code zone}, {@code
   * tie-break}.
   */
  public DecisionAssert choosesBecause(String id, String rule) {
    isNotNull();
    if (actual.victims().stream()
        .noneMatch(each -> each.instanceId().equals(id) && each.decidedBy().equals(rule))) {
      fail("to choose %s because of '%s'".formatted(id, rule));
    }
    return this;
  }

  /** That an instance could not be chosen at all, as it is {@code protected} for example. */
  public DecisionAssert spares(String id, String reason) {
    isNotNull();
    if (!actual.excluded().contains(new Excluded(id, reason))) {
      fail("to spare %s because it is '%s'".formatted(id, reason));
    }
    return this;
  }

  private void fail(String expectation) {
    failWithMessage(
        "%s",
        "Expected the scale-in of group %s %s.%n%s"
            .formatted(actual.group(), expectation, steps()));
  }

  private String steps() {
    String steps =
        actual.steps().stream()
            .map(
                step ->
                    "victim %s, %s: %s of %s. %s"
                        .formatted(
                            step.victim(), step.rule(), step.after(), step.before(), step.reason()))
            .collect(Collectors.joining(System.lineSeparator()));
    return steps + System.lineSeparator() + actual.victims() + " " + actual.excluded();
  }
}
