package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** From the start of the process to its first answer, and what it then takes of the memory. */
final class ColdStart {
  private static final int STARTS = 7;

  private ColdStart() {}

  static void measure(Report report) throws IOException {
    byte[] request = Calls.describe("none");
    List<Double> millis = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      long before = System.nanoTime();
      try (Server server = Server.emulator();
          Connection connection = server.connect()) {
        connection.call(request);
        millis.add((System.nanoTime() - before) / 1e6);
        OptionalDouble resident = server.residentMemory();
        resident.ifPresent(memory::add);
      }
    }
    report.add("cold start to first answer", "ms", Figure.of(millis));
    if (!memory.isEmpty()) {
      report.add("idle memory after it (VmRSS)", "MiB", Figure.of(memory));
    }
  }
}
