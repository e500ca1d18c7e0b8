package io.github.autoscalinglocal.refresh;

import io.github.autoscalinglocal.model.RefreshRun;

/** What a refresh does next. */
public sealed interface Decision {
  /** There is nothing to do before something happens. */
  record Rest() implements Decision {}

  /** A checkpoint has been reached. */
  record Reach(int checkpoint) implements Decision {}

  /** All is done that was to be done. */
  record Finish() implements Decision {}

  /**
   * Instances are to be updated.
   *
   * @param instances how many at most
   * @param units how much ready capacity may go, or, where replacements come first, how much may
   *     come
   * @param oneAtLeast whether the first may take more than that
   */
  record Replace(int instances, int units, boolean oneAtLeast) implements Decision {
    /** How many are asked of the termination policies: one, if there is no room for any. */
    public int asked() {
      return Math.min(Math.max(1, units), instances);
    }
  }

  /**
   * The next step of a refresh that is held up by nothing.
   *
   * @param checkpoints none on the way back
   */
  static Decision of(Census census, RefreshRun run, Bounds bounds, Checkpoints checkpoints) {
    int reached = checkpoints.reached(census.percentage());
    if (reached > run.milestone() && !census.isUnderWay()) {
      return new Reach(reached);
    }
    if (!census.isUnderWay() && (census.toUpdate() == 0 || checkpoints.isLast(run.milestone()))) {
      return new Finish();
    }
    int room =
        checkpoints.room(run.milestone(), census.total(), census.total() - census.toUpdate());
    return room == 0 ? new Rest() : replace(census, bounds, room);
  }

  private static Decision replace(Census census, Bounds bounds, int instances) {
    if (census.idle().isEmpty() && census.serving().isEmpty()) {
      // Those on standby are the last, and no capacity goes with them.
      return census.standby().isEmpty() || !census.coming().isEmpty()
          ? new Rest()
          : new Replace(instances, 0, false);
    }
    boolean oneAtLeast = bounds.launchesFirst() ? census.pairs() == 0 : !census.isComing();
    int units =
        bounds.launchesFirst() ? bounds.most() - census.live() : census.ready() - bounds.least();
    return census.idle().isEmpty() && units <= 0 && !oneAtLeast
        ? new Rest()
        : new Replace(instances, Math.max(0, units), oneAtLeast);
  }
}
