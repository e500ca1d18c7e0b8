package io.github.autoscalinglocal.companion.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.autoscalinglocal.model.PurchaseOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInMarketTest {
  private final BuiltInMarket market = new BuiltInMarket();

  @ParameterizedTest
  @CsvSource({
    "t3.nano, 0.0052",
    "t3.micro, 0.0104",
    "m5.large, 0.096",
    "m6g.medium, 0.0385",
    "c5.xlarge, 0.17",
    "r5.2xlarge, 0.504",
    "c5.18xlarge, 3.06"
  })
  void knowsListPrices(String type, double price) {
    assertThat(market.price(type, "us-east-1a", PurchaseOption.ON_DEMAND).orElseThrow())
        .isEqualTo(price, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m5",
        "m5.",
        "m5.huge",
        "z9.large",
        "m5.0xlarge",
        "m5.2large",
        "m5.9999999999xlarge"
      })
  void knowsNothingOfOtherTypes(String type) {
    assertThat(market.price(type, "us-east-1a", PurchaseOption.ON_DEMAND)).isEmpty();
    assertThat(market.spareCapacity(type, "us-east-1a", PurchaseOption.SPOT)).isEmpty();
  }

  @Test
  void sellsSpotBelowTheListPrice() {
    double list = market.price("m5.large", "us-east-1a", PurchaseOption.ON_DEMAND).orElseThrow();
    double spot = market.price("m5.large", "us-east-1a", PurchaseOption.SPOT).orElseThrow();

    assertThat(spot).isBetween(0.1 * list, 0.9 * list);
  }

  @Test
  void hasTheSameSpareCapacityInEveryPool() {
    assertThat(market.spareCapacity("m5.large", "us-east-1a", PurchaseOption.SPOT))
        .isEqualTo(market.spareCapacity("t3.nano", "us-east-1b", PurchaseOption.SPOT))
        .isPresent();
  }

  @Test
  void neverRunsOutOfOnDemandInstances() {
    assertThat(market.spareCapacity("z9.large", "us-east-1a", PurchaseOption.ON_DEMAND))
        .hasValue(1);
  }
}
