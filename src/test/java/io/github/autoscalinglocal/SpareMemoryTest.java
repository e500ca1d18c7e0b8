package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpareMemoryTest {
  private static final long MIB = 1 << 20;

  private final SpareMemory memory = new SpareMemory();

  @Test
  void whatABurstHasLeftBehindIsSpareOnceNothingGoesOn() {
    assertThat(memory.sees(20 * MIB)).isFalse();
    assertThat(memory.sees(60 * MIB)).isFalse();
    assertThat(memory.sees(60 * MIB + 1)).isTrue();
  }

  @Test
  void aCollectionInTheMiddleOfABurstIsNoRest() {
    assertThat(memory.sees(60 * MIB)).isFalse();
    assertThat(memory.sees(20 * MIB)).isFalse();
    assertThat(memory.sees(20 * MIB)).isTrue();
  }

  @Test
  void nothingIsSpareAgainBeforeThereIsMore() {
    memory.collected(30 * MIB);

    assertThat(memory.sees(30 * MIB)).isFalse();
    assertThat(memory.sees(45 * MIB)).isFalse();
    assertThat(memory.sees(45 * MIB)).isFalse();
    assertThat(memory.sees(46 * MIB)).isFalse();
    assertThat(memory.sees(46 * MIB)).isTrue();
  }
}
