package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a custom termination policy, a Lambda function, is asked.
 *
 * @param arn the function, as it stands in the group's list
 * @param capacityToTerminate by zone and purchase option
 * @param instances what the service suggests; the function may name others
 * @param hasMoreInstances there were more than {@value #MOST_INSTANCES} suggestions
 */
public record FunctionRequest(
    String arn,
    Cause cause,
    List<Capacity> capacityToTerminate,
    List<Instance> instances,
    boolean hasMoreInstances) {
  public static final int MOST_INSTANCES = 30_000;

  /** The spelling is that of the payload. */
  public enum Cause {
    SCALE_IN,
    INSTANCE_REFRESH,
    MAX_INSTANCE_LIFETIME,
    REBALANCE
  }

  /**
   * A part of the plan.
   *
   * @param units instances, or weights in a group that has them
   */
  public record Capacity(String zone, int units, PurchaseOption option) {}

  /**
   * Suggests those whom zones and purchase options leave to choose from.
   *
   * @param members the group, whose order the suggestions keep
   * @param plan what the service would do without the function
   */
  static FunctionRequest of(String arn, List<Instance> members, List<Draft.Pick> plan) {
    Set<String> ids =
        plan.stream()
            .flatMap(pick -> pick.balanced().stream())
            .map(Instance::id)
            .collect(Collectors.toSet());
    List<Instance> suggested = members.stream().filter(i -> ids.contains(i.id())).toList();
    return new FunctionRequest(
        arn,
        Cause.SCALE_IN,
        capacity(plan.stream().map(pick -> pick.victim().instance()).toList()),
        suggested.stream().limit(MOST_INSTANCES).toList(),
        suggested.size() > MOST_INSTANCES);
  }

  /** Asks about instances that do not leave it to policies to be chosen. */
  public static FunctionRequest about(String arn, Cause cause, List<Instance> instances) {
    return new FunctionRequest(
        arn,
        cause,
        capacity(instances),
        instances.stream().limit(MOST_INSTANCES).toList(),
        instances.size() > MOST_INSTANCES);
  }

  /** The same question for another cause. */
  public FunctionRequest because(Cause other) {
    return new FunctionRequest(arn, other, capacityToTerminate, instances, hasMoreInstances);
  }

  private static List<Capacity> capacity(List<Instance> victims) {
    Map<String, Map<PurchaseOption, Integer>> units =
        victims.stream()
            .collect(
                Collectors.groupingBy(
                    Instance::zone,
                    TreeMap::new,
                    Collectors.groupingBy(
                        i -> i.machine().option(),
                        () -> new EnumMap<>(PurchaseOption.class),
                        Collectors.summingInt(Instance::units))));
    List<Capacity> capacity = new ArrayList<>();
    units.forEach(
        (zone, byOption) ->
            byOption.forEach((option, sum) -> capacity.add(new Capacity(zone, sum, option))));
    return List.copyOf(capacity);
  }
}
