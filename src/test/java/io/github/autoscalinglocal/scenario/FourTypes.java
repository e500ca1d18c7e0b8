package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A market of four types, the same in every zone and under both purchase options: {@code cheap} is
 * scarce, {@code roomy} is dear, {@code fair} is in between, and {@code dear} is both dear and
 * scarce.
 */
final class FourTypes implements MarketData {
  private static final Map<String, Double> PRICES =
      Map.of("cheap", 2.0, "fair", 3.0, "dear", 8.0, "roomy", 9.0);
  private static final Map<String, Double> CAPACITIES =
      Map.of("cheap", 1.0, "fair", 6.0, "dear", 2.0, "roomy", 10.0);

  @Override
  public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
    return OptionalDouble.of(PRICES.getOrDefault(instanceType, 99.0));
  }

  @Override
  public OptionalDouble spareCapacity(String instanceType, String zone, PurchaseOption option) {
    return OptionalDouble.of(CAPACITIES.getOrDefault(instanceType, 1.0));
  }

  @Override
  public double volatility(String instanceType, String zone) {
    return 0;
  }
}
