package io.github.autoscalinglocal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointsTest {
  private static final Checkpoints THREE = new Checkpoints(List.of(20, 50, 100));
  private static final Checkpoints NONE = new Checkpoints(List.of());

  @ParameterizedTest(name = "{0} %: {1}")
  @CsvSource({"0, 0", "19, 0", "20, 20", "49, 20", "50, 50", "99, 50", "100, 100"})
  void theHighestThatWasPassedIsReached(int percentage, int reached) {
    assertThat(THREE.reached(percentage)).isEqualTo(reached);
    assertThat(NONE.reached(percentage)).isZero();
  }

  @ParameterizedTest(name = "after {0} %, {2} of {1} begun: {3} more")
  @CsvSource({
    "0, 10, 0, 2",
    "0, 10, 2, 0",
    "20, 10, 2, 3",
    "20, 10, 4, 1",
    "50, 10, 5, 5",
    // 20 % of 11 are 2.2, so three are needed to reach them.
    "0, 11, 0, 3",
    "0, 2, 0, 1",
    // Others have come meanwhile.
    "20, 4, 3, 0",
  })
  void asManyAreBegunWithAsReachTheNext(int milestone, int total, int begun, int room) {
    assertThat(THREE.room(milestone, total, begun)).isEqualTo(room);
  }

  @Test
  void thereIsNoLimitWithoutACheckpointAhead() {
    assertThat(NONE.room(0, 10, 0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(THREE.room(100, 10, 10)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void onlyTheLastIsTheLast() {
    assertThat(THREE.isLast(100)).isTrue();
    assertThat(THREE.isLast(50)).isFalse();
    assertThat(new Checkpoints(List.of(50)).isLast(50)).isTrue();
    assertThat(NONE.isLast(0)).isFalse();
  }

  @ParameterizedTest(name = "{0} % was reached, {2} of {1} are begun with: {3} %")
  @CsvSource({"50, 10, 5, 50", "50, 10, 4, 20", "50, 20, 5, 20", "20, 10, 1, 0", "50, 0, 0, 50"})
  void oneThatIsAheadAgainIsReachedOnceMore(int milestone, int total, int begun, int kept) {
    assertThat(THREE.kept(milestone, total, begun)).isEqualTo(kept);
  }
}
