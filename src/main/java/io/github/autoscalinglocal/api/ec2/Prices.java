package io.github.autoscalinglocal.api.ec2;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices as EC2 writes them: US dollars an hour, with six decimals. */
public final class Prices {
  private Prices() {}

  public static String text(double price) {
    return BigDecimal.valueOf(price).setScale(6, RoundingMode.HALF_UP).toPlainString();
  }
}
