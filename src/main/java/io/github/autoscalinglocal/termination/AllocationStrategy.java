package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Those whose loss best aligns what remains with the allocation strategy of a mixed instances
 * group. A type that the group no longer names is the worst of all. The documentation names the
 * goal for each strategy; how candidates rank is inferred, and where market data is missing the
 * policy abstains.
 */
final class AllocationStrategy implements TerminationPolicy {

  @Override
  public String name() {
    return "AllocationStrategy";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    if (facts.mixed().isEmpty()) {
      return abstains(candidates, "the group has no mixed instances policy");
    }
    if (candidates.stream().map(i -> i.machine().option()).distinct().count() > 1) {
      return abstains(candidates, "the candidates are of both purchase options");
    }
    MixedInstances mixed = facts.mixed().get();
    List<Instance> removed =
        candidates.stream().filter(i -> !mixed.allows(i.machine().type())).toList();
    if (!removed.isEmpty()) {
      return new Narrowing(
          removed, "the group no longer names the type of " + Wording.who(removed, candidates));
    }
    return candidates.get(0).machine().option() == PurchaseOption.SPOT
        ? spot(candidates, facts, mixed)
        : onDemand(candidates, facts, mixed);
  }

  private static Narrowing onDemand(
      List<Instance> candidates, GroupFacts facts, MixedInstances mixed) {
    return switch (mixed.strategies().onDemand()) {
      case "prioritized" -> lastInPriority(candidates, mixed);
      case "lowest-price" -> dearest(candidates, facts.oracles().market());
      default -> unknown(candidates, mixed.strategies().onDemand());
    };
  }

  private static Narrowing spot(List<Instance> candidates, GroupFacts facts, MixedInstances mixed) {
    MarketData market = facts.oracles().market();
    return switch (mixed.strategies().spot()) {
      case "lowest-price" -> CheapestPools.narrow(candidates, facts, mixed);
      case "capacity-optimized" -> scarcest(candidates, market);
      case "capacity-optimized-prioritized" -> {
        Narrowing scarcest = scarcest(candidates, market);
        Narrowing last = lastInPriority(scarcest.kept(), mixed);
        yield new Narrowing(last.kept(), scarcest.reason() + "; " + last.reason());
      }
      case "price-capacity-optimized" -> worstScored(candidates, market);
      default -> unknown(candidates, mixed.strategies().spot());
    };
  }

  private static Narrowing lastInPriority(List<Instance> candidates, MixedInstances mixed) {
    if (mixed.types().isEmpty()) {
      return abstains(candidates, "the group does not list its instance types in an order");
    }
    Best<Integer> last = Best.largest(candidates, i -> mixed.priority(i.machine().type()));
    return new Narrowing(
        last.kept(),
        Wording.who(last.kept(), candidates)
            + " of type "
            + last.kept().get(0).machine().type()
            + ", which has priority "
            + last.key()
            + " of "
            + mixed.types().size()
            + last.next(String::valueOf));
  }

  private static Narrowing dearest(List<Instance> candidates, MarketData market) {
    return ranked(candidates, i -> unitPrice(market, i), "price per unit", Best::largest);
  }

  private static Narrowing scarcest(List<Instance> candidates, MarketData market) {
    return ranked(candidates, i -> capacity(market, i), "spare capacity", Best::smallest);
  }

  /**
   * The price as a share of the highest among the candidates, less the spare capacity as a share of
   * the largest.
   */
  private static Narrowing worstScored(List<Instance> candidates, MarketData market) {
    double highestPrice = highest(candidates, i -> unitPrice(market, i));
    double largestCapacity = highest(candidates, i -> capacity(market, i));
    return ranked(
        candidates,
        i -> {
          OptionalDouble price = unitPrice(market, i);
          OptionalDouble capacity = capacity(market, i);
          return price.isEmpty() || capacity.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(
                  share(price.getAsDouble(), highestPrice)
                      - share(capacity.getAsDouble(), largestCapacity));
        },
        "price less capacity, as shares of the highest,",
        Best::largest);
  }

  private interface Order {
    Best<Double> best(List<Instance> candidates, Function<Instance, Double> key);
  }

  private static Narrowing ranked(
      List<Instance> candidates, Function<Instance, OptionalDouble> key, String what, Order order) {
    for (Instance instance : candidates) {
      if (key.apply(instance).isEmpty()) {
        return abstains(
            candidates,
            "no market data for " + instance.machine().type() + " in " + instance.zone());
      }
    }
    Best<Double> best = order.best(candidates, i -> key.apply(i).getAsDouble());
    return new Narrowing(
        best.kept(),
        what
            + " of "
            + Wording.who(best.kept(), candidates)
            + " is "
            + Wording.number(best.key())
            + best.next(Wording::number));
  }

  private static OptionalDouble unitPrice(MarketData market, Instance instance) {
    OptionalDouble price =
        market.price(instance.machine().type(), instance.zone(), instance.machine().option());
    return price.isEmpty() ? price : OptionalDouble.of(price.getAsDouble() / instance.units());
  }

  private static OptionalDouble capacity(MarketData market, Instance instance) {
    return market.spareCapacity(
        instance.machine().type(), instance.zone(), instance.machine().option());
  }

  private static double highest(List<Instance> candidates, Function<Instance, OptionalDouble> key) {
    return candidates.stream().mapToDouble(i -> key.apply(i).orElse(0)).max().orElseThrow();
  }

  private static double share(double value, double highest) {
    return highest == 0 ? 0 : value / highest;
  }

  private static Narrowing unknown(List<Instance> candidates, String strategy) {
    return abstains(candidates, "no rule for the strategy " + strategy);
  }

  private static Narrowing abstains(List<Instance> candidates, String because) {
    return new Narrowing(candidates, "abstains: " + because);
  }
}
