package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.InstanceRequirements;
import io.github.autoscalinglocal.shape.InstanceRequirements.InstanceGeneration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Leaves out types that cost too much in a zone, measured by the cheapest one of the usual families
 * that meets the same requirements. A type without a known price is let through.
 */
final class PriceProtection {
  private static final int DEFAULT_ON_DEMAND_PERCENTAGE = 20;

  /**
   * What a spot instance may cost of the identified on-demand price. The documentation calls the
   * default "optimal" and gives no figure.
   */
  private static final int DEFAULT_SPOT_PERCENTAGE_OF_ON_DEMAND = 100;

  /** A limit of exactly a type's price lets it through, however the product is rounded. */
  private static final double ROUNDING = 1 + 1e-9;

  private final MarketData market;
  private final String zone;
  private final CapacityUnit unit;

  PriceProtection(MarketData market, String zone, CapacityUnit unit) {
    this.market = market;
    this.zone = zone;
    this.unit = unit;
  }

  /**
   * The types that are cheap enough.
   *
   * @param types those that have the attributes
   */
  List<InstanceType> affordable(
      List<InstanceType> types, InstanceRequirements asked, PurchaseOption option) {
    OptionalDouble limit =
        option == PurchaseOption.SPOT ? spotLimit(types, asked) : onDemandLimit(types, asked);
    return limit.isEmpty()
        ? types
        : types.stream()
            .filter(type -> price(type, option).orElse(0) <= limit.getAsDouble())
            .toList();
  }

  private OptionalDouble onDemandLimit(List<InstanceType> types, InstanceRequirements asked) {
    Integer given = asked.onDemandMaxPricePercentageOverLowestPrice();
    int percentage = given == null ? DEFAULT_ON_DEMAND_PERCENTAGE : given;
    return limit(types, PurchaseOption.ON_DEMAND, 100.0 + percentage);
  }

  private OptionalDouble spotLimit(List<InstanceType> types, InstanceRequirements asked) {
    Integer overLowest = asked.spotMaxPricePercentageOverLowestPrice();
    if (overLowest != null) {
      return limit(types, PurchaseOption.SPOT, 100.0 + overLowest);
    }
    Integer ofOnDemand = asked.maxSpotPriceAsPercentageOfOptimalOnDemandPrice();
    int percentage = ofOnDemand == null ? DEFAULT_SPOT_PERCENTAGE_OF_ON_DEMAND : ofOnDemand;
    return limit(types, PurchaseOption.ON_DEMAND, percentage);
  }

  private OptionalDouble limit(List<InstanceType> types, PurchaseOption option, double percentage) {
    OptionalDouble identified = identified(types, option);
    return identified.isEmpty()
        ? identified
        : OptionalDouble.of(identified.getAsDouble() * percentage / 100 * ROUNDING);
  }

  /**
   * The lowest price of the current generation's C, M and R types; failing that, of the current
   * generation; failing that, of the previous one.
   */
  private OptionalDouble identified(List<InstanceType> types, PurchaseOption option) {
    Predicate<InstanceType> current = type -> type.generation() == InstanceGeneration.CURRENT;
    Predicate<InstanceType> usual = type -> isUsual(type.name());
    for (Predicate<InstanceType> kind : List.of(current.and(usual), current, type -> true)) {
      OptionalDouble lowest =
          types.stream()
              .filter(kind)
              .map(type -> price(type, option))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .min();
      if (lowest.isPresent()) {
        return lowest;
      }
    }
    return OptionalDouble.empty();
  }

  /** C, M and R types, with the number of their generation behind the letter. */
  private static boolean isUsual(String name) {
    return "cmr".indexOf(name.charAt(0)) >= 0 && Character.isDigit(name.charAt(1));
  }

  /** The price of an instance, or of a vCPU or MiB where capacity is counted in these. */
  private OptionalDouble price(InstanceType type, PurchaseOption option) {
    OptionalDouble price = market.price(type.name(), zone, option);
    return price.isEmpty()
        ? price
        : OptionalDouble.of(price.getAsDouble() / unit.weightOf(type).orElse(1));
  }
}
