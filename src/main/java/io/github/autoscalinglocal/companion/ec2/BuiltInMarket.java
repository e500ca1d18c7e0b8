package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A calm market: the catalogue's list prices, spot at a fixed share of them, and the same spare
 * capacity in every pool. The prices are there to rank types, not to compute a bill.
 */
public final class BuiltInMarket implements MarketData {
  private static final double SPOT_SHARE = 0.35;

  @Override
  public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
    double share = option == PurchaseOption.SPOT ? SPOT_SHARE : 1;
    Optional<InstanceType> type = InstanceTypes.named(instanceType);
    return type.isPresent()
        ? OptionalDouble.of(type.get().onDemandPrice() * share)
        : OptionalDouble.empty();
  }

  /** On demand there is always some, also of types that nobody knows. */
  @Override
  public OptionalDouble spareCapacity(String instanceType, String zone, PurchaseOption option) {
    return option == PurchaseOption.ON_DEMAND || InstanceTypes.named(instanceType).isPresent()
        ? OptionalDouble.of(1)
        : OptionalDouble.empty();
  }

  @Override
  public double volatility(String instanceType, String zone) {
    return 0;
  }
}
