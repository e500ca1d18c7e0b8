package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.WarmPool;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What counts in a group, by zone, purchase option and pool. It is taken once for a step of many
 * launches and kept up to date as they are chosen.
 */
final class Headcount {
  private final Map<String, Integer> unitsByZone = new TreeMap<>();
  private final Map<PurchaseOption, Integer> unitsByOption = new TreeMap<>();
  private final Map<Pool, Integer> instancesByPool = new TreeMap<>();
  private final Map<Pool, Integer> launchedByPool = new TreeMap<>();

  private record Pool(String zone, PurchaseOption option, String type) implements Comparable<Pool> {
    private static final Comparator<Pool> ORDER =
        Comparator.comparing(Pool::zone).thenComparing(Pool::option).thenComparing(Pool::type);

    @Override
    public int compareTo(Pool other) {
      return ORDER.compare(this, other);
    }
  }

  static Headcount of(Group group) {
    Headcount headcount = new Headcount();
    for (Instance instance : group.instances().values()) {
      if (instance.counts()) {
        headcount.count(instance);
      }
    }
    return headcount;
  }

  /** The same as if one had gone already. */
  static Headcount without(Instance leaving, Group group) {
    Headcount headcount = new Headcount();
    group.counted().filter(each -> !each.id().equals(leaving.id())).forEach(headcount::count);
    return headcount;
  }

  /** The group together with its warm pool: so instances in the pool are where they are needed. */
  static Headcount withWarmPool(Group group) {
    Headcount headcount = of(group);
    WarmPool.counted(group).forEach(headcount::count);
    return headcount;
  }

  /** Counts an instance that was chosen in this step, and is not in the group yet. */
  void add(Instance instance) {
    count(instance);
    launchedByPool.merge(pool(instance.machine()), 1, Integer::sum);
  }

  private void count(Instance instance) {
    Instance.Machine machine = instance.machine();
    unitsByZone.merge(machine.zone(), instance.units(), Integer::sum);
    unitsByOption.merge(machine.option(), instance.units(), Integer::sum);
    instancesByPool.merge(pool(machine), 1, Integer::sum);
  }

  int unitsIn(String zone) {
    return unitsByZone.getOrDefault(zone, 0);
  }

  int units(PurchaseOption option) {
    return unitsByOption.getOrDefault(option, 0);
  }

  /** Instances of one type, zone and purchase option. */
  int instancesIn(String zone, PurchaseOption option, String type) {
    return instancesByPool.getOrDefault(new Pool(zone, option, type), 0);
  }

  /** Those of them that were chosen in this step. */
  int launchedIn(String zone, PurchaseOption option, String type) {
    return launchedByPool.getOrDefault(new Pool(zone, option, type), 0);
  }

  private static Pool pool(Instance.Machine machine) {
    return new Pool(machine.zone(), machine.option(), machine.type());
  }
}
