package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.Instance;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the capacity of a group lies in zones.
 *
 * @param units of the enabled zones, by name
 * @param elsewhere units in zones that are not enabled, by name
 */
record ZoneSpread(SortedMap<String, Integer> units, SortedMap<String, Integer> elsewhere) {
  /** A lead of one cannot be improved (scale-in.md U-23). */
  private static final int UNEVEN = 2;

  static ZoneSpread of(Collection<Instance> instances, List<String> zones) {
    SortedMap<String, Integer> units = new TreeMap<>();
    SortedMap<String, Integer> elsewhere = new TreeMap<>();
    zones.forEach(zone -> units.put(zone, 0));
    for (Instance instance : instances) {
      if (instance.counts()) {
        (zones.contains(instance.zone()) ? units : elsewhere)
            .merge(instance.zone(), instance.units(), Integer::sum);
      }
    }
    return new ZoneSpread(units, elsewhere);
  }

  boolean isUneven() {
    return Collections.max(units.values()) - Collections.min(units.values()) >= UNEVEN;
  }

  boolean isFullest(String zone) {
    return Collections.max(units.values()).equals(units.get(zone));
  }

  /** Less in zones that are not enabled; else smaller differences among those that are. */
  boolean isBetterThan(ZoneSpread other) {
    int out = sum(elsewhere);
    int otherOut = sum(other.elsewhere);
    return out < otherOut || (out == otherOut && differences() < other.differences());
  }

  private static int sum(SortedMap<String, Integer> units) {
    return units.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The squared differences of all pairs. */
  private long differences() {
    long sum = 0;
    long squares = 0;
    for (long each : units.values()) {
      sum += each;
      squares += each * each;
    }
    return units.size() * squares - sum * sum;
  }
}
