package io.github.autoscalinglocal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
  @Test
  void anIdTellsItsNumber() {
    for (long number : new long[] {0, 1, 100_003, (1L << 62) - 1}) {
      String id = Chance.uuidTelling(number, Chance.mix(7 + number));

      assertThat(Chance.toldBy(id)).hasValue(number);
      assertThat(UUID.fromString(id).version()).isEqualTo(4);
      assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }
  }

  @Test
  void idsOfNumbersInARowDoNotLookAlike() {
    assertThat(
            LongStream.range(0, 1_000)
                .mapToObj(number -> Chance.uuidTelling(number, Chance.mix(number)).substring(24)))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoUuidTellsNothing() {
    assertThat(Chance.toldBy("")).isEmpty();
    assertThat(Chance.toldBy("activity-1")).isEmpty();
    assertThat(Chance.toldBy("x".repeat(2_000))).isEmpty();
  }
}
