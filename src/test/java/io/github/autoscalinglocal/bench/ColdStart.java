package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From the start of the process to its first answer, and what it then takes of the memory; moto's
 * server beside it where it is installed.
 */
final class ColdStart {
  private static final int STARTS = 11;
  private static final double IDLE_GOAL = 0.5;
  private static final byte[] REQUEST = Calls.describe("none");

  private final List<Double> millis = new ArrayList<>();
  private final List<Double> processorMillis = new ArrayList<>();
  private final List<Double> memory = new ArrayList<>();

  private ColdStart() {}

  static void measure(Report report, boolean withMoto) throws IOException {
    List<Contestant> ours = Contestant.ours();
    List<ColdStart> starts = ours.stream().map(each -> new ColdStart()).toList();
    ColdStart moto = new ColdStart();
    for (int round = 0; round < STARTS; round++) {
      for (int i = 0; i < ours.size(); i++) {
        starts.get(i).start(ours.get(i).start());
      }
      if (withMoto) {
        moto.start(Server::moto);
      }
    }
    for (int i = 0; i < ours.size(); i++) {
      String name = ours.get(i).name();
      starts.get(i).report(report, name);
      if (withMoto) {
        starts.get(i).compare(report, name, moto, ours.get(i).startGoal());
      }
    }
    if (withMoto) {
      moto.report(report, "moto's server");
    }
  }

  private void start(Contestant.Start start) throws IOException {
    long before = System.nanoTime();
    try (Server server = start.run();
        Connection connection = server.connectWhenItListens()) {
      connection.call(REQUEST);
      millis.add((System.nanoTime() - before) / 1e6);
      processorMillis.add(server.processorTime().toNanos() / 1e6);
      server.residentMemory().ifPresent(memory::add);
    }
  }

  private void report(Report report, String name) {
    report.add("cold start to first answer, " + name, "ms", Figure.of(millis));
    report.add("the same, time of the processors", "ms", Figure.of(processorMillis));
    if (!memory.isEmpty()) {
      report.add("idle memory after it (VmRSS)", "MiB", Figure.of(memory));
    }
  }

  private void compare(Report report, String name, ColdStart moto, double goal) {
    report.goalAtMost(
        "cold start of %s : moto's".formatted(name), Figure.ratio(millis, moto.millis), goal);
    if (!memory.isEmpty()) {
      report.goalAtMost(
          "idle memory of %s : moto's".formatted(name),
          Figure.ratio(memory, moto.memory),
          IDLE_GOAL);
    }
  }
}
