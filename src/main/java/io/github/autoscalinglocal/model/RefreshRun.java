package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePSet;

/**
 * What an instance refresh that is not over has to know.
 *
 * @param target what instances are launched from meanwhile, if not from what the group says
 * @param outdated the ids of those whose update has not begun; some may have left the group
 * @param kept the ids of those that were there and need no update
 * @param owed the capacity units that have been terminated and whose replacement has not been asked
 *     for
 * @param milestone the percentage of the checkpoint that was reached last, or 0
 * @param restsUntil when the delay of that checkpoint, or baking, is over
 * @param advance when it last got on
 */
public record RefreshRun(
    Optional<LaunchSource> target,
    TreePSet<String> outdated,
    TreePSet<String> kept,
    int owed,
    int milestone,
    Optional<Instant> restsUntil,
    Advance advance) {

  /**
   * How far a refresh had come at best.
   *
   * @param at since when it has not got any further
   * @param stopped whether the time since then does not count, because it was held up
   * @param done how many had been updated
   * @param left how much was left to do
   */
  public record Advance(Instant at, boolean stopped, int done, int left) {
    /** The same, if that is not further; else that. */
    public Advance or(Instant now, int nowDone, int nowLeft) {
      return nowDone > done || nowLeft < left
          ? new Advance(now, stopped, Math.max(done, nowDone), Math.min(left, nowLeft))
          : this;
    }

    public Advance withStopped(boolean next) {
      return new Advance(at, next, done, left);
    }

    /** Time counts again, from now on. */
    public Advance resumed(Instant now) {
      return stopped ? new Advance(now, false, done, left) : this;
    }
  }

  /** One that does not know yet whom it is about. */
  public static RefreshRun of(Optional<LaunchSource> target, Instant now) {
    return new RefreshRun(
        target,
        TreePSet.empty(),
        TreePSet.empty(),
        0,
        0,
        Optional.empty(),
        new Advance(now, false, 0, Integer.MAX_VALUE));
  }

  /** The same for a refresh that has to update these instances, and need not update those. */
  public RefreshRun about(TreePSet<String> these, TreePSet<String> those) {
    return new RefreshRun(target, these, those, owed, milestone, restsUntil, advance);
  }

  /** The update of an instance has begun. */
  public RefreshRun begun(String instanceId) {
    return about(outdated.minus(instanceId), kept);
  }

  public RefreshRun withOwed(int next) {
    return new RefreshRun(target, outdated, kept, next, milestone, restsUntil, advance);
  }

  public RefreshRun withMilestone(int next) {
    return new RefreshRun(target, outdated, kept, owed, next, restsUntil, advance);
  }

  public RefreshRun resting(Optional<Instant> until) {
    return new RefreshRun(target, outdated, kept, owed, milestone, until, advance);
  }

  public boolean restsAt(Instant now) {
    return restsUntil.filter(now::isBefore).isPresent();
  }

  public RefreshRun with(Advance next) {
    return new RefreshRun(target, outdated, kept, owed, milestone, restsUntil, next);
  }
}
