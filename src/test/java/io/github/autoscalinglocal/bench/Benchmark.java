package io.github.autoscalinglocal.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Measures and prints. A goal that is missed is told and fails nothing, since machines are noisy;
 * what cannot be measured does fail.
 */
public final class Benchmark {
  private static final String FIGURES = "<!-- figures -->\n";
  private static final String END_OF_FIGURES = "<!-- end of figures -->";

  private Benchmark() {}

  /**
   * Prints the results.
   *
   * @param args what to measure, separated by commas: {@code start}, {@code embedded}, {@code
   *     memory}, {@code steady}, {@code history}, {@code victims}, {@code week} and operations by
   *     their titles; everything if empty
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> parts =
        Stream.of(args)
            .flatMap(each -> Stream.of(each.split(",", -1)))
            .filter(each -> !each.isEmpty())
            .toList();
    // What is embedded here would log every request to the terminal.
    var log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.setLevel(Level.WARN);
    Report report = new Report();
    boolean withMoto = Server.hasMoto();
    if (wants(parts, "start")) {
      ColdStart.measure(report, withMoto);
    }
    if (wants(parts, "embedded")) {
      EmbeddedStart.measure(report);
    }
    if (wants(parts, "memory")) {
      Memory.measure(report, withMoto);
    }
    if (wants(parts, "steady")) {
      SteadyLoad.measure(report);
    }
    List<Operation> operations =
        Stream.of(Operation.values()).filter(each -> wants(parts, each.title())).toList();
    if (!operations.isEmpty()) {
      Throughput.measure(report, operations);
    }
    if (wants(parts, "history")) {
      LongHistory.measure(report);
    }
    if (wants(parts, "victims")) {
      VictimChoice.measure(report);
    }
    if (wants(parts, "week")) {
      ClosedLoop.measure(report);
    }
    String text = text(report, withMoto);
    System.out.println(text);
    if (Boolean.getBoolean("bench.readme")) {
      putIntoReadme(text);
    }
  }

  private static String text(Report report, boolean withMoto) {
    return "%n%s, %s %s, Java %s, %d processors. %s%s%n%n%s%n"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors(),
            withMoto ? "moto's server ran beside it." : "moto's server is not installed.",
            Server.hasImage() ? "" : " The files of the image were not there.",
            report.markdown());
  }

  private static void putIntoReadme(String text) throws IOException {
    Path readme = Path.of("README.md");
    String before = Files.readString(readme);
    int begin = before.indexOf(FIGURES) + FIGURES.length();
    int end = before.indexOf(END_OF_FIGURES);
    if (end < begin) {
      throw new IllegalStateException(
          "README.md has no place for a table: " + FIGURES + END_OF_FIGURES);
    }
    Files.writeString(readme, before.substring(0, begin) + text + before.substring(end));
  }

  private static boolean wants(List<String> parts, String part) {
    return parts.isEmpty() || parts.contains(part);
  }
}
