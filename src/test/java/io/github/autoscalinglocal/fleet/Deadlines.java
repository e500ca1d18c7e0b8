package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.World;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the agenda holds for lifecycle actions. */
public final class Deadlines {
  private Deadlines() {}

  /** When actions will be ended that nobody has completed, by their tokens; the last counts. */
  public static SortedMap<String, Instant> of(World world) {
    SortedMap<String, Instant> byToken = new TreeMap<>();
    world
        .agenda()
        .forEach(
            (due, appointment) -> {
              if (appointment.event() instanceof Hooks.Deadline deadline) {
                byToken.put(deadline.token(), due.at());
              }
            });
    return byToken;
  }
}
