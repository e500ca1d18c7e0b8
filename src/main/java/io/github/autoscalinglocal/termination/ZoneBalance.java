package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The zones with the most capacity, a lead of one being enough, among those where somebody may go.
 * Everything that counts is counted, protected or not. A zone that is no longer enabled outranks
 * the others. In a mixed instances group the purchase option that shrinks breaks a tie.
 */
final class ZoneBalance implements TerminationPolicy {

  @Override
  public String name() {
    return "zone";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    List<String> zones = candidates.stream().map(Instance::zone).distinct().sorted().toList();
    if (zones.size() == 1) {
      return new Narrowing(candidates, "all candidates are in " + zones.get(0));
    }
    List<String> reasons = new ArrayList<>();
    List<String> disabled =
        zones.stream().filter(zone -> !facts.wanted().zones().contains(zone)).toList();
    if (!disabled.isEmpty()) {
      zones = disabled;
      reasons.add("the group no longer uses " + Wording.and(disabled));
    }
    if (zones.size() > 1) {
      zones = fullest(zones, units(facts, i -> true), "counted", reasons);
    }
    if (zones.size() > 1 && facts.mixed().isPresent() && facts.rules().preselection().isEmpty()) {
      PurchaseOption option = candidates.get(0).machine().option();
      Map<String, Integer> units = units(facts, i -> i.machine().option() == option);
      zones = fullest(zones, units, option.wire(), reasons);
    }
    List<String> chosen = zones;
    return new Narrowing(
        candidates.stream().filter(i -> chosen.contains(i.zone())).toList(),
        String.join("; ", reasons));
  }

  private static Map<String, Integer> units(GroupFacts facts, Predicate<Instance> kind) {
    return facts.instances().stream()
        .filter(i -> i.counts() && kind.test(i))
        .collect(Collectors.groupingBy(Instance::zone, Collectors.summingInt(Instance::units)));
  }

  private static List<String> fullest(
      List<String> zones, Map<String, Integer> units, String kind, List<String> reasons) {
    ToIntFunction<String> load = zone -> units.getOrDefault(zone, 0);
    int most = zones.stream().mapToInt(load).max().orElseThrow();
    List<String> fullest = zones.stream().filter(z -> load.applyAsInt(z) == most).toList();
    OptionalInt next = zones.stream().mapToInt(load).filter(count -> count < most).max();
    boolean one = fullest.size() == 1;
    reasons.add(
        (one ? "zone " : "zones ")
            + Wording.and(fullest)
            + (one ? " has " : " each have ")
            + most
            + (" of the " + kind + " capacity")
            + (next.isPresent() ? ", the others at most " + next.getAsInt() : ""));
    return fullest;
  }
}
