package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Scaling.Pause;
import io.github.autoscalinglocal.model.Work;
import java.time.Instant;
import java.util.Optional;

/**
 * The pause after a scaling activity, for those who respect it. It begins when the last instance
 * has come or gone.
 */
public final class Cooldown {
  private Cooldown() {}

  /** Refuses while an activity is in progress or the cooldown has not passed since the last. */
  public static void check(Instant now, Group group) {
    Optional<String> blocking = blocking(now, group);
    if (blocking.isPresent()) {
      throw Errors.activityInProgress(blocking.get());
    }
  }

  /** The activity that is in progress, or the last if the cooldown has not passed since. */
  static Optional<String> blocking(Instant now, Group group) {
    return group
        .activityInProgress()
        .or(
            () ->
                group
                    .work()
                    .lastStep()
                    .filter(step -> now.isBefore(end(group, step)))
                    .map(Work.Step::activityId));
  }

  /** The cooldown of the policy that set the capacity, else the group's. */
  private static Instant end(Group group, Work.Step step) {
    int seconds =
        group
            .scaling()
            .pause()
            .filter(pause -> pause.desired() == group.capacity().desired())
            .map(Pause::seconds)
            .orElse(group.capacity().defaultCooldown());
    return step.endedAt().plusSeconds(seconds);
  }
}
