package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Work;
import java.time.Instant;
import java.util.Optional;

/**
 * The pause after a scaling activity, for those who respect it. It begins when the last instance
 * has come or gone.
 */
public final class Cooldown {
  private Cooldown() {}

  /**
   * Refuses while an activity is in progress or the group's default cooldown has not passed since
   * the last.
   */
  public static void check(Instant now, Group group) {
    Optional<String> blocking =
        group
            .activityInProgress()
            .or(
                () ->
                    group
                        .work()
                        .lastStep()
                        .filter(step -> now.isBefore(end(group, step)))
                        .map(Work.Step::activityId));
    if (blocking.isPresent()) {
      throw Errors.activityInProgress(blocking.get());
    }
  }

  private static Instant end(Group group, Work.Step step) {
    return step.endedAt().plusSeconds(group.capacity().defaultCooldown());
  }
}
