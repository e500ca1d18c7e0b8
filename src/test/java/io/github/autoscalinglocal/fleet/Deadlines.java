package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.World;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the agenda holds for lifecycle actions. */
public final class Deadlines {
  private Deadlines() {}

  /**
   * When actions will be looked at that nobody has completed, by their tokens: at times that a
   * heartbeat has made obsolete, too.
   */
  public static SortedMap<String, SortedSet<Instant>> of(World world) {
    SortedMap<String, SortedSet<Instant>> byToken = new TreeMap<>();
    world
        .agenda()
        .forEach(
            (due, appointment) -> {
              if (appointment.event() instanceof Hooks.Deadline deadline) {
                byToken.computeIfAbsent(deadline.token(), any -> new TreeSet<>()).add(due.at());
              }
            });
    return byToken;
  }
}
