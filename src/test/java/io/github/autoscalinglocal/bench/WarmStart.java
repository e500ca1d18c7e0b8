package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.AutoScalingLocal;
import java.util.ArrayList;
import java.util.List;

/** One more emulator in a JVM that has had some, from its start to the end of it. */
final class WarmStart {
  private static final int WARM_UP = 10;
  private static final int STARTS = 30;
  private static final double GOAL_MILLIS = 100;

  private WarmStart() {}

  static void measure(Report report) {
    List<Double> millis = new ArrayList<>();
    for (int start = 0; start < WARM_UP + STARTS; start++) {
      long before = System.nanoTime();
      try (AutoScalingLocal another = AutoScalingLocal.start()) {
        another.endpoint();
        double took = (System.nanoTime() - before) / 1e6;
        if (start >= WARM_UP) {
          millis.add(took);
        }
      }
    }
    report.add("start in a warm JVM", "ms", Figure.of(millis));
    report.goalAtMost("start in a warm JVM, ms", Figure.of(millis), GOAL_MILLIS);
  }
}
