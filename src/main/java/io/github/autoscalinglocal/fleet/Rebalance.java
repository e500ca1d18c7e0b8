package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.termination.FunctionRequest;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.Selection;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The process {@code AZRebalance}: instances move from the fullest zones, or from zones that are no
 * longer enabled, to the emptiest. One is launched there, and once it is in service a scale-in
 * takes one from where there are too many; then comes the next pair (scale-in.md U-26).
 *
 * <p>A pair is begun only if the scale-in that follows, as it would be decided now, leaves the
 * zones better balanced. So it comes to an end whatever the policies, weights and purchase options
 * of the group are.
 */
final class Rebalance {
  private Rebalance() {}

  /** Begins a pair if the group has come to rest and its zones are not balanced. */
  static void begin(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (!mayBegin(group)) {
      return;
    }
    if (hasFunction(group)) {
      ask(tx, group);
    } else {
      begin(tx, group, VictimSelector::select);
    }
  }

  /** A custom termination policy has said who is ready to go. */
  static void answered(Tx tx, String groupName, List<String> readyIds) {
    Group group = tx.group(groupName);
    if (mayBegin(group)) {
      begin(tx, group, facts -> VictimSelector.select(facts, readyIds));
    }
  }

  private static void begin(Tx tx, Group group, Function<GroupFacts, Selection> scaleIn) {
    ZoneSpread spread = spread(group, scaleIn.apply(facts(tx, group)));
    for (Instance leaving : candidates(group, spread)) {
      Optional<Instance> arrival =
          Launch.before(tx, group, leaving)
              .filter(each -> isWithinMargin(group, each))
              .filter(each -> !Mishaps.isHopeless(tx, group, each.machine()))
              .filter(each -> helps(tx, group, each, spread, scaleIn));
      if (arrival.isPresent()) {
        launch(tx, group, arrival.get());
        return;
      }
    }
  }

  private static boolean hasFunction(Group group) {
    return TerminationPolicies.isFunctionArn(group.scaleIn().terminationPolicies().get(0));
  }

  /**
   * While {@code Terminate} is suspended the pairs stay half done, and the next is begun before the
   * last has ended.
   */
  private static boolean mayBegin(Group group) {
    return group.work().asked().isEmpty()
        && !group.isSuspended(ScalingProcess.AZRebalance)
        && !group.isSuspended(ScalingProcess.Launch)
        && !isAnyPending(group)
        && group.actualCapacity() >= group.wantedCapacity()
        && (group.work().swaps().isEmpty() || leavesPairsHalfDone(group))
        && !candidates(group, ZoneSpread.of(group.instances().values(), group.placement().zones()))
            .isEmpty();
  }

  private static boolean isAnyPending(Group group) {
    for (Instance instance : group.instances().values()) {
      if (instance.counts() && instance.lifecycle().isPending()) {
        return true;
      }
    }
    return false;
  }

  private static boolean leavesPairsHalfDone(Group group) {
    return group.isSuspended(ScalingProcess.Terminate)
        && group.work().swaps().values().stream().allMatch(swap -> swap.kind() == Swap.Kind.ZONES);
  }

  /** Who could go from where there are too many: one of each purchase option. */
  private static Collection<Instance> candidates(Group group, ZoneSpread spread) {
    if (!spread.elsewhere().isEmpty()) {
      Map<PurchaseOption, Instance> outside =
          oneOfEach(group, each -> spread.elsewhere().containsKey(each.zone()));
      if (!outside.isEmpty()) {
        return outside.values();
      }
    }
    if (!spread.isUneven()) {
      return List.of();
    }
    return oneOfEach(group, each -> spread.isFullest(each.zone())).values();
  }

  /** Zones that hold only protected instances are left as they are (scale-in.md U-25). */
  private static Map<PurchaseOption, Instance> oneOfEach(
      Group group, Function<Instance, Boolean> where) {
    return group
        .counted()
        .filter(each -> each.lifecycle() == Lifecycle.IN_SERVICE && !each.protectedFromScaleIn())
        .filter(where::apply)
        .collect(
            Collectors.toMap(
                each -> each.machine().option(),
                each -> each,
                (first, next) -> first,
                TreeMap::new));
  }

  /** A tenth above the maximum, rounded down, or one instance (scale-in.md U-24). */
  private static boolean isWithinMargin(Group group, Instance arrival) {
    int max = group.capacity().max();
    int margin = Math.max(arrival.units(), max / 10);
    return group.actualCapacity() + arrival.units() <= max + margin;
  }

  /** Whether somebody goes in the scale-in that follows, and leaves the zones better balanced. */
  private static boolean helps(
      Tx tx,
      Group group,
      Instance arrival,
      ZoneSpread spread,
      Function<GroupFacts, Selection> scaleIn) {
    Group grown = grown(group, arrival);
    Selection selection = scaleIn.apply(facts(tx, grown));
    return !selection.victims().isEmpty() && spread(grown, selection).isBetterThan(spread);
  }

  private static Group grown(Group group, Instance arrival) {
    return group.with(arrival.withLifecycle(Lifecycle.PENDING).withLifecycle(Lifecycle.IN_SERVICE));
  }

  /** The group as if all pairs were to be ended now. */
  private static GroupFacts facts(Tx tx, Group group) {
    return Facts.of(tx, group, group.capacity().desired(), group.scaleIn().terminationPolicies());
  }

  private static ZoneSpread spread(Group group, Selection selection) {
    List<String> leaving =
        selection.victims().stream().map(victim -> victim.instance().id()).toList();
    return ZoneSpread.of(
        group.counted().filter(each -> !leaving.contains(each.id())).toList(),
        group.placement().zones());
  }

  private static void launch(Tx tx, Group group, Instance arrival) {
    SortedMap<String, Integer> before = new TreeMap<>();
    group.placement().zones().forEach(zone -> before.put(zone, 0));
    group.counted().forEach(each -> before.merge(each.zone(), 1, Integer::sum));
    List<String> cause =
        Stream.concat(
                group.work().reasons().stream(),
                Stream.of(Causes.startedToBalance(tx.now(), before)))
            .toList();
    tx.update(group.with(group.work().withoutReasons()));
    Launch.onTop(tx, group.name(), arrival, Swap.Kind.ZONES, Optional.empty(), cause);
  }

  /**
   * A custom termination policy is asked who would be ready to go, before anything is launched. A
   * while after the last activity: a function that has the new ones terminated would otherwise keep
   * one instant from ever ending.
   */
  private static void ask(Tx tx, Group group) {
    Optional<Instant> earliest =
        group
            .work()
            .lastStep()
            .map(step -> step.endedAt().plus(tx.options().timings().of(Timing.FUNCTION_RETRY)))
            .filter(at -> at.isAfter(tx.now()));
    if (earliest.isPresent()) {
      Reconciler.arrange(tx, group.name(), Duration.between(tx.now(), earliest.get()));
      return;
    }
    ZoneSpread spread = ZoneSpread.of(group.instances().values(), group.placement().zones());
    candidates(group, spread).stream()
        .flatMap(leaving -> Launch.before(tx, group, leaving).stream())
        .filter(arrival -> isWithinMargin(group, arrival))
        .flatMap(
            arrival -> VictimSelector.select(facts(tx, grown(group, arrival))).question().stream())
        .findFirst()
        .ifPresent(
            question ->
                CustomPolicy.ask(
                    tx, group.name(), question.because(FunctionRequest.Cause.REBALANCE)));
  }
}
