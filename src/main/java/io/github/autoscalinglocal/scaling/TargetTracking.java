package io.github.autoscalinglocal.scaling;

import java.util.OptionalInt;

/** The capacity at which a metric that falls as capacity grows would come to its target. */
public final class TargetTracking {
  /** What a quotient that should be a whole number may exceed it by. */
  private static final double ROUNDING = 1e-9;

  private TargetTracking() {}

  /** The capacity to grow to; a fraction counts as a whole instance. */
  public static OptionalInt scaleOut(Standing group, double metric, double target) {
    int capacity = group.withinBounds(ideal(group, metric, target));
    return OptionalInt.of(Math.max(group.desired(), capacity));
  }

  /**
   * The capacity to shrink to; a surplus of a fraction stays. Empty while a scale-out is under way,
   * and when the metric asks for no less.
   */
  public static OptionalInt scaleIn(Standing group, double metric, double target) {
    int capacity = group.withinBounds(ideal(group, metric, target));
    return group.scalingOut() || capacity >= group.desired()
        ? OptionalInt.empty()
        : OptionalInt.of(capacity);
  }

  /**
   * The service's formula is not published; this one reproduces its documented roundings. A metric
   * of a group that wants nothing counts as one instance's, so that it can grow from there.
   */
  private static int ideal(Standing group, double metric, double target) {
    int contributors = group.desired() == 0 ? 1 : group.settled();
    double exact = contributors * metric / target;
    return (int) Math.ceil(exact - Math.abs(exact) * ROUNDING);
  }
}
