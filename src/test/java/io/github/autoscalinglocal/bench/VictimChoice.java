package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.Sketch;
import io.github.autoscalinglocal.termination.TieBreak;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The cost of choosing victims, explanation included. */
final class VictimChoice {
  private static final int ROUNDS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(1);
  private static final Duration ROUND = Duration.ofMillis(200);

  private VictimChoice() {}

  static void measure(Report report) {
    for (int size : new int[] {10, 100, 1_000}) {
      measure(report, size, 1);
      measure(report, size, size / 2);
    }
  }

  private static void measure(Report report, int size, int victims) {
    GroupFacts facts = group(size).desired(size - victims);
    micros(facts, victims, WARM_UP);
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(micros(facts, victims, ROUND));
    }
    report.add("choosing %d of %d victims".formatted(victims, size), "µs", Figure.of(rounds));
  }

  private static double micros(GroupFacts facts, int victims, Duration time) {
    long start = System.nanoTime();
    long now = start;
    int times = 0;
    while (now - start < time.toNanos()) {
      // Looking at the answer keeps the compiler from leaving the work out.
      if (VictimSelector.select(facts).victims().size() != victims) {
        throw new IllegalStateException("not the victims asked for");
      }
      times++;
      now = System.nanoTime();
    }
    return (now - start) / 1e3 / times;
  }

  /** Three zones, three versions of a launch template, a launch a minute. */
  private static Sketch group(int size) {
    List<Instance> instances =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    Sketch.instance(
                        "i-%05d %s v%d %02d:%02d"
                            .formatted(
                                i, "abc".charAt(i % 3), 1 + i * 3 / size, i / 60 % 24, i % 60)))
            .toList();
    return Sketch.of(instances).tieBreak(TieBreak.random(0));
  }
}
