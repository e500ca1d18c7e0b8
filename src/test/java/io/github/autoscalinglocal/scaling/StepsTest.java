package io.github.autoscalinglocal.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.scaling.Steps.Side;
import io.github.autoscalinglocal.shape.StepAdjustment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which steps are refused, and which one a metric chooses. */
class StepsTest {
  /** The documented example: a threshold of 50, and steps in percent. */
  private static final String EXAMPLE = "0..10=0 10..20=10 20..=30 -10..0=0 -20..-10=-10 ..-20=-30";

  @ParameterizedTest(name = "threshold 50, metric {0} -> {1} %")
  @CsvSource({
    "59.9, 0",
    "60, 10",
    "69.9, 10",
    "70, 30",
    "1000, 30",
    "40.1, 0",
    "40, -10",
    "30.1, -10",
    "30, -30",
    "-1000, -30"
  })
  void aboveTheThresholdTheLowerBoundBelongsToAStepAndBelowTheUpper(double metric, int percent) {
    assertThat(Steps.choose(steps(EXAMPLE), metric - 50, Side.ABOVE).orElseThrow())
        .extracting(StepAdjustment::scalingAdjustment)
        .isEqualTo(percent);
  }

  @ParameterizedTest(name = "at the threshold, {0} -> {1}")
  @CsvSource({"ABOVE, 1", "BELOW, 2"})
  void atTheThresholdTheSideDecides(Side side, int adjustment) {
    assertThat(Steps.choose(steps("0..=1 ..0=2"), 0, side).orElseThrow().scalingAdjustment())
        .isEqualTo(adjustment);
  }

  @ParameterizedTest
  @CsvSource({"-5, 10..20=1", "5, 10..=1", "10, ..10=1", "-10, -10..=1"})
  void aMetricOutsideOfAllStepsChoosesNone(double distance, String steps) {
    assertThat(Steps.choose(steps(steps), distance, Side.ABOVE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {EXAMPLE, "0..=1", "..0=-1", "..0=-1 0..=1", "5..=1", "0..5=1 5..=2"})
  void stepsThatMeetAreAccepted(String steps) {
    assertThatCode(() -> Steps.check(steps(steps))).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "..=1, Both lower and upper bounds of a StepAdjustment cannot be left unspecified",
    "10..5=1 5..=2, LowerBound must be less than the UpperBound for StepAdjustment",
    "5..5=1 5..=2, LowerBound must be less than the UpperBound for StepAdjustment",
    "0..10=1 5..=2, StepAdjustment intervals cannot overlap",
    "..10=1 0..=2, StepAdjustment intervals cannot overlap",
    "0..10=1 15..=2, StepAdjustment intervals cannot have gaps between them",
    "..-5=1 0..=2, StepAdjustment intervals cannot have gaps between them",
    "0..=1 10..=2, At most one StepAdjustment may have an unspecified upper bound",
    "..0=1 ..-10=2, At most one StepAdjustment may have an unspecified lower bound",
    "0..10=1, 'There must be a StepAdjustment with an unspecified upper bound (i.e., upper bound is"
        + " null) when one StepAdjustment has a positive upper bound.'",
    "-10..0=1, 'There must be a StepAdjustment with an unspecified lower bound (i.e., lower bound"
        + " is null) when one StepAdjustment has a negative lower bound.'"
  })
  void stepsThatLeaveSomethingOpenAreRefused(String steps, String text) {
    ApiException refusal =
        catchThrowableOfType(ApiException.class, () -> Steps.check(steps(steps)));

    assertThat(refusal.code() + ": " + refusal.text()).isEqualTo("ValidationError: " + text);
  }

  /** {@code 0..10=5}: from 0 to 10 above the threshold, adjust by 5. */
  private static List<StepAdjustment> steps(String shorthand) {
    return Stream.of(shorthand.split(" ", -1)).map(StepsTest::step).toList();
  }

  private static StepAdjustment step(String shorthand) {
    String[] parts = shorthand.split("=", -1);
    String[] bounds = parts[0].split("\\.\\.", -1);
    return new StepAdjustment(bound(bounds[0]), bound(bounds[1]), Integer.valueOf(parts[1]));
  }

  private static @Nullable Double bound(String text) {
    return text.isEmpty() ? null : Double.valueOf(text);
  }
}
