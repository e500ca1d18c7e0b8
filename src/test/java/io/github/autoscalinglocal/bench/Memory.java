package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What 1,000 groups of ten instances take of the memory, and how long it takes to build them. A
 * server that rests may give back what building them took: what is compared is what it keeps.
 */
final class Memory {
  private static final int GROUPS = 1_000;
  private static final int GROUP_SIZE = 10;
  private static final int ROUNDS = 5;
  private static final long REST_MILLIS = 15_000;
  private static final double BUILD_GOAL_SECONDS = 2;
  private static final double MEMORY_GOAL = 0.75;
  private static final String[] SETTINGS = {"--max-groups=2000", "--max-instances=100000"};

  private final String name;
  private final Contestant.Start start;
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> processorSeconds = new ArrayList<>();
  private final List<Double> atOnce = new ArrayList<>();

  /** In MiB, a figure for each round; empty where the system does not tell. */
  private final List<Double> kept = new ArrayList<>();

  private Memory(String name, Contestant.Start start) {
    this.name = name;
    this.start = start;
  }

  static void measure(Report report, boolean withMoto) throws IOException {
    List<Memory> ours = new ArrayList<>();
    for (Contestant each : Contestant.ours(SETTINGS)) {
      ours.add(new Memory(each.name(), each.start()));
    }
    ours.add(new Memory("the jar with a small heap", () -> Server.small(SETTINGS)));
    // In turns: a minute in which the machine is slow is not that of one alone.
    for (int round = 0; round < ROUNDS; round++) {
      for (Memory each : ours) {
        each.build();
      }
    }
    for (Memory each : ours) {
      report.goalAtMost(each.building(), Figure.of(each.seconds), BUILD_GOAL_SECONDS);
      each.tell(report);
    }
    if (!withMoto) {
      return;
    }
    // Once, as it takes minutes.
    Memory moto = new Memory("moto's server", Server::moto);
    moto.build();
    report.addRatio(moto.building(), Figure.of(moto.seconds));
    moto.tell(report);
    if (moto.kept.isEmpty()) {
      return;
    }
    for (Memory each : ours) {
      report.goalAtMost(
          "memory of %s with 1,000 groups of ten : moto's".formatted(each.name),
          Figure.ratio(each.kept, Collections.nCopies(ROUNDS, moto.kept.get(0))),
          MEMORY_GOAL);
    }
  }

  private void build() throws IOException {
    try (Server server = start.run();
        Connection connection = server.connectWhenItListens()) {
      connection.call(Calls.createConfiguration());
      long begin = System.nanoTime();
      for (int number = 0; number < GROUPS; number++) {
        connection.call(Calls.createFromConfiguration("many-" + number, GROUP_SIZE));
      }
      seconds.add((System.nanoTime() - begin) / 1e9);
      processorSeconds.add(server.processorTime().toNanos() / 1e9);
      server.residentMemory().ifPresent(atOnce::add);
      rest();
      server.residentMemory().ifPresent(kept::add);
    }
  }

  private String building() {
    return "building 1,000 groups of ten in %s, in s".formatted(name);
  }

  private void tell(Report report) {
    report.add("the same, time of the processors, " + name, "s", Figure.of(processorSeconds));
    if (!kept.isEmpty()) {
      report.add("memory with 1,000 groups of ten, " + name, "MiB", Figure.of(kept));
      report.add("the same, as soon as they are there", "MiB", Figure.of(atOnce));
    }
  }

  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
