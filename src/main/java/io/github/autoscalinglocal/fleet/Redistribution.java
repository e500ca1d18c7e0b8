package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.Selection;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * A mixed instances group moves to a share of on-demand and spot that it does not have, as after a
 * change of its distribution: one instance of the option that it lacks is launched, then one of the
 * other goes, then comes the next pair.
 */
final class Redistribution {
  private Redistribution() {}

  /**
   * An instance that is to be replaced by one of the other purchase option.
   *
   * @param most how many units the new instance may have, so that the group does not end up with
   *     too much of the other option
   * @param why that one
   */
  record Replacement(Instance leaving, PurchaseOption by, int most, Explanation why) {}

  /** Begins the next pair if the group has come to rest. */
  static void begin(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (!(group.launchesFrom() instanceof OfMixedInstances)) {
      return;
    }
    boolean atRest =
        group.work().swaps().isEmpty()
            && group.work().refreshes().active().isEmpty()
            && group.actualCapacity() >= group.capacity().desired()
            && group.activityInProgress().isEmpty();
    if (!atRest
        || group.isSuspended(ScalingProcess.Launch)
        || group.isSuspended(ScalingProcess.Terminate)) {
      return;
    }
    next(tx, group).ifPresent(replacement -> begin(tx, group, replacement));
  }

  private static void begin(Tx tx, Group group, Replacement replacement) {
    Instance leaving = replacement.leaving();
    Optional<Instance> arrival =
        Launch.before(tx, group, leaving)
            .filter(each -> each.machine().option() == replacement.by())
            .filter(each -> !Mishaps.isHopeless(tx, group, each.machine()))
            .filter(each -> each.units() <= replacement.most());
    if (arrival.isPresent()) {
      tx.record(replacement.why());
      Launch.onTop(
          tx,
          group.name(),
          arrival.get(),
          Swap.Kind.PURCHASE_OPTION,
          Optional.of(leaving.id()),
          List.of(Causes.startedToRedistribute(tx.now())));
    }
  }

  /**
   * The next replacement of a mixed instances group that has what it wants but for the purchase
   * options; empty if these are as they should be, or as near to it as protection and weights let
   * them come.
   */
  private static Optional<Replacement> next(View view, Group group) {
    OptionBalance balance =
        OptionBalance.of(group, Headcount.of(group), group.capacity().desired());
    return balance.overrepresented().flatMap(from -> next(view, group, balance, from));
  }

  private static Optional<Replacement> next(
      View view, Group group, OptionBalance balance, PurchaseOption from) {
    PurchaseOption by =
        from == PurchaseOption.SPOT ? PurchaseOption.ON_DEMAND : PurchaseOption.SPOT;
    int excess = balance.excess(from);
    IntSummaryStatistics units =
        group
            .counted()
            .filter(each -> each.machine().option() == from && each.units() <= excess)
            .filter(Redistribution::mayGo)
            .mapToInt(Instance::units)
            .summaryStatistics();
    int surplus = group.actualCapacity() - group.capacity().desired();
    // What is too much goes in a scale-in; with weights a rest may be left that nobody fits.
    if (units.getCount() == 0 || surplus >= units.getMin()) {
      return Optional.empty();
    }
    Selection selection = select(view, group, group.actualCapacity() - units.getMax());
    return selection.victims().stream()
        .filter(victim -> victim.cause() == Selection.Cause.SCALE_IN)
        .map(Selection.Victim::instance)
        .filter(each -> each.machine().option() == from && each.units() <= excess)
        .findFirst()
        .map(leaving -> new Replacement(leaving, by, -balance.excess(by), selection.explanation()));
  }

  private static boolean mayGo(Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE && !instance.protectedFromScaleIn();
  }

  /** A custom termination policy is asked for scale-ins and zones, not for this. */
  private static Selection select(View view, Group group, int desired) {
    List<String> policies =
        group.scaleIn().terminationPolicies().stream()
            .filter(policy -> !TerminationPolicies.isFunctionArn(policy))
            .toList();
    GroupFacts facts = Facts.of(view, group, desired, policies);
    return VictimSelector.select(facts);
  }
}
