package io.github.autoscalinglocal.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a measurement came to over several rounds. */
record Figure(double median, double min, double max) {

  static Figure of(List<Double> rounds) {
    return of(rounds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Figure of(double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Figure(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The ratio of two things that were measured in turn: noise that lasts hits both of a round. */
  static Figure ratio(List<Double> rounds, List<Double> toRounds) {
    return of(
        IntStream.range(0, rounds.size())
            .mapToDouble(round -> rounds.get(round) / toRounds.get(round))
            .toArray());
  }

  /** With three digits that tell something. */
  static String text(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
