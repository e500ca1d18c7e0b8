package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.InstancesDistribution;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.termination.MixedInstances;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a mixed instances policy launches next: on demand or spot, and which of its overrides. */
final class Allocation {
  private Allocation() {}

  /** On demand until its share of the desired capacity is there, then spot. */
  static PurchaseOption option(Group group, Headcount headcount) {
    MixedInstances mixed = Facts.mixed(group).orElseThrow();
    int target = mixed.split().onDemandTarget(group.capacity().desired());
    return headcount.units(PurchaseOption.ON_DEMAND) < target
        ? PurchaseOption.ON_DEMAND
        : PurchaseOption.SPOT;
  }

  /**
   * The override that the option's strategy prefers in a zone; empty when the policy has none and
   * the template decides.
   */
  static Optional<LaunchTemplateOverrides> override(
      MarketData market, Group group, Headcount headcount, PurchaseOption option, String zone) {
    OfMixedInstances source = (OfMixedInstances) group.launchSource();
    List<LaunchTemplateOverrides> overrides = source.policy().launchTemplate().overrides();
    InstancesDistribution distribution = source.policy().instancesDistribution();
    ToDoubleFunction<LaunchTemplateOverrides> price =
        each ->
            market.price(typeOf(each), zone, option).orElse(Double.POSITIVE_INFINITY)
                / Facts.units(each);
    ToDoubleFunction<LaunchTemplateOverrides> capacity =
        each -> market.spareCapacity(typeOf(each), zone).orElse(0);
    String strategy =
        option == PurchaseOption.ON_DEMAND
            ? distribution.onDemandAllocationStrategy()
            : distribution.spotAllocationStrategy();
    return switch (strategy) {
      case "prioritized" -> overrides.stream().findFirst();
      case "capacity-optimized", "capacity-optimized-prioritized" ->
          first(overrides, Comparator.comparingDouble(capacity).reversed());
      case "price-capacity-optimized" ->
          first(wellSupplied(overrides, capacity), Comparator.comparingDouble(price));
      default -> cheapest(headcount, distribution, overrides, price, option, zone);
    };
  }

  /** Of the cheapest pools, the one that the group uses least; on demand there is one pool. */
  private static Optional<LaunchTemplateOverrides> cheapest(
      Headcount headcount,
      InstancesDistribution distribution,
      List<LaunchTemplateOverrides> overrides,
      ToDoubleFunction<LaunchTemplateOverrides> price,
      PurchaseOption option,
      String zone) {
    Integer spotPools = distribution.spotInstancePools();
    int pools = option == PurchaseOption.SPOT && spotPools != null ? spotPools : 1;
    List<LaunchTemplateOverrides> cheapest =
        overrides.stream().sorted(Comparator.comparingDouble(price)).limit(pools).toList();
    return first(
        cheapest,
        Comparator.comparingInt(each -> headcount.instancesIn(zone, option, typeOf(each))));
  }

  /**
   * The service first looks at the pools with the most capacity, then at prices: here, at least
   * half of the best supplied.
   */
  private static List<LaunchTemplateOverrides> wellSupplied(
      List<LaunchTemplateOverrides> overrides, ToDoubleFunction<LaunchTemplateOverrides> capacity) {
    double best = overrides.stream().mapToDouble(capacity).max().orElse(0);
    return overrides.stream().filter(each -> capacity.applyAsDouble(each) >= best / 2).toList();
  }

  /** The least by an order; of equals the first in the policy's order, which is its priority. */
  private static Optional<LaunchTemplateOverrides> first(
      List<LaunchTemplateOverrides> overrides, Comparator<LaunchTemplateOverrides> order) {
    return overrides.stream().min(order);
  }

  /**
   * The type of an override; one with requirements stands for the first type that it allows by
   * name.
   */
  static String typeOf(LaunchTemplateOverrides override) {
    if (override.instanceType() != null) {
      return override.instanceType();
    }
    List<String> allowed = override.instanceRequirements().allowedInstanceTypes();
    return Optional.ofNullable(allowed).orElse(List.of()).stream()
        .filter(name -> !name.contains("*"))
        .findFirst()
        .orElse(Images.UNKNOWN_TYPE);
  }
}
