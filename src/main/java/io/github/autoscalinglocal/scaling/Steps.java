package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.shape.StepAdjustment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The steps of a policy: what they must be like, and which of them a metric chooses. */
public final class Steps {
  private Steps() {}

  /** Which side of the threshold the threshold itself belongs to. */
  public enum Side {
    ABOVE,
    BELOW
  }

  /**
   * The step that a metric chooses. Above the threshold the lower bound belongs to a step, below it
   * the upper.
   *
   * @param distance the metric minus the threshold
   * @param atThreshold which way of the two to go at a distance of zero
   */
  public static Optional<StepAdjustment> choose(
      List<StepAdjustment> steps, double distance, Side atThreshold) {
    boolean above = distance > 0 || (distance == 0 && atThreshold == Side.ABOVE);
    Predicate<StepAdjustment> holds =
        above
            ? step -> lower(step) <= distance && distance < upper(step)
            : step -> lower(step) < distance && distance <= upper(step);
    return steps.stream().filter(holds).findFirst();
  }

  /** Refuses steps that leave open what to do, or tell it twice. */
  public static void check(List<StepAdjustment> steps) {
    for (StepAdjustment step : steps) {
      if (isOpenBelow(step) && isOpenAbove(step)) {
        throw Errors.stepUnbounded();
      }
      if (lower(step) >= upper(step)) {
        throw Errors.stepBoundsOrder();
      }
    }
    checkOpenBounds(steps);
    List<StepAdjustment> ordered =
        steps.stream().sorted(Comparator.comparingDouble(Steps::lower)).toList();
    if (meets(ordered, gap -> gap < 0)) {
      throw Errors.stepsOverlap();
    }
    if (meets(ordered, gap -> gap > 0)) {
      throw Errors.stepsWithGaps();
    }
  }

  private static void checkOpenBounds(List<StepAdjustment> steps) {
    long openAbove = steps.stream().filter(Steps::isOpenAbove).count();
    long openBelow = steps.stream().filter(Steps::isOpenBelow).count();
    if (openAbove > 1) {
      throw Errors.severalStepsOpenAbove();
    }
    if (openBelow > 1) {
      throw Errors.severalStepsOpenBelow();
    }
    if (openAbove == 0 && steps.stream().anyMatch(step -> upper(step) > 0)) {
      throw Errors.noStepOpenAbove();
    }
    if (openBelow == 0 && steps.stream().anyMatch(step -> lower(step) < 0)) {
      throw Errors.noStepOpenBelow();
    }
  }

  /** Whether anywhere the distance from one step to the next is of a kind. */
  private static boolean meets(List<StepAdjustment> ordered, Predicate<Double> kind) {
    for (int i = 1; i < ordered.size(); i++) {
      if (kind.test(lower(ordered.get(i)) - upper(ordered.get(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpenBelow(StepAdjustment step) {
    return step.metricIntervalLowerBound() == null;
  }

  private static boolean isOpenAbove(StepAdjustment step) {
    return step.metricIntervalUpperBound() == null;
  }

  private static double lower(StepAdjustment step) {
    return bound(step, StepAdjustment::metricIntervalLowerBound, Double.NEGATIVE_INFINITY);
  }

  private static double upper(StepAdjustment step) {
    return bound(step, StepAdjustment::metricIntervalUpperBound, Double.POSITIVE_INFINITY);
  }

  private static double bound(
      StepAdjustment step, Function<StepAdjustment, Double> bound, double open) {
    Double given = bound.apply(step);
    return given == null ? open : given;
  }
}
