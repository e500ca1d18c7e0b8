package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What 1,000 groups of ten instances take of the memory, and how long it takes to build them. */
final class Memory {
  private static final int GROUPS = 1_000;
  private static final int GROUP_SIZE = 10;
  private static final double BUILD_GOAL_SECONDS = 2;
  private static final double MEMORY_GOAL = 0.75;
  private static final String[] SETTINGS = {"--max-groups=2000", "--max-instances=100000"};

  private final Report report;

  private Memory(Report report) {
    this.report = report;
  }

  static void measure(Report report, boolean withMoto) throws IOException {
    Memory memory = new Memory(report);
    List<Contestant> ours = Contestant.ours(SETTINGS);
    List<OptionalDouble> taken = new ArrayList<>();
    for (Contestant each : ours) {
      taken.add(memory.of(each.name(), each.start(), true));
    }
    if (!withMoto) {
      return;
    }
    OptionalDouble moto = memory.of("moto's server", Server::moto, false);
    for (int i = 0; i < ours.size(); i++) {
      if (moto.isPresent()) {
        report.goalAtMost(
            "memory of %s with 1,000 groups of ten : moto's".formatted(ours.get(i).name()),
            Figure.of(List.of(taken.get(i).orElseThrow() / moto.getAsDouble())),
            MEMORY_GOAL);
      }
    }
  }

  private OptionalDouble of(String name, Contestant.Start start, boolean isOurs)
      throws IOException {
    try (Server server = start.run();
        Connection connection = server.connectWhenItListens()) {
      connection.call(Calls.createConfiguration());
      long begin = System.nanoTime();
      for (int number = 0; number < GROUPS; number++) {
        connection.call(Calls.createFromConfiguration("many-" + number, GROUP_SIZE));
      }
      Figure seconds = Figure.of(List.of((System.nanoTime() - begin) / 1e9));
      String what = "building 1,000 groups of ten in %s, in s".formatted(name);
      if (isOurs) {
        report.goalAtMost(what, seconds, BUILD_GOAL_SECONDS);
      } else {
        report.addRatio(what, seconds);
      }
      report.add(
          "the same, time of the processors, " + name,
          "s",
          Figure.of(List.of(server.processorTime().toNanos() / 1e9)));
      OptionalDouble resident = server.residentMemory();
      resident.ifPresent(
          mib ->
              report.add(
                  "memory with 1,000 groups of ten, " + name, "MiB", Figure.of(List.of(mib))));
      return resident;
    }
  }
}
