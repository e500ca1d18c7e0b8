package io.github.autoscalinglocal.model;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.pcollections.TreePMap;

/**
 * What was said about the market from outside: it is consulted before the market data that the
 * emulator was started with.
 *
 * @param quotes by pool
 */
public record Market(TreePMap<Pool, Quote> quotes) {
  /** Stands for every instance type, or for every zone. */
  public static final String ANY = "*";

  public static final Market UNTOUCHED = new Market(TreePMap.empty());

  /** Instances of one type in one zone; either may be {@link #ANY}. */
  public record Pool(String instanceType, String zone) implements Comparable<Pool> {
    private static final Comparator<Pool> ORDER =
        Comparator.comparing(Pool::instanceType).thenComparing(Pool::zone);

    @Override
    public int compareTo(Pool other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What was said of a pool; empty where nothing was.
   *
   * @param price see {@link MarketData#price}
   * @param spareCapacity see {@link MarketData#spareCapacity}
   * @param volatility see {@link MarketData#volatility}
   * @param reserved how many instances on-demand capacity reservations hold
   */
  public record Quote(
      ByOption price,
      ByOption spareCapacity,
      Optional<Double> volatility,
      Optional<Integer> reserved) {
    public static final Quote NONE =
        new Quote(ByOption.NONE, ByOption.NONE, Optional.empty(), Optional.empty());

    Quote over(Quote older) {
      return new Quote(
          price.over(older.price),
          spareCapacity.over(older.spareCapacity),
          volatility.or(older::volatility),
          reserved.or(older::reserved));
    }
  }

  /** A figure for each purchase option. */
  public record ByOption(Optional<Double> onDemand, Optional<Double> spot) {
    public static final ByOption NONE = new ByOption(Optional.empty(), Optional.empty());

    public Optional<Double> of(PurchaseOption option) {
      return switch (option) {
        case ON_DEMAND -> onDemand;
        case SPOT -> spot;
      };
    }

    ByOption over(ByOption older) {
      return new ByOption(onDemand.or(older::onDemand), spot.or(older::spot));
    }
  }

  /** With news of a pool; what they do not mention stays as it was. */
  public Market with(Pool pool, Quote news) {
    return new Market(
        quotes.plus(pool, news.over(Objects.requireNonNullElse(quotes.get(pool), Quote.NONE))));
  }

  public Market without(Pool pool) {
    return new Market(quotes.minus(pool));
  }

  /** After an interruption that took the pool's spot capacity with it. */
  public Market withoutSpotCapacity(String instanceType, String zone) {
    return with(
        new Pool(instanceType, zone),
        new Quote(
            ByOption.NONE,
            new ByOption(Optional.empty(), Optional.of(0.0)),
            Optional.empty(),
            Optional.empty()));
  }

  /** How many instances of a type are reserved in a zone, in use or not. */
  public int reserved(String instanceType, String zone) {
    return said(instanceType, zone, Quote::reserved).orElse(0);
  }

  /** These quotes, and other data where they say nothing. */
  public MarketData over(MarketData others) {
    return quotes.isEmpty() ? others : new Layered(this, others);
  }

  /** What the most special quote says: that of the pool, of the type, of the zone, of all. */
  private <T> Optional<T> said(
      String instanceType, String zone, Function<Quote, Optional<T>> figure) {
    return said(new Pool(instanceType, zone), figure)
        .or(() -> said(new Pool(instanceType, ANY), figure))
        .or(() -> said(new Pool(ANY, zone), figure))
        .or(() -> said(new Pool(ANY, ANY), figure));
  }

  private <T> Optional<T> said(Pool pool, Function<Quote, Optional<T>> figure) {
    return Optional.ofNullable(quotes.get(pool)).flatMap(figure);
  }

  private record Layered(Market market, MarketData others) implements MarketData {
    @Override
    public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
      Optional<Double> said = market.said(instanceType, zone, quote -> quote.price().of(option));
      return said.isPresent()
          ? OptionalDouble.of(said.get())
          : others.price(instanceType, zone, option);
    }

    @Override
    public OptionalDouble spareCapacity(String instanceType, String zone, PurchaseOption option) {
      Optional<Double> said =
          market.said(instanceType, zone, quote -> quote.spareCapacity().of(option));
      return said.isPresent()
          ? OptionalDouble.of(said.get())
          : others.spareCapacity(instanceType, zone, option);
    }

    @Override
    public double volatility(String instanceType, String zone) {
      return market
          .said(instanceType, zone, Quote::volatility)
          .orElseGet(() -> others.volatility(instanceType, zone));
    }
  }
}
