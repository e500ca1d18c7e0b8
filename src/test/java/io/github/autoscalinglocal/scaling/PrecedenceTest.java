package io.github.autoscalinglocal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.scaling.Precedence.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several policies at once. */
class PrecedenceTest {
  @Test
  void ofTwoThatGrowTheLargerWins() {
    assertThat(winner(8, true, step("a", 9), step("b", 12), step("c", 10)).policy()).isEqualTo("b");
  }

  @Test
  void ofMinusThreeAndMinusAQuarterOfEightSixRemain() {
    assertThat(winner(8, true, step("minus-3", 5), step("minus-25-percent", 6)).capacity())
        .isEqualTo(6);
  }

  @Test
  void growthWinsOverShrinking() {
    assertThat(winner(8, true, step("in", 2), step("out", 9)).policy()).isEqualTo("out");
  }

  @Test
  void ofEqualsTheFirstByNameIsTold() {
    assertThat(winner(8, true, step("a", 9), step("b", 9)).policy()).isEqualTo("a");
  }

  @Test
  void targetTrackingShrinksOnlyAllTogether() {
    assertThat(Precedence.winner(List.of(tracker("cpu", 4)), 8, false)).isEmpty();
    assertThat(winner(8, true, tracker("cpu", 4), tracker("network", 6)).policy())
        .isEqualTo("network");
  }

  @Test
  void anyTargetTrackingPolicyMayGrowAlone() {
    assertThat(winner(8, false, tracker("cpu", 9)).capacity()).isEqualTo(9);
  }

  @Test
  void aStepIsNotHeldBackByTrackersThatAreNotReadyToShrink() {
    assertThat(winner(8, false, step("in", 7), tracker("cpu", 7)).policy()).isEqualTo("in");
  }

  private static Candidate winner(int desired, boolean agree, Candidate... candidates) {
    return Precedence.winner(List.of(candidates), desired, agree).orElseThrow();
  }

  private static Candidate step(String policy, int capacity) {
    return new Candidate(policy, capacity, false);
  }

  private static Candidate tracker(String policy, int capacity) {
    return new Candidate(policy, capacity, true);
  }
}
