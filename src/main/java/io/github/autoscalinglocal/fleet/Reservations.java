package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Market;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Who fills the reservations of a pool: those that were launched first, in whichever group. */
final class Reservations {
  private static final Comparator<Instance> FIRST_COME =
      Comparator.comparing(Instance::launchedAt).thenComparing(Instance::id);

  private Reservations() {}

  /** Whether an instance is one of them. Nothing is counted before the first question. */
  static Predicate<Instance> holders(View view) {
    SortedMap<Market.Pool, List<String>> known = new TreeMap<>();
    return instance ->
        instance.machine().option() == PurchaseOption.ON_DEMAND
            && known
                .computeIfAbsent(
                    new Market.Pool(instance.machine().type(), instance.zone()),
                    pool -> holders(view, pool))
                .contains(instance.id());
  }

  private static List<String> holders(View view, Market.Pool pool) {
    int reserved = view.region().market().reserved(pool.instanceType(), pool.zone());
    return reserved == 0
        ? List.of()
        : view.region().groups().values().stream()
            .filter(Supply::mayUseReservations)
            .flatMap(group -> group.instances().values().stream())
            .filter(each -> each.machine().option() == PurchaseOption.ON_DEMAND)
            .filter(each -> each.machine().type().equals(pool.instanceType()))
            .filter(each -> each.zone().equals(pool.zone()))
            .sorted(FIRST_COME)
            .limit(reserved)
            .map(Instance::id)
            .toList();
  }
}
