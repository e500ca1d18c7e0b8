package io.github.autoscalinglocal;

import io.github.autoscalinglocal.model.Explanation;

/** A group as text. */
final class GroupHistory {
  private GroupHistory() {}

  static String of(GroupSnapshot group) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Group %s: min %d, max %d, desired %d, policies %s%n"
            .formatted(
                group.name(),
                group.minSize(),
                group.maxSize(),
                group.desiredCapacity(),
                group.terminationPolicies()));
    for (InstanceSnapshot each : group.instances()) {
      text.append(
          "  %s %s %s%s%s, launched %s from %s%n"
              .formatted(
                  each.id(),
                  each.availabilityZone(),
                  each.lifecycleState(),
                  each.healthy() ? "" : ", unhealthy",
                  each.protectedFromScaleIn() ? ", protected" : "",
                  each.launchTime(),
                  each.launchedFrom()));
    }
    for (ActivitySnapshot each : group.activities()) {
      text.append(
          "  %s %s: %s. %s%s%n"
              .formatted(
                  each.startTime(),
                  each.statusCode(),
                  each.description(),
                  each.cause(),
                  each.statusMessage().map(message -> " " + message).orElse("")));
    }
    group.decisions().forEach(each -> append(text, each));
    return text.toString().stripTrailing();
  }

  private static void append(StringBuilder text, Explanation decision) {
    text.append("  %s scale-in by %d:%n".formatted(decision.at(), decision.count()));
    for (Explanation.Step step : decision.steps()) {
      text.append(
          "    victim %d, %s: %d of %d left. %s%n"
              .formatted(
                  step.victim(),
                  step.rule(),
                  step.after().size(),
                  step.before().size(),
                  step.reason()));
    }
    for (Explanation.Victim victim : decision.victims()) {
      text.append(
          "    %s in %s goes, decided by %s%n"
              .formatted(victim.instanceId(), victim.availabilityZone(), victim.decidedBy()));
    }
    for (Explanation.Excluded each : decision.excluded()) {
      text.append("    %s stays: %s%n".formatted(each.instanceId(), each.reason()));
    }
  }
}
