package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What 1,000 groups of ten instances take of the memory, and how long it takes to build them. A
 * server that rests may give back what building them took: what is compared is what it keeps.
 */
final class Memory {
  private static final int GROUPS = 1_000;
  private static final int GROUP_SIZE = 10;
  private static final int ROUNDS = 5;
  private static final long REST_MILLIS = 15_000;
  private static final String MOTO = "moto's server";
  private static final String SMALL = "the jar with a small heap";
  private static final double BUILD_GOAL_SECONDS = 2;
  private static final double MEMORY_GOAL = 0.75;
  private static final String[] SETTINGS = {"--max-groups=2000", "--max-instances=100000"};

  private final Report report;

  private Memory(Report report) {
    this.report = report;
  }

  static void measure(Report report, boolean withMoto) throws IOException {
    Memory memory = new Memory(report);
    SortedMap<String, List<Double>> taken = new TreeMap<>();
    for (Contestant each : Contestant.ours(SETTINGS)) {
      taken.put(each.name(), memory.of(each.name(), each.start(), ROUNDS));
    }
    taken.put(SMALL, memory.of(SMALL, () -> Server.small(SETTINGS), ROUNDS));
    if (!withMoto) {
      return;
    }
    // Once, as it takes minutes.
    List<Double> moto = memory.of(MOTO, Server::moto, 1);
    if (moto.isEmpty()) {
      return;
    }
    taken.forEach(
        (name, each) ->
            report.goalAtMost(
                "memory of %s with 1,000 groups of ten : moto's".formatted(name),
                Figure.ratio(each, Collections.nCopies(ROUNDS, moto.get(0))),
                MEMORY_GOAL));
  }

  /** The resident memory in each round, in MiB; empty where the system does not tell. */
  private List<Double> of(String name, Contestant.Start start, int rounds) throws IOException {
    List<Double> seconds = new ArrayList<>();
    List<Double> processorSeconds = new ArrayList<>();
    List<Double> atOnce = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
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
        server.residentMemory().ifPresent(memory::add);
      }
    }
    String what = "building 1,000 groups of ten in %s, in s".formatted(name);
    if (name.equals(MOTO)) {
      report.addRatio(what, Figure.of(seconds));
    } else {
      report.goalAtMost(what, Figure.of(seconds), BUILD_GOAL_SECONDS);
    }
    report.add("the same, time of the processors, " + name, "s", Figure.of(processorSeconds));
    if (!memory.isEmpty()) {
      report.add("memory with 1,000 groups of ten, " + name, "MiB", Figure.of(memory));
      report.add("the same, as soon as they are there", "MiB", Figure.of(atOnce));
    }
    return memory;
  }

  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
