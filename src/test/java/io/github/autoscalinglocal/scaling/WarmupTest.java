package io.github.autoscalinglocal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Capacity;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long instances warm up. */
class WarmupTest {
  @Test
  void thePolicysOwnEstimateComesFirst() {
    assertThat(Warmup.of(Optional.of(60), capacity(Optional.of(90))))
        .isEqualTo(Duration.ofSeconds(60));
    assertThat(Warmup.of(Optional.of(0), capacity(Optional.of(90)))).isZero();
  }

  @Test
  void theGroupsDefaultWarmupComesNext() {
    assertThat(Warmup.of(Optional.empty(), capacity(Optional.of(90))))
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void theDefaultCooldownComesLast() {
    assertThat(Warmup.of(Optional.empty(), capacity(Optional.empty())))
        .isEqualTo(Duration.ofMinutes(5));
  }

  private static Capacity capacity(Optional<Integer> defaultInstanceWarmup) {
    return new Capacity(0, 9, 1, Optional.empty(), 300, defaultInstanceWarmup);
  }
}
