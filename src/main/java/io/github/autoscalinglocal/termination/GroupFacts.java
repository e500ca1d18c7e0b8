package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.Preselection;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All that choosing a victim takes to know.
 *
 * @param instances every member, whatever its state, in the group's order
 * @param mixed present for a group with a mixed instances policy
 */
public record GroupFacts(
    String group,
    Instant now,
    List<Instance> instances,
    Wanted wanted,
    Rules rules,
    CurrentOrigins source,
    Optional<MixedInstances> mixed,
    Oracles oracles) {

  /**
   * What the group should come to.
   *
   * @param desired capacity units, already lowered
   * @param zones the zones that are enabled for the group
   */
  public record Wanted(int desired, List<String> zones) {}

  /**
   * How it is to choose.
   *
   * @param policies the group's list, as configured; a valid one, see {@link TerminationPolicies}
   * @param replacesUnhealthy whether the {@code ReplaceUnhealthy} process is active
   * @param preselection what comes before the policies; empty for what the service does
   */
  public record Rules(
      List<String> policies,
      boolean replacesUnhealthy,
      TieBreak tieBreak,
      Optional<Preselection> preselection) {}

  /**
   * What the group itself cannot know.
   *
   * @param imageCreatedAt from an image id; empty when the image is unknown
   * @param reserved whether an on-demand instance fills a reservation
   */
  public record Oracles(
      MarketData market,
      Function<String, Optional<Instant>> imageCreatedAt,
      Predicate<Instance> reserved) {}

  /** The units that count toward the desired capacity. */
  public int capacity() {
    return units(instance -> true);
  }

  /** The units to remove; negative when the group is short of instances. */
  public int surplus() {
    return capacity() - wanted.desired();
  }

  /**
   * The on-demand units beyond the base; without a mixed instances policy nothing is held back.
   * Whoever is protected counts toward the base.
   */
  public int spareOnDemand() {
    return mixed
        .map(each -> units(this::countsTowardBase) - each.split().onDemandBase())
        .orElse(Integer.MAX_VALUE);
  }

  /** What fills a reservation is an option of its own, beside on-demand and spot. */
  public boolean countsTowardBase(Instance instance) {
    return instance.machine().option() == PurchaseOption.ON_DEMAND
        && !oracles.reserved().test(instance);
  }

  /** The units of those that count and are of that kind. */
  int units(Predicate<Instance> kind) {
    return instances.stream()
        .filter(instance -> instance.counts() && kind.test(instance))
        .mapToInt(Instance::units)
        .sum();
  }

  /** The same group after that instance has left. */
  GroupFacts without(Instance gone) {
    List<Instance> rest =
        instances.stream().filter(instance -> !instance.id().equals(gone.id())).toList();
    return new GroupFacts(group, now, rest, wanted, rules, source, mixed, oracles);
  }
}
