package io.github.autoscalinglocal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.AdjustmentType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an adjustment makes of a group that stands in some way. */
class SimpleAndStepScalingTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'max 3, current 2, +3 -> 3',         0,  3,  2,  ChangeInCapacity,        3,   3",
    "'min 2, current 3, -2 -> 2',         2,  9,  3,  ChangeInCapacity,       -2,   2",
    "'max 12, at 10, +5 -> desired 12',   0, 12, 10,  ChangeInCapacity,        5,  12",
    "'5 of 8 by an exact number',         0,  9,  8,  ExactCapacity,           5,   5",
    "'beyond the maximum by one',         0,  9,  8,  ExactCapacity,          10,   9",
    "'-25 % of 8 -> 6',                   0,  9,  8,  PercentChangeInCapacity, -25, 6"
  })
  void simpleScalingCountsFromTheDesiredCapacityAndKeepsWithinBounds(
      String vector, int min, int max, int desired, AdjustmentType type, int amount, int wanted) {
    Standing group = new Standing(min, max, desired, 0, desired, false);

    assertThat(SimpleScaling.capacity(group, adjustment(type, amount)))
        .as(vector)
        .isEqualTo(wanted);
  }

  @ParameterizedTest(name = "at 16 of 12 desired, {0} -> {1}")
  @CsvSource({"-3, 12", "-4, 12", "-5, 11", "-16, 0", "2, 14"})
  void whatWeightsOvershootGoesFirst(int amount, int wanted) {
    Standing group = new Standing(0, 20, 12, 4, 16, false);

    assertThat(SimpleScaling.capacity(group, adjustment(AdjustmentType.ChangeInCapacity, amount)))
        .isEqualTo(wanted);
    if (amount < 0) {
      assertThat(StepScaling.capacity(group, adjustment(AdjustmentType.ChangeInCapacity, amount)))
          .hasValue(wanted);
    }
  }

  @Test
  void aStepThatRepeatsItselfWhileItsInstancesWarmUpAddsNothing() {
    Standing warming = new Standing(0, 20, 11, 0, 10, true);

    assertThat(StepScaling.capacity(warming, percent(10))).hasValue(11);
  }

  @Test
  void aHigherStepMeanwhileAddsOnlyTheDifference() {
    Standing warming = new Standing(0, 20, 11, 0, 10, true);

    assertThat(StepScaling.capacity(warming, percent(30))).hasValue(13);
  }

  @Test
  void aScaleOutThatIsUnderWayHoldsAScaleInBack() {
    assertThat(StepScaling.capacity(new Standing(0, 20, 11, 0, 10, true), percent(-10))).isEmpty();
    assertThat(StepScaling.capacity(new Standing(0, 20, 11, 0, 11, false), percent(-10)))
        .hasValue(10);
  }

  @Test
  void aStepNeverMakesAGroupThatItMeantToGrowSmaller() {
    Standing restarted = new Standing(0, 20, 8, 0, 3, true);

    assertThat(StepScaling.capacity(restarted, percent(10))).hasValue(8);
  }

  @Test
  void anExactCapacityIsAScaleInOrAScaleOutByWhatThereIs() {
    Standing warming = new Standing(0, 20, 8, 0, 3, true);

    assertThat(StepScaling.capacity(warming, adjustment(AdjustmentType.ExactCapacity, 5)))
        .isEmpty();
    assertThat(StepScaling.capacity(warming, adjustment(AdjustmentType.ExactCapacity, 9)))
        .hasValue(9);
  }

  @Test
  void stepsKeepWithinBounds() {
    assertThat(StepScaling.capacity(new Standing(2, 12, 10, 0, 10, false), percent(100)))
        .hasValue(12);
    assertThat(StepScaling.capacity(new Standing(2, 12, 10, 0, 10, false), percent(-100)))
        .hasValue(2);
  }

  private static Adjustment percent(int amount) {
    return adjustment(AdjustmentType.PercentChangeInCapacity, amount);
  }

  private static Adjustment adjustment(AdjustmentType type, int amount) {
    return new Adjustment(type, amount, Optional.empty());
  }
}
