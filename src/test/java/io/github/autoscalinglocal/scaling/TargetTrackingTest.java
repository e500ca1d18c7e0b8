package io.github.autoscalinglocal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The capacity that brings a metric to its target. */
class TargetTrackingTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'needs 1.5 more -> adds 2',            10, 57.5,  50, 12",
    "'double the load -> double',            4, 100,   50,  8",
    "'a whole number is not rounded up',     3, 0.1,  0.1,  3",
    "'half an instance more is one more',    2, 60,    50,  3",
    "'beyond the maximum',                  10, 500,   50, 20",
    "'below the target nothing is taken',   10, 10,    50, 10"
  })
  void growsToTheNextWholeInstance(
      String vector, int desired, double metric, double target, int wanted) {
    assertThat(TargetTracking.scaleOut(group(0, 20, desired), metric, target))
        .as(vector)
        .hasValue(wanted);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'a surplus of 1.5 -> removes 1',  0, 10, 42.5, 50,  9",
    "'half the load -> half',          0,  8, 25,   50,  4",
    "'not below the minimum',          3,  8, 1,    50,  3",
    "'a metric of 0 empties a group',  0,  8, 0,    50,  0"
  })
  void shrinksByWholeInstancesOnly(
      String vector, int min, int desired, double metric, double target, int wanted) {
    assertThat(TargetTracking.scaleIn(group(min, 20, desired), metric, target))
        .as(vector)
        .hasValue(wanted);
  }

  @Test
  void aSurplusOfLessThanAnInstanceIsNone() {
    assertThat(TargetTracking.scaleIn(group(0, 20, 10), 45.5, 50)).isEmpty();
  }

  @Test
  void whatWarmsUpIsCountedNeitherInTheMetricNorInTheBase() {
    Standing warming = new Standing(0, 20, 8, 0, 4, true);

    assertThat(TargetTracking.scaleOut(warming, 100, 50)).hasValue(8);
    assertThat(TargetTracking.scaleOut(warming, 150, 50)).hasValue(12);
  }

  @Test
  void aScaleOutUnderWayHoldsAScaleInBack() {
    assertThat(TargetTracking.scaleIn(new Standing(0, 20, 8, 0, 4, true), 1, 50)).isEmpty();
  }

  @Test
  void anEmptyGroupGrowsByWhatOneInstanceWouldNeed() {
    assertThat(TargetTracking.scaleOut(group(0, 20, 0), 150, 50)).hasValue(3);
  }

  private static Standing group(int min, int max, int desired) {
    return new Standing(min, max, desired, 0, desired, false);
  }
}
