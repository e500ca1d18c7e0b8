package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.control.InitReport;
import io.github.autoscalinglocal.control.InitReport.Script;
import io.github.autoscalinglocal.control.InitReport.Stage;
import io.github.autoscalinglocal.control.InitReport.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of {@code boot.d}, {@code start.d}, {@code ready.d} and {@code shutdown.d}, as
 * LocalStack has them: scripts, and seeds, which only we know. They run one after the other in the
 * order of their names; one that fails is reported, and the others go on.
 */
final class InitScripts {
  static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(InitScripts.class);
  private static final long LAST_WORDS_MILLIS = 1_000;

  private final Map<Stage, SortedMap<String, Path>> files = new EnumMap<>(Stage.class);
  private final InitReport report;
  private final boolean failFast;
  private final Duration limit;

  /**
   * Finds out what there is.
   *
   * @param roots folders of the four folders; of files of the same name, that in the first counts
   * @param failFast whether nothing goes on after a failure
   * @param limit how long a script may take
   */
  InitScripts(List<Path> roots, boolean failFast, Duration limit) {
    this.failFast = failFast;
    this.limit = limit;
    List<Script> all = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      SortedMap<String, Path> found = find(roots, folder(stage));
      files.put(stage, found);
      found.keySet().forEach(name -> all.add(new Script(stage, name, State.UNKNOWN)));
    }
    this.report = new InitReport(all);
  }

  private static SortedMap<String, Path> find(List<Path> roots, String folder) {
    SortedMap<String, Path> found = new TreeMap<>();
    for (Path root : roots) {
      for (Path file : files(root.resolve(folder))) {
        if (isScript(file) || SeedDocuments.isSeed(file)) {
          found.putIfAbsent(String.valueOf(file.getFileName()), file);
        } else {
          LOG.warn("{} is neither a script (.sh) nor a seed (.yaml, .json)", file);
        }
      }
    }
    return found;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      LOG.error("{} cannot be read", folder, unreadable);
      return List.of();
    }
  }

  private static boolean isScript(Path file) {
    return file.toString().endsWith(".sh");
  }

  private static String folder(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT) + ".d";
  }

  InitReport report() {
    return report;
  }

  /** Whether the start has to end, as one of them has failed and that was asked for. */
  boolean haveFailed() {
    return failFast && report.hasFailed();
  }

  /**
   * Runs those of a stage.
   *
   * @param emulator none before there is one
   */
  void run(Stage stage, Optional<AutoScalingLocal> emulator) {
    for (Map.Entry<String, Path> each : files.getOrDefault(stage, new TreeMap<>()).entrySet()) {
      String name = each.getKey();
      report.becomes(stage, name, State.RUNNING);
      Optional<String> failure =
          isScript(each.getValue())
              ? script(each.getValue(), emulator)
              : seed(each.getValue(), emulator);
      failure.ifPresent(why -> LOG.error("{}/{} failed: {}", folder(stage), name, why));
      report.becomes(stage, name, failure.isPresent() ? State.ERROR : State.SUCCESSFUL);
      if (haveFailed()) {
        return;
      }
    }
    report.complete(stage);
  }

  /** Why it failed, if it did. */
  private static Optional<String> seed(Path file, Optional<AutoScalingLocal> emulator) {
    if (emulator.isEmpty()) {
      return Optional.of("there is no emulator yet that it could be applied to");
    }
    if (emulator.get().goesOn()) {
      LOG.info("{} is passed over: the state that was kept has grown out of it already", file);
      return Optional.empty();
    }
    try {
      emulator.get().seed(SeedDocuments.read(file));
      return Optional.empty();
    } catch (UnreadableDataException | IllegalArgumentException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  private Optional<String> script(Path file, Optional<AutoScalingLocal> emulator) {
    // What is mounted from elsewhere often has lost the right to be executed.
    List<String> command =
        Files.isExecutable(file) ? List.of(file.toString()) : List.of("/bin/sh", file.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    emulator.ifPresent(each -> tell(each, builder.environment()));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return outcome(process, file);
    } catch (IOException none) {
      return Optional.of(String.valueOf(none.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("the emulator was stopped meanwhile");
    }
  }

  /** What the AWS CLI and the emulator's own one need to find it. */
  private static void tell(AutoScalingLocal emulator, Map<String, String> environment) {
    environment.put("AWS_ENDPOINT_URL", emulator.endpoint().toString());
    environment.put(Client.ENDPOINT, emulator.endpoint().toString());
    environment.putIfAbsent("AWS_ACCESS_KEY_ID", "test");
    environment.putIfAbsent("AWS_SECRET_ACCESS_KEY", "test");
    environment.putIfAbsent("AWS_DEFAULT_REGION", emulator.region());
  }

  private Optional<String> outcome(Process process, Path file) throws InterruptedException {
    Thread listener = new Thread(() -> log(process, file), "init");
    listener.setDaemon(true);
    listener.start();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      return Optional.of("it took longer than " + limit.toSeconds() + " seconds");
    }
    // One that it has left running may hold its output open.
    listener.join(LAST_WORDS_MILLIS);
    int status = process.exitValue();
    return status == 0 ? Optional.empty() : Optional.of("it ended with the status " + status);
  }

  private static void log(Process process, Path file) {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      output.lines().forEach(line -> LOG.info("{}: {}", file, line));
    } catch (IOException | RuntimeException over) {
      LOG.debug("{} says no more", file, over);
    }
  }
}
