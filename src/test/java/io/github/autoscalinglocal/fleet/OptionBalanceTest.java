package io.github.autoscalinglocal.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.MixedInstances.Split;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionBalanceTest {

  @ParameterizedTest(name = "base {0}, {1} % of {2}: {3} + {4} launches {5}, has too much {6}")
  @CsvSource({
    "0, 100, 4, 0, 0, ON_DEMAND,",
    "0, 100, 4, 4, 0, SPOT,",
    "0, 50, 4, 1, 2, ON_DEMAND,",
    "0, 50, 4, 2, 1, SPOT,",
    "0, 50, 3, 1, 1, ON_DEMAND,",
    "12, 0, 20, 11, 9, ON_DEMAND, SPOT",
    "12, 0, 20, 12, 8, SPOT,",
    "12, 0, 20, 13, 7, SPOT, ON_DEMAND",
    "10, 50, 30, 20, 10, SPOT,",
    "10, 50, 30, 30, 0, SPOT, ON_DEMAND",
    "0, 0, 6, 0, 6, SPOT,",
    "0, 0, 6, 6, 0, SPOT, ON_DEMAND",
    "0, 50, 4, 3, 3, SPOT,",
    "0, 50, 4, 0, 2, ON_DEMAND,"
  })
  void tellsWhatIsLaunchedNextAndWhatThereIsTooMuchOf(
      int base,
      int percentage,
      int wanted,
      int onDemand,
      int spot,
      PurchaseOption next,
      @Nullable PurchaseOption tooMuch) {
    OptionBalance balance = OptionBalance.of(new Split(base, percentage), onDemand, spot, wanted);

    assertThat(balance.next()).isEqualTo(next);
    assertThat(balance.overrepresented().orElse(null)).isEqualTo(tooMuch);
  }
}
