package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.model.Market;
import io.github.autoscalinglocal.model.Market.ByOption;
import io.github.autoscalinglocal.model.Market.Pool;
import io.github.autoscalinglocal.model.Market.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is said of the market as JSON, in the same form when it is set and when it is shown.
 *
 * @param instanceType every type if it is absent or {@code *}
 * @param availabilityZone every zone if it is absent or {@code *}
 */
record MarketChange(
    Optional<String> instanceType,
    Optional<String> availabilityZone,
    Optional<Double> onDemandPrice,
    Optional<Double> spotPrice,
    Optional<Double> onDemandSpareCapacity,
    Optional<Double> spotSpareCapacity,
    Optional<Double> volatility,
    Optional<Integer> reservedInstances) {
  private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}|\\*");
  private static final double HIGHEST = 1_000_000;

  /** What all calls that change the market answer. */
  record Changes(List<MarketChange> changes) {
    static Changes of(Market market) {
      return new Changes(market.quotes().entrySet().stream().map(MarketChange::of).toList());
    }
  }

  private static MarketChange of(Map.Entry<Pool, Quote> said) {
    Pool pool = said.getKey();
    Quote quote = said.getValue();
    return new MarketChange(
        Optional.of(pool.instanceType()),
        Optional.of(pool.zone()),
        quote.price().onDemand(),
        quote.price().spot(),
        quote.spareCapacity().onDemand(),
        quote.spareCapacity().spot(),
        quote.volatility(),
        quote.reserved());
  }

  /** The pool that it is about, if there can be such a one in the region. */
  Pool pool(String region) {
    check(
        "instanceType",
        instanceType,
        text -> TYPE.matcher(text).matches(),
        "a type such as m5.large, or *");
    check(
        "availabilityZone",
        availabilityZone,
        text -> text.equals(Market.ANY) || Zones.isZoneOf(region, text),
        "a zone such as " + region + "a, or *");
    return new Pool(instanceType.orElse(Market.ANY), availabilityZone.orElse(Market.ANY));
  }

  /** The figures, if they can be such. */
  Quote quote() {
    checkAmount("onDemandPrice", onDemandPrice);
    checkAmount("spotPrice", spotPrice);
    checkAmount("onDemandSpareCapacity", onDemandSpareCapacity);
    checkAmount("spotSpareCapacity", spotSpareCapacity);
    check("volatility", volatility, v -> v >= 0 && v <= 1, "from 0 to 1");
    check("reservedInstances", reservedInstances, n -> n >= 0, "0 or more");
    Quote quote =
        new Quote(
            new ByOption(onDemandPrice, spotPrice),
            new ByOption(onDemandSpareCapacity, spotSpareCapacity),
            volatility,
            reservedInstances);
    if (quote.equals(Quote.NONE)) {
      throw Refusal.invalid(
          "A pool needs at least one figure: onDemandPrice, spotPrice, onDemandSpareCapacity,"
              + " spotSpareCapacity, volatility or reservedInstances.");
    }
    return quote;
  }

  private static void checkAmount(String field, Optional<Double> amount) {
    check(field, amount, each -> each >= 0 && each <= HIGHEST, "from 0 to 1000000");
  }

  private static <T> void check(
      String field, Optional<T> value, Predicate<T> holds, String condition) {
    if (value.isPresent() && !holds.test(value.get())) {
      throw Refusal.invalid("Field '%s' must be %s.".formatted(field, condition));
    }
  }
}
