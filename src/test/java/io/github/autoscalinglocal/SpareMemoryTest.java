package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpareMemoryTest {
  private static final long MIB = 1 << 20;

  private final SpareMemory memory = new SpareMemory();

  @Test
  void whatABurstHasLeftBehindIsSpareOnceNothingGoesOn() {
    assertThat(memory.isSpare(20 * MIB)).isFalse();
    assertThat(memory.isSpare(60 * MIB)).isFalse();
    assertThat(memory.isSpare(60 * MIB + 1)).isTrue();
  }

  @Test
  void aCollectionInTheMiddleOfABurstIsNoRest() {
    assertThat(memory.isSpare(60 * MIB)).isFalse();
    assertThat(memory.isSpare(20 * MIB)).isFalse();
    assertThat(memory.isSpare(20 * MIB)).isTrue();
  }

  @Test
  void nothingIsSpareAgainBeforeThereIsMore() {
    memory.collected(30 * MIB);

    assertThat(memory.isSpare(30 * MIB)).isFalse();
    assertThat(memory.isSpare(45 * MIB)).isFalse();
    assertThat(memory.isSpare(45 * MIB)).isFalse();
    assertThat(memory.isSpare(46 * MIB)).isFalse();
    assertThat(memory.isSpare(46 * MIB)).isTrue();
  }
}
