package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.MixedInstances.InstanceType;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The spot strategy {@code lowest-price}: instances belong in the N cheapest pools of their zone,
 * spread evenly. A pool is an instance type in a zone.
 */
final class CheapestPools {
  private CheapestPools() {}

  private record Pool(String type, String zone) {
    static Pool of(Instance instance) {
      return new Pool(instance.machine().type(), instance.zone());
    }

    @Override
    public String toString() {
      return type + " in " + zone;
    }
  }

  /** Those outside the cheapest pools; if there are none, those of the most populated pool. */
  static Narrowing narrow(List<Instance> candidates, GroupFacts facts, MixedInstances mixed) {
    List<InstanceType> types = types(facts, mixed);
    int wanted = mixed.strategies().spotPools();
    Set<Pool> cheapest = new LinkedHashSet<>();
    for (String zone : candidates.stream().map(Instance::zone).distinct().toList()) {
      for (InstanceType type : types) {
        if (price(type, zone, facts).isEmpty()) {
          return new Narrowing(
              candidates, "abstains: no market data for " + new Pool(type.name(), zone));
        }
      }
      types.stream()
          .sorted(Comparator.comparingDouble(type -> unitPrice(type, zone, facts)))
          .limit(wanted)
          .forEach(type -> cheapest.add(new Pool(type.name(), zone)));
    }
    List<Instance> outside =
        candidates.stream().filter(i -> !cheapest.contains(Pool.of(i))).toList();
    return outside.isEmpty()
        ? mostPopulated(candidates, facts)
        : new Narrowing(
            outside,
            Wording.who(outside, candidates)
                + " outside the cheapest spot pools of the zone, of which the group wants "
                + wanted);
  }

  private static Narrowing mostPopulated(List<Instance> candidates, GroupFacts facts) {
    Map<Pool, Integer> units =
        facts.instances().stream()
            .filter(i -> i.counts() && i.machine().option() == PurchaseOption.SPOT)
            .collect(Collectors.groupingBy(Pool::of, Collectors.summingInt(Instance::units)));
    Best<Integer> fullest = Best.largest(candidates, i -> units.getOrDefault(Pool.of(i), 0));
    List<String> pools =
        fullest.kept().stream().map(i -> Pool.of(i).toString()).distinct().toList();
    return new Narrowing(
        fullest.kept(),
        "of the cheapest spot pools, "
            + Wording.and(pools)
            + (pools.size() == 1 ? " has " : " have ")
            + fullest.key()
            + fullest.next(String::valueOf));
  }

  /** A group that lets attributes choose its types names none; those it runs stand in for them. */
  private static List<InstanceType> types(GroupFacts facts, MixedInstances mixed) {
    return mixed.types().isEmpty()
        ? facts.instances().stream()
            .filter(i -> i.machine().option() == PurchaseOption.SPOT)
            .map(i -> new InstanceType(i.machine().type(), i.units()))
            .distinct()
            .toList()
        : mixed.types();
  }

  private static OptionalDouble price(InstanceType type, String zone, GroupFacts facts) {
    return facts.oracles().market().price(type.name(), zone, PurchaseOption.SPOT);
  }

  private static double unitPrice(InstanceType type, String zone, GroupFacts facts) {
    return price(type, zone, facts).orElseThrow() / type.units();
  }
}
