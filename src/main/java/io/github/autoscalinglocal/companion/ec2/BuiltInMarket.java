package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calm market: list prices for common instance types, spot at a fixed share of them, and the same
 * spare capacity in every pool. The prices are those of Linux in us-east-1, without warranty: they
 * are there to rank types, not to compute a bill.
 */
public final class BuiltInMarket implements MarketData {
  private static final double SPOT_SHARE = 0.35;

  private static final Pattern TYPE =
      Pattern.compile("(?<family>[a-z0-9]+)\\.(?<times>[1-9]\\d?(?=xlarge))?(?<size>[a-z]+)");

  /**
   * US dollars an hour for the size {@code large}; within a family the price is proportional to the
   * size.
   */
  private static final Map<String, Double> LARGE =
      Map.ofEntries(
          Map.entry("c4", 0.100),
          Map.entry("c5", 0.085),
          Map.entry("c5a", 0.077),
          Map.entry("c5n", 0.108),
          Map.entry("c6a", 0.0765),
          Map.entry("c6g", 0.068),
          Map.entry("c6i", 0.085),
          Map.entry("c7g", 0.0725),
          Map.entry("c7i", 0.08925),
          Map.entry("m4", 0.100),
          Map.entry("m5", 0.096),
          Map.entry("m5a", 0.086),
          Map.entry("m5n", 0.119),
          Map.entry("m6a", 0.0864),
          Map.entry("m6g", 0.077),
          Map.entry("m6i", 0.096),
          Map.entry("m7g", 0.0816),
          Map.entry("m7i", 0.1008),
          Map.entry("r4", 0.133),
          Map.entry("r5", 0.126),
          Map.entry("r5a", 0.113),
          Map.entry("r6a", 0.1134),
          Map.entry("r6g", 0.1008),
          Map.entry("r6i", 0.126),
          Map.entry("r7g", 0.1071),
          Map.entry("r7i", 0.1323),
          Map.entry("t2", 0.0928),
          Map.entry("t3", 0.0832),
          Map.entry("t3a", 0.0752),
          Map.entry("t4g", 0.0672));

  /** In units of the size {@code large}. */
  private static final Map<String, Double> SIZE =
      Map.of(
          "nano", 1 / 16.0, "micro", 1 / 8.0, "small", 1 / 4.0, "medium", 1 / 2.0, "large", 1.0,
          "xlarge", 2.0);

  @Override
  public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
    double share = option == PurchaseOption.SPOT ? SPOT_SHARE : 1;
    return listPrice(instanceType)
        .map(price -> OptionalDouble.of(price * share))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public OptionalDouble spareCapacity(String instanceType, String zone) {
    return listPrice(instanceType).isPresent() ? OptionalDouble.of(1) : OptionalDouble.empty();
  }

  @Override
  public double volatility(String instanceType, String zone) {
    return 0;
  }

  private static Optional<Double> listPrice(String instanceType) {
    Matcher type = TYPE.matcher(instanceType);
    if (!type.matches()) {
      return Optional.empty();
    }
    int times = Integer.parseInt(Optional.ofNullable(type.group("times")).orElse("1"));
    return Optional.ofNullable(LARGE.get(type.group("family")))
        .flatMap(
            large -> Optional.ofNullable(SIZE.get(type.group("size"))).map(size -> large * size))
        .map(price -> price * times);
  }
}
