package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.AdjustmentType;
import java.util.Optional;

/**
 * A change of capacity as a policy describes it.
 *
 * @param minMagnitude the least change in instances that a percentage comes to
 */
public record Adjustment(AdjustmentType type, int amount, Optional<Integer> minMagnitude) {

  /** What becomes of a capacity, before the group's bounds have their say. */
  public int appliedTo(int base) {
    long result =
        switch (type) {
          case ChangeInCapacity -> (long) base + amount;
          case ExactCapacity -> amount;
          case PercentChangeInCapacity -> base + percentage(base);
        };
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, result));
  }

  /** Whether it takes capacity away from a group that wants so much. */
  boolean shrinks(int desired) {
    return type == AdjustmentType.ExactCapacity ? amount < desired : amount < 0;
  }

  /** Fractions are cut toward zero, but what is not zero comes to one at least. */
  private long percentage(int base) {
    long hundredths = (long) base * amount;
    long change = hundredths / 100;
    if (change == 0) {
      change = Long.signum(hundredths);
    }
    int least = minMagnitude.orElse(0);
    return Math.abs(change) < least ? (long) Integer.signum(amount) * least : change;
  }
}
