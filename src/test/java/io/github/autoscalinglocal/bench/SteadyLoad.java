package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.bench.Operation.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Memory under a load that does not end: {@code -Dbench.steady=PT1H} for an hour. What is kept is
 * bounded, by {@code 100,000} activities, decisions and messages, so that there is no growth once
 * the bounds are reached and the heap has found its size.
 */
final class SteadyLoad {
  private static final String DEFAULT_TIME = "PT1M";
  private static final int CONNECTIONS = 16;
  private static final int SAMPLES = 20;
  private static final int FIRST_SAMPLES = SAMPLES / 2;
  private static final double GOAL = 1.1;

  /** Before, what is kept is still filling up. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private SteadyLoad() {}

  static void measure(Report report) throws IOException, InterruptedException {
    Duration time = Duration.parse(System.getProperty("bench.steady", DEFAULT_TIME));
    for (Contestant each : Contestant.ours()) {
      try (Server server = each.start().run()) {
        measure(report, each.name() + ", " + time, server, time);
      }
    }
  }

  private static void measure(Report report, String name, Server server, Duration time)
      throws IOException, InterruptedException {
    Operation operation = Operation.SET_DESIRED;
    try (Connection connection = server.connectWhenItListens()) {
      operation.prepare(connection, CONNECTIONS);
    }
    List<Caller> callers = IntStream.range(0, CONNECTIONS).mapToObj(operation::caller).toList();
    List<Double> memory = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      Load.on(server, callers, time.dividedBy(SAMPLES));
      server.residentMemory().ifPresent(memory::add);
    }
    if (memory.isEmpty()) {
      return;
    }
    report.add("memory under steady load, " + name, "MiB", Figure.of(memory));
    double before = Figure.of(memory.subList(0, FIRST_SAMPLES)).max();
    double after = Figure.of(memory.subList(FIRST_SAMPLES, SAMPLES)).max();
    String what = "memory in the second half of a steady load : in the first, " + name;
    Figure growth = Figure.of(List.of(after / before));
    if (time.compareTo(LONG) < 0) {
      report.addRatio(what, growth);
    } else {
      report.goalAtMost(what, growth, GOAL);
    }
  }
}
