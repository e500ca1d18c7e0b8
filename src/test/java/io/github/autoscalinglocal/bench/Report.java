package io.github.autoscalinglocal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The results, as tables in Markdown. */
final class Report {
  private final List<String> measurements = new ArrayList<>();
  private final List<String> goals = new ArrayList<>();
  private final List<String> ratios = new ArrayList<>();

  void add(String measurement, String unit, Figure figure) {
    add(measurement, unit, figure, "", "", "");
  }

  /** Adds a throughput, with how long a request took. */
  void add(String measurement, List<Load> rounds) {
    add(
        measurement,
        "requests/s",
        Figure.of(rounds.stream().map(Load::perSecond).toList()),
        Figure.text(Figure.of(rounds.stream().map(Load::p50Micros).toList()).median()),
        Figure.text(Figure.of(rounds.stream().map(Load::p99Micros).toList()).median()),
        Figure.text(Figure.of(rounds.stream().map(Load::processorMicros).toList()).median()));
  }

  private void add(
      String measurement, String unit, Figure figure, String p50, String p99, String processor) {
    measurements.add(
        cells(
            measurement,
            unit,
            Figure.text(figure.median()),
            Figure.text(figure.min()),
            Figure.text(figure.max()),
            p50,
            p99,
            processor));
  }

  /** Adds a ratio without a goal. */
  void addRatio(String what, Figure ratio) {
    ratios.add(ratio(what, ratio));
  }

  void goalAtLeast(String what, Figure ratio, double goal) {
    goal(what, ratio, "at least " + goal, ratio.median() >= goal);
  }

  void goalAtMost(String what, Figure ratio, double goal) {
    goal(what, ratio, "at most " + goal, ratio.median() <= goal);
  }

  private void goal(String what, Figure ratio, String goal, boolean met) {
    goals.add(cells(ratio(what, ratio), goal, met ? "met" : "MISSED"));
  }

  private static String ratio(String what, Figure ratio) {
    return cells(
        what, Figure.text(ratio.median()), Figure.text(ratio.min()), Figure.text(ratio.max()));
  }

  /**
   * The ratios that have a goal first: they say more than figures, which are those of one machine.
   */
  String markdown() {
    List<String> lines = new ArrayList<>();
    table(
        lines,
        goals,
        "Ratio | Median | Min | Max | Goal | ",
        "--- | ---: | ---: | ---: | --- | ---");
    lines.add("<details><summary>Other ratios, and what was measured</summary>");
    lines.add("");
    table(lines, ratios, "Ratio | Median | Min | Max", "--- | ---: | ---: | ---:");
    table(
        lines,
        measurements,
        "Measurement | Unit | Median | Min | Max | p50 µs | p99 µs | CPU µs",
        "--- | --- | ---: | ---: | ---: | ---: | ---: | ---:");
    lines.add("</details>");
    return String.join("\n", lines);
  }

  private static void table(List<String> lines, List<String> rows, String head, String rule) {
    if (!rows.isEmpty()) {
      Stream.concat(Stream.of(head, rule), rows.stream())
          .map("| %s |"::formatted)
          .forEach(lines::add);
      lines.add("");
    }
  }

  private static String cells(String... cells) {
    return String.join(" | ", cells);
  }
}
