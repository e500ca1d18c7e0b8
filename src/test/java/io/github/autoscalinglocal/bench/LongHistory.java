package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.bench.Operation.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether 100,000 activities that are kept slow anything: with them and without, in turn. */
final class LongHistory {
  private static final int ACTIVITIES = 100_000;
  private static final int CONNECTIONS = 16;
  private static final int ROUNDS = 7;
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration ROUND = Duration.ofMillis(800);
  private static final double GOAL = 1.2;
  private static final List<Operation> OPERATIONS =
      List.of(Operation.DESCRIBE, Operation.DESCRIBE_ACTIVITIES, Operation.SET_DESIRED);

  private LongHistory() {}

  static void measure(Report report) throws IOException, InterruptedException {
    try (Server young = Server.steady();
        Server old = Server.steady()) {
      fill(old);
      for (Operation operation : OPERATIONS) {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Caller> youngCallers = prepare(young, operation);
        List<Caller> oldCallers = prepare(old, operation);
        Load.on(young, youngCallers, WARM_UP);
        Load.on(old, oldCallers, WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
          reset(young);
          prepare(young, operation);
          without.add(Load.on(young, operation(operation), ROUND).processorMicros());
          with.add(Load.on(old, oldCallers, ROUND).processorMicros());
        }
        report.goalAtMost(
            operation.title() + ": time of the processors with : without 100,000 activities",
            Figure.ratio(with, without),
            GOAL);
      }
    }
  }

  private static void fill(Server server) throws IOException {
    try (Connection connection = server.connect()) {
      connection.call(Calls.create("past", 0));
      int size = 500;
      connection.call(Calls.resize("past", size));
      for (int activities = 0; activities < ACTIVITIES; activities += size) {
        connection.call(Calls.setDesired("past", activities / size % 2 == 0 ? size : 0));
      }
    }
  }

  private static void reset(Server server) throws IOException {
    try (Connection connection = server.connect()) {
      connection.call(Calls.reset());
    }
  }

  private static List<Caller> prepare(Server server, Operation operation) throws IOException {
    try (Connection connection = server.connect()) {
      operation.clear(connection, CONNECTIONS);
      operation.prepare(connection, CONNECTIONS);
    }
    return operation(operation);
  }

  private static List<Caller> operation(Operation operation) {
    return IntStream.range(0, CONNECTIONS).mapToObj(operation::caller).toList();
  }
}
