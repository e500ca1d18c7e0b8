package io.github.autoscalinglocal.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has become of the scripts and seeds that run at the start and the stop. */
public final class InitReport {
  /** For a server that has none. */
  public static final InitReport NOTHING = new InitReport(List.of());

  static {
    for (Stage stage : List.of(Stage.BOOT, Stage.START, Stage.READY)) {
      NOTHING.complete(stage);
    }
  }

  private final Map<Stage, Boolean> completed = new EnumMap<>(Stage.class);
  private final List<Script> scripts;

  /** When something runs. */
  public enum Stage {
    /** Before there is an emulator. */
    BOOT,
    /** When it answers. */
    START,
    /** After that, and before it calls itself ready. */
    READY,
    /** Before it stops. */
    SHUTDOWN
  }

  /** How it went. */
  public enum State {
    UNKNOWN,
    RUNNING,
    SUCCESSFUL,
    ERROR
  }

  /** A script or a seed, and how it went. */
  public record Script(Stage stage, String name, State state) {}

  /**
   * A report of nothing yet.
   *
   * @param scripts all that there are, in the order in which they run
   */
  public InitReport(List<Script> scripts) {
    this.scripts = new ArrayList<>(scripts);
    for (Stage stage : Stage.values()) {
      completed.put(stage, false);
    }
  }

  /** Notes how a script is going. */
  public synchronized void becomes(Stage stage, String name, State state) {
    scripts.replaceAll(
        each ->
            each.stage() == stage && each.name().equals(name)
                ? new Script(stage, name, state)
                : each);
  }

  /** Notes that all of a stage have run. */
  public synchronized void complete(Stage stage) {
    completed.put(stage, true);
  }

  synchronized Map<Stage, Boolean> completed() {
    return new EnumMap<>(completed);
  }

  synchronized boolean isComplete(Stage stage) {
    return completed.getOrDefault(stage, false);
  }

  synchronized List<Script> scripts() {
    return List.copyOf(scripts);
  }

  /** Whether one of them has failed. */
  public synchronized boolean hasFailed() {
    return scripts.stream().anyMatch(each -> each.state() == State.ERROR);
  }
}
