package io.github.autoscalinglocal.model;

import java.util.OptionalDouble;

/**
 * Prices and capacities, which only AWS knows: an oracle that can be replaced. Empty answers mean
 * "unknown".
 */
public interface MarketData {
  /** US dollars an hour. */
  OptionalDouble price(String instanceType, String zone, PurchaseOption option);

  /**
   * How much capacity is left in a pool. With 0 nothing can be launched there; apart from that only
   * the order of values matters, and a launch does not use any up.
   */
  OptionalDouble spareCapacity(String instanceType, String zone, PurchaseOption option);

  /** How likely a spot pool is to be interrupted, from 0 (never) to 1. */
  double volatility(String instanceType, String zone);

  /** A market of which nothing is known. */
  MarketData UNKNOWN =
      new MarketData() {
        @Override
        public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
          return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble spareCapacity(
            String instanceType, String zone, PurchaseOption option) {
          return OptionalDouble.empty();
        }

        @Override
        public double volatility(String instanceType, String zone) {
          return 0;
        }
      };
}
