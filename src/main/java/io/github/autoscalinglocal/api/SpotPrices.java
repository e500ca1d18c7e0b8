package io.github.autoscalinglocal.api;

import java.math.BigDecimal;

/** Prices that users would pay for spot instances, in US dollars an hour. */
public final class SpotPrices {
  private static final BigDecimal LOWEST = new BigDecimal("0.001");

  private SpotPrices() {}

  public static boolean isValid(String text) {
    return text.matches("\\d{1,9}(\\.\\d{1,9})?") && new BigDecimal(text).compareTo(LOWEST) >= 0;
  }
}
