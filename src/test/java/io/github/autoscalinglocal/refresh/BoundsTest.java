package io.github.autoscalinglocal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

  @ParameterizedTest(name = "{0} instances at {1} and {2} %: from {3} to {4}")
  @CsvSource({
    "10,  90, 100,  9, 10, false",
    "10,  80, 100,  8, 10, false",
    "10,  50, 100,  5, 10, false",
    "10,   0, 100,  0, 10, false",
    // The lower bound is rounded up, so that not less stays than was asked for.
    " 1,  90, 100,  1,  1, false",
    "11,  50, 100,  6, 11, false",
    " 3,  34, 100,  2,  3, false",
    // Replacements come first if nothing may be missing, or if there may be more.
    "10, 100, 100, 10, 11, true",
    "10, 100, 110, 10, 11, true",
    "10,  90, 120,  9, 12, true",
    "10,   0, 101,  0, 11, true",
    // The upper bound is rounded down, to one more at least.
    "10, 100, 119, 10, 11, true",
    " 5, 100, 110,  5,  6, true",
    " 4, 100, 150,  4,  6, true",
    " 4, 100, 200,  4,  8, true",
    " 0,  90, 100,  0,  0, false",
    " 0, 100, 200,  0,  1, true",
    "2147483647, 100, 200, 2147483647, 2147483647, true",
  })
  void percentagesBecomeCapacity(
      int desired, int min, int max, int least, int most, boolean launchesFirst) {
    assertThat(Bounds.of(desired, min, max)).isEqualTo(new Bounds(least, most, launchesFirst));
  }
}
