package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.AutoScalingLocal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long a test waits for an emulator of its own, once its JVM has had some. */
final class EmbeddedStart {
  private static final int WARM_UP = 30;
  private static final int STARTS = 50;
  private static final double GOAL_MILLIS = 30;

  private EmbeddedStart() {}

  static void measure(Report report) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int start = 0; start < WARM_UP + STARTS; start++) {
      long before = System.nanoTime();
      try (AutoScalingLocal emulator = AutoScalingLocal.builder().port(0).start();
          Connection connection = new Connection(emulator.endpoint().getPort())) {
        connection.call(Calls.describe("none"));
        if (start >= WARM_UP) {
          millis.add((System.nanoTime() - before) / 1e6);
        }
      }
    }
    report.goalAtMost(
        "embedded start to first answer in a warm JVM, in ms", Figure.of(millis), GOAL_MILLIS);
  }
}
