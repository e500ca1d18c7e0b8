package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.model.Explanation;
import java.util.stream.Collectors;

/** A decision for people to read. */
public final class ExplanationText {
  private ExplanationText() {}

  /** One line for each step, victim, and instance that could not be chosen. */
  public static String of(Explanation decision) {
    StringBuilder text =
        new StringBuilder(
            "%s at %s, by %s, policies %s"
                .formatted(decision.group(), decision.at(), decision.count(), decision.policies()));
    for (Explanation.Step step : decision.steps()) {
      text.append(
          "%n  victim %s, %s: %s of %s left. %s"
              .formatted(
                  step.victim(),
                  step.rule(),
                  step.after().size(),
                  step.before().size(),
                  step.reason()));
    }
    for (Explanation.Victim victim : decision.victims()) {
      text.append(
          "%n  %s in %s goes, decided by %s"
              .formatted(victim.instanceId(), victim.availabilityZone(), victim.decidedBy()));
    }
    text.append(
        decision.excluded().stream()
            .map(each -> "%n  %s stays: %s".formatted(each.instanceId(), each.reason()))
            .collect(Collectors.joining()));
    return text.toString();
  }
}
