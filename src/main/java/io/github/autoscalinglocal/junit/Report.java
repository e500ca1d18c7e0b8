package io.github.autoscalinglocal.junit;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.GroupSnapshot;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What happened in the world of a test that failed. */
final class Report {
  private Report() {}

  static String of(ExtensionContext context, AutoScalingLocal emulator) {
    StringBuilder text =
        new StringBuilder(
            "autoscaling-local: %s failed at %s, with seed %s, account %s in %s"
                .formatted(
                    context.getDisplayName(),
                    emulator.clock().now(),
                    emulator.seed(),
                    emulator.account(),
                    emulator.region()));
    for (GroupSnapshot group : emulator.groups()) {
      text.append(System.lineSeparator()).append(group.history());
    }
    return text.toString();
  }
}
