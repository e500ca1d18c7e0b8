package io.github.autoscalinglocal.scaling;

/** One adjustment an alarm. Whether the cooldown lets it happen is asked before. */
public final class SimpleScaling {
  private SimpleScaling() {}

  /** The capacity that the group should want. */
  public static int capacity(Standing group, Adjustment adjustment) {
    return adjustment.shrinks(group.desired())
        ? shrunk(group, adjustment)
        : group.withinBounds(adjustment.appliedTo(group.desired()));
  }

  /**
   * What instances with weights overshoot goes first: a decrement that is no larger changes
   * nothing.
   */
  static int shrunk(Standing group, Adjustment adjustment) {
    int capacity = adjustment.appliedTo(group.desired() + group.overshoot());
    return group.withinBounds(Math.min(group.desired(), capacity));
  }
}
