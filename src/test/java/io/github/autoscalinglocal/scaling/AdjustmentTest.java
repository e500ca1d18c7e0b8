package io.github.autoscalinglocal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.AdjustmentType;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a number becomes a capacity: the documented examples, and the ends of the range. */
class AdjustmentTest {
  @ParameterizedTest(name = "{0}: {2} of {1} -> {3}")
  @CsvSource({
    "12.7 rounds to 12,               127,  10, 139",
    "0.67 rounds to 1,                 67,   1,  68",
    "-0.58 rounds to -1,               58,  -1,  57",
    "-6.67 rounds to -6,              667,  -1, 661",
    "30 % of 11 is +3,                 11,  30,  14",
    "-10 % of 14 is -1,                14, -10,  13",
    "-30 % of 13 is -3,                13, -30,  10",
    "25 % of 4 is +1,                   4,  25,   5",
    "an exact 1 stays 1,              100,   1, 101",
    "an exact -1 stays -1,            100,  -1,  99",
    "nothing of something is nothing,  10,   0,  10",
    "something of nothing is nothing,   0,  50,   0",
    "-100 % is all,                     7, -100,  0"
  })
  void percentagesRoundTowardZeroButNeverToIt(String vector, int base, int percent, int capacity) {
    Adjustment adjustment =
        new Adjustment(AdjustmentType.PercentChangeInCapacity, percent, Optional.empty());

    assertThat(adjustment.appliedTo(base)).as(vector).isEqualTo(capacity);
  }

  @ParameterizedTest(name = "{0}: {2} of {1}, at least {3} -> {4}")
  @CsvSource({
    "25 % of 4 with a magnitude of 2 is +2,   4,  25, 2,  6",
    "-25 % of 4 with a magnitude of 2 is -2,  4, -25, 2,  2",
    "a larger change stays as it is,         40,  25, 2, 50",
    "an equal change stays as it is,          8,  25, 2, 10",
    "from nothing it is the magnitude,        0,  25, 2,  2",
    "a change of nothing stays nothing,      10,   0, 2, 10"
  })
  void aMinimumMagnitudeRaisesSmallPercentages(
      String vector, int base, int percent, int magnitude, int capacity) {
    Adjustment adjustment =
        new Adjustment(AdjustmentType.PercentChangeInCapacity, percent, Optional.of(magnitude));

    assertThat(adjustment.appliedTo(base)).as(vector).isEqualTo(capacity);
  }

  @ParameterizedTest(name = "{0} {2} of {1} -> {3}")
  @CsvSource({
    "ChangeInCapacity,         3,          2,           5",
    "ChangeInCapacity,         3,         -5,          -2",
    "ExactCapacity,            3,          7,           7",
    "ExactCapacity,            3,          0,           0",
    "ChangeInCapacity,        10, 2147483647,  2147483647",
    "PercentChangeInCapacity, 2147483647, 2147483647, 2147483647",
    "PercentChangeInCapacity, 2147483647, -2147483648, -2147483648"
  })
  void numbersAddUpReplaceAndNeverOverflow(
      AdjustmentType type, int base, int amount, int capacity) {
    assertThat(new Adjustment(type, amount, Optional.empty()).appliedTo(base)).isEqualTo(capacity);
  }
}
