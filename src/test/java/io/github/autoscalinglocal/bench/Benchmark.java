package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures and prints. A goal that is missed is told and fails nothing, since machines are noisy;
 * what cannot be measured does fail.
 */
public final class Benchmark {
  private Benchmark() {}

  /**
   * Prints the results.
   *
   * @param args what to measure, separated by commas: {@code start}, {@code warm}, {@code victims},
   *     {@code week} and operations by their titles; everything if empty
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> parts =
        Stream.of(args)
            .flatMap(each -> Stream.of(each.split(",", -1)))
            .filter(each -> !each.isEmpty())
            .toList();
    Report report = new Report();
    if (wants(parts, "start")) {
      ColdStart.measure(report);
    }
    if (wants(parts, "warm")) {
      WarmStart.measure(report);
    }
    List<Operation> operations =
        Stream.of(Operation.values()).filter(each -> wants(parts, each.title())).toList();
    if (!operations.isEmpty()) {
      Throughput.measure(report, operations);
    }
    if (wants(parts, "victims")) {
      VictimChoice.measure(report);
    }
    if (wants(parts, "week")) {
      ClosedLoop.measure(report);
    }
    System.out.printf(
        "%n%s, %s %s, Java %s, %d processors%n%n%s%n%n",
        LocalDate.now(ZoneOffset.UTC),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        report.markdown());
  }

  private static boolean wants(List<String> parts, String part) {
    return parts.isEmpty() || parts.contains(part);
  }
}
