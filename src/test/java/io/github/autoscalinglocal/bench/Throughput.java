package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.bench.Operation.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Requests a second, on sixteen connections and on one: of an emulator that has nothing but the
 * groups in use, of one with 1,000 groups besides, and of bare Undertow with a constant of the size
 * of a described group, once leaving the bodies of requests alone and once taking them. They run
 * side by side and bear the load in turn, round by round.
 */
final class Throughput {
  private static final int ROUNDS = 9;

  /** Long enough for a collection of garbage or two: with half of it, those made the difference. */
  private static final Duration ROUND = Duration.ofMillis(800);

  private static final Duration WARM_UP_ROUND = Duration.ofSeconds(1);
  private static final int MOST_WARM_UP_ROUNDS = 60;

  /** As many rounds in a row with hardly any work for the compiler: it is done. */
  private static final int COMPILED_ROUNDS = 5;

  private static final Duration HARDLY_ANY = WARM_UP_ROUND.dividedBy(25);

  private static final int[] CONNECTIONS = {16, 1};
  private static final int CROWD = 1_000;
  private static final double FLAT = 1.2;
  private static final int CROWD_GROUP_SIZE = 10;
  private static final String[] SETTINGS = {"--max-groups=2000", "--max-instances=100000"};

  private final Report report;
  private final Server alone;
  private final Server crowded;
  private final Server constant;
  private final Server taking;

  private Throughput(Report report, Server alone, Server crowded, Server constant, Server taking) {
    this.report = report;
    this.alone = alone;
    this.crowded = crowded;
    this.constant = constant;
    this.taking = taking;
  }

  static void measure(Report report, List<Operation> operations)
      throws IOException, InterruptedException {
    try (Server alone = Server.steady(SETTINGS);
        Server crowded = Server.steady(SETTINGS);
        Server constant = Server.constant(lengthOfDescribedGroup(alone), "leave");
        Server taking = Server.constant(lengthOfDescribedGroup(alone), "take")) {
      build(crowded);
      Throughput throughput = new Throughput(report, alone, crowded, constant, taking);
      for (Operation operation : operations) {
        for (int connections : CONNECTIONS) {
          throughput.measure(operation, connections);
        }
      }
    }
  }

  private static int lengthOfDescribedGroup(Server server) throws IOException {
    try (Connection connection = server.connect()) {
      Operation.DESCRIBE.prepare(connection, 1);
      connection.call(Operation.DESCRIBE.caller(0).next(connection));
      int length = connection.body().length();
      Operation.DESCRIBE.clear(connection, 1);
      return length;
    }
  }

  private static void build(Server server) throws IOException {
    try (Connection connection = server.connect()) {
      for (int number = 0; number < CROWD; number++) {
        connection.call(Calls.create("crowd-" + number, CROWD_GROUP_SIZE));
      }
    }
  }

  private void measure(Operation operation, int connections)
      throws IOException, InterruptedException {
    for (Server emulator : List.of(alone, crowded)) {
      try (Connection connection = emulator.connect()) {
        operation.prepare(connection, connections);
      }
    }
    Contender without = new Contender(alone, operation, connections);
    Contender with = new Contender(crowded, operation, connections);
    Contender bare = new Contender(constant, Operation.DESCRIBE, connections);
    Contender bareTaking = new Contender(taking, Operation.DESCRIBE, connections);
    takeTurns(List.of(without, with, bare, bareTaking));
    for (Server emulator : List.of(alone, crowded)) {
      try (Connection connection = emulator.connect()) {
        operation.clear(connection, connections);
      }
    }
    String on = connections == 1 ? " on one connection" : " on " + connections + " connections";
    String what = operation.title() + on;
    report.add(what, without.rounds);
    report.add(what + ", 1,000 other groups", with.rounds);
    report.goalAtMost(
        what + ": time of the processors with : without 1,000 other groups",
        Figure.ratio(with.processorMicros(), without.processorMicros()),
        FLAT);
    if (operation == Operation.DESCRIBE) {
      report.add("constant of the same size" + on, bare.rounds);
      report.add("the same, taking the bodies" + on, bareTaking.rounds);
    }
    if (connections > 1) {
      compareWithConstants(operation, what, without, bare, bareTaking);
    }
  }

  private void compareWithConstants(
      Operation operation, String what, Contender ours, Contender bare, Contender bareTaking) {
    String throughput = what + ": throughput : that of a constant";
    Figure ratio = Figure.ratio(ours.rates(), bare.rates());
    if (operation.goal().isPresent()) {
      report.goalAtLeast(throughput, ratio, operation.goal().getAsDouble());
    } else {
      report.addRatio(throughput, ratio);
    }
    report.addRatio(
        throughput + ", taking the bodies", Figure.ratio(ours.rates(), bareTaking.rates()));
    report.addRatio(
        what + ": time of the processors for a constant : for it",
        Figure.ratio(bare.processorMicros(), ours.processorMicros()));
  }

  private static void takeTurns(List<Contender> contenders)
      throws IOException, InterruptedException {
    for (Contender contender : contenders) {
      contender.warmUp();
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        contender.rounds.add(contender.bear(ROUND));
      }
    }
  }

  /** A server under load, and what it bore in each round. */
  private static final class Contender {
    private final Server server;
    private final List<Caller> callers;
    private final List<Load> rounds = new ArrayList<>();

    Contender(Server server, Operation operation, int connections) {
      this.server = server;
      this.callers = IntStream.range(0, connections).mapToObj(operation::caller).toList();
    }

    /**
     * Until the compiler is done, which takes half a minute for what a write runs through, and is
     * not to be seen from the rates. Where the system does not tell, half of the most rounds.
     */
    void warmUp() throws IOException, InterruptedException {
      int compiled = 0;
      for (int round = 0; round < MOST_WARM_UP_ROUNDS && compiled < COMPILED_ROUNDS; round++) {
        Optional<Duration> before = server.compilerTime();
        bear(WARM_UP_ROUND);
        Optional<Duration> after = server.compilerTime();
        if (before.isEmpty() || after.isEmpty()) {
          compiled = round < MOST_WARM_UP_ROUNDS / 2 ? 0 : COMPILED_ROUNDS;
        } else {
          boolean done = after.get().minus(before.get()).compareTo(HARDLY_ANY) < 0;
          compiled = done ? compiled + 1 : 0;
        }
      }
    }

    Load bear(Duration time) throws IOException, InterruptedException {
      return Load.on(server, callers, time);
    }

    List<Double> processorMicros() {
      return rounds.stream().map(Load::processorMicros).toList();
    }

    List<Double> rates() {
      return rounds.stream().map(Load::perSecond).toList();
    }
  }
}
