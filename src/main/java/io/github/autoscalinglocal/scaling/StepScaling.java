package io.github.autoscalinglocal.scaling;

import java.util.OptionalInt;

/** The adjustment of the step that a metric's distance from its threshold falls into. */
public final class StepScaling {
  private StepScaling() {}

  /**
   * The capacity that the group should want; empty while a scale-out holds a scale-in back. Growth
   * is counted from what has warmed up, so an alarm that repeats itself adds nothing, and a higher
   * step only the difference.
   */
  public static OptionalInt capacity(Standing group, Adjustment adjustment) {
    if (!adjustment.shrinks(group.desired())) {
      int candidate = group.withinBounds(adjustment.appliedTo(group.settled()));
      return OptionalInt.of(Math.max(group.desired(), candidate));
    }
    // The base of a scale-in is not documented: the desired capacity.
    return group.scalingOut()
        ? OptionalInt.empty()
        : OptionalInt.of(SimpleScaling.shrunk(group, adjustment));
  }
}
