package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.ExplanationText;
import io.github.autoscalinglocal.model.Explanation;

/** A group as text. */
final class GroupHistory {
  private GroupHistory() {}

  static String of(GroupSnapshot group) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Group %s: min %s, max %s, desired %s, policies %s%n"
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
    for (Explanation decision : group.decisions()) {
      text.append("  Scale-in of ")
          .append(
              ExplanationText.of(decision)
                  .replace(System.lineSeparator(), System.lineSeparator() + "  "))
          .append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }
}
