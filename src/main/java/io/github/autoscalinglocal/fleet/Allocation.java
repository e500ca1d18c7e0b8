package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.CapacityReservationSpecification.CapacityReservationPreference;
import io.github.autoscalinglocal.shape.InstancesDistribution;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Which of several instance types a mixed instances policy launches next in a zone: what its
 * allocation strategy says of those that can be had.
 */
record Allocation(Supply supply, InstancesDistribution distribution) {

  /**
   * The candidate that the strategy prefers. Where capacity reservations come first, those that
   * have room are looked at before all others.
   *
   * @param candidates those that can be had, in the order of priority
   */
  Optional<Candidate> preferred(List<Candidate> candidates) {
    if (supply.preference() == CapacityReservationPreference.CAPACITY_RESERVATIONS_FIRST) {
      List<Candidate> reserved =
          candidates.stream().filter(each -> supply.isReserved(each.type())).toList();
      return byStrategy(reserved.isEmpty() ? candidates : reserved);
    }
    return byStrategy(candidates);
  }

  private Optional<Candidate> byStrategy(List<Candidate> candidates) {
    return switch (strategy()) {
      case "prioritized" -> candidates.stream().findFirst();
      // Ties go by the order of the overrides anyway; that is all that priorities do.
      case "capacity-optimized", "capacity-optimized-prioritized" ->
          first(candidates, Comparator.comparingDouble(this::capacity).reversed());
      case "price-capacity-optimized" -> first(wellSupplied(candidates), byPrice());
      default -> cheapest(candidates);
    };
  }

  private String strategy() {
    return supply.option() == PurchaseOption.ON_DEMAND
        ? distribution.onDemandAllocationStrategy()
        : distribution.spotAllocationStrategy();
  }

  /** Of the cheapest pools, the one that the group uses least; on demand there is one pool. */
  private Optional<Candidate> cheapest(List<Candidate> candidates) {
    Integer spotPools = distribution.spotInstancePools();
    int pools = supply.option() == PurchaseOption.SPOT && spotPools != null ? spotPools : 1;
    return first(
        candidates.stream().sorted(byPrice()).limit(pools).toList(),
        Comparator.comparingInt(
            each -> supply.headcount().instancesIn(supply.zone(), supply.option(), each.type())));
  }

  /**
   * The service first looks at the pools with the most capacity, then at prices: here, at least
   * half of the best supplied.
   */
  private List<Candidate> wellSupplied(List<Candidate> candidates) {
    double best = candidates.stream().mapToDouble(this::capacity).max().orElse(0);
    return candidates.stream().filter(each -> capacity(each) >= best / 2).toList();
  }

  /** The least by an order; of equals the first in the policy's order, which is its priority. */
  private static Optional<Candidate> first(
      List<Candidate> candidates, Comparator<Candidate> order) {
    return candidates.stream().min(order);
  }

  private Comparator<Candidate> byPrice() {
    MarketData market = supply.view().market();
    ToDoubleFunction<Candidate> unitPrice =
        each ->
            market
                    .price(each.type(), supply.zone(), supply.option())
                    .orElse(Double.POSITIVE_INFINITY)
                / each.units();
    return Comparator.comparingDouble(unitPrice);
  }

  private double capacity(Candidate candidate) {
    return supply
        .view()
        .market()
        .spareCapacity(candidate.type(), supply.zone(), supply.option())
        .orElse(0);
  }
}
