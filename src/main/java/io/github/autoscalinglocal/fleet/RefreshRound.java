package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.RefreshRun;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.model.Refreshes;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.refresh.Bounds;
import io.github.autoscalinglocal.refresh.Census;
import io.github.autoscalinglocal.refresh.Checkpoints;
import io.github.autoscalinglocal.refresh.Decision;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.RefreshPreferences.ScaleInProtectedInstances;
import io.github.autoscalinglocal.termination.FunctionRequest;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.Selection;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pcollections.TreePSet;

/**
 * Who is updated by a refresh next, and how: terminated, and the reconciler launches another;
 * followed by another that is launched first; or given another root volume.
 */
final class RefreshRound {
  private RefreshRound() {}

  // What there is.

  static Census census(View view, Group group) {
    Refreshes refreshes = group.work().refreshes();
    SortedSet<String> leaving = new TreeSet<>();
    for (Swap swap : group.work().swaps().values()) {
      if (swap.kind() == Swap.Kind.REFRESH) {
        leaving.add(swap.victimId().orElseThrow());
      }
    }
    return Census.of(
        new Census.Situation(
            group.instances().values(), group.capacity().desired(), leaving, view.now()),
        refreshes.active().orElseThrow(),
        refreshes.run().orElseThrow());
  }

  static Checkpoints checkpoints(InstanceRefresh refresh) {
    List<Integer> percentages = refresh.preferences().checkpointPercentages();
    return new Checkpoints(
        percentages == null || refresh.isRollingBack() ? List.of() : percentages);
  }

  private static Bounds bounds(Group group, InstanceRefresh refresh) {
    RefreshPreferences preferences = refresh.preferences();
    Bounds bounds =
        Bounds.of(
            group.capacity().desired(),
            preferences.minHealthyPercentage(),
            Optional.ofNullable(preferences.maxHealthyPercentage()).orElse(100));
    return refresh.replacesRootVolumes() ? bounds.inPlace() : bounds;
  }

  /**
   * The run of the group's active refresh, with its instances sorted into those that are outdated
   * and those that are not.
   *
   * @param onlyOthers whether those that are as the group launches them now stay
   */
  static RefreshRun sorted(View view, Group group, boolean onlyOthers) {
    Refreshes refreshes = group.work().refreshes();
    RefreshMatch match =
        RefreshMatch.with(view, group, refreshes.active().orElseThrow().strategy());
    TreePSet<String> outdated = TreePSet.empty();
    TreePSet<String> kept = TreePSet.empty();
    for (Instance instance : group.instances().values()) {
      if (onlyOthers && match.matches(instance) && !instance.lifecycle().isReplacingRootVolume()) {
        kept = kept.plus(instance.id());
      } else {
        outdated = outdated.plus(instance.id());
      }
    }
    return refreshes.run().orElseThrow().about(outdated, kept);
  }

  /** What the active refresh, which nothing holds up, does next. */
  static Decision decision(View view, Group group) {
    Refreshes refreshes = group.work().refreshes();
    InstanceRefresh refresh = refreshes.active().orElseThrow();
    RefreshRun run = refreshes.run().orElseThrow();
    return Decision.of(census(view, group), run, bounds(group, refresh), checkpoints(refresh));
  }

  // Who is next.

  static void begin(Tx tx, String groupName, Decision.Replace replace) {
    Group group = tx.group(groupName);
    if (group.isSuspended(ScalingProcess.Launch) || group.isSuspended(ScalingProcess.Terminate)) {
      return;
    }
    Census census = census(tx, group);
    List<Instance> free =
        census.idle().isEmpty() && census.serving().isEmpty() ? census.standby() : census.idle();
    int left = replace.instances();
    for (Instance instance : free) {
      if (left > 0) {
        update(tx, groupName, instance);
        left--;
      }
    }
    if (left == 0
        || census.serving().isEmpty()
        || (replace.units() == 0 && !replace.oneAtLeast())) {
      return;
    }
    Decision.Replace rest = new Decision.Replace(left, replace.units(), replace.oneAtLeast());
    String first = group.scaleIn().terminationPolicies().get(0);
    if (TerminationPolicies.isFunctionArn(first)) {
      ask(tx, group, census, rest);
    } else {
      updateServing(tx, groupName, rest, order(tx, group, census.serving(), rest));
    }
  }

  /**
   * Those in service in the order in which they go, as many as there is room for: first who is not
   * as the group launches instances now, last who is protected; else as the termination policies
   * say.
   */
  private static List<Instance> order(
      Tx tx, Group group, List<Instance> serving, Decision.Replace replace) {
    RefreshMatch match =
        RefreshMatch.with(tx, group, group.work().refreshes().active().orElseThrow().strategy());
    List<Instance> others = new ArrayList<>();
    List<Instance> alike = new ArrayList<>();
    List<Instance> guarded = new ArrayList<>();
    for (Instance instance : serving) {
      if (instance.protectedFromScaleIn()) {
        guarded.add(instance);
      } else {
        (match.matches(instance) ? alike : others).add(instance);
      }
    }
    List<Instance> order = new ArrayList<>();
    for (List<Instance> lot : List.of(others, alike, guarded)) {
      int missing = replace.asked() - units(order);
      if (!lot.isEmpty() && missing > 0) {
        order.addAll(pick(tx, group, lot, missing));
      }
    }
    return order;
  }

  private static List<Instance> pick(Tx tx, Group group, List<Instance> lot, int units) {
    if (units >= units(lot)) {
      return lot;
    }
    Selection selection = VictimSelector.select(facts(tx, group, lot, units));
    tx.record(selection.explanation());
    return members(lot, selection);
  }

  /** The group as if it consisted of these alone, and had so much too much. */
  private static GroupFacts facts(View view, Group group, List<Instance> lot, int units) {
    GroupFacts facts = Facts.of(view, group);
    int heaviest = lot.stream().mapToInt(Instance::units).max().orElseThrow();
    int desired = Math.max(0, units(lot) - Math.max(units, heaviest));
    return new GroupFacts(
        facts.group(),
        facts.now(),
        lot.stream().map(each -> each.withProtection(false)).toList(),
        new GroupFacts.Wanted(desired, facts.wanted().zones()),
        facts.rules(),
        facts.source(),
        facts.mixed(),
        facts.oracles());
  }

  private static List<Instance> members(List<Instance> lot, Selection selection) {
    return selection.victims().stream()
        .flatMap(
            victim ->
                lot.stream().filter(each -> each.id().equals(victim.instance().id())).limit(1))
        .toList();
  }

  private static int units(List<Instance> instances) {
    return instances.stream().mapToInt(Instance::units).sum();
  }

  // Custom termination policies.

  private static void ask(Tx tx, Group group, Census census, Decision.Replace replace) {
    VictimSelector.select(facts(tx, group, census.serving(), replace.asked()))
        .question()
        .map(question -> question.because(FunctionRequest.Cause.INSTANCE_REFRESH))
        .ifPresent(question -> CustomPolicy.ask(tx, group.name(), question));
  }

  /** A custom termination policy has said who is ready to go. */
  static void answered(Tx tx, String groupName, List<String> readyIds) {
    Group group = tx.group(groupName);
    if (RefreshSteps.isFree(tx, group) && decision(tx, group) instanceof Decision.Replace replace) {
      List<Instance> serving = census(tx, group).serving();
      if (!serving.isEmpty()) {
        Selection selection =
            VictimSelector.select(facts(tx, group, serving, replace.asked()), readyIds);
        // Else the function would be asked again at once, and for ever.
        if (updateServing(tx, groupName, replace, members(serving, selection))) {
          tx.record(selection.explanation());
          tx.touch(groupName);
        }
      }
    }
  }

  // How.

  /**
   * @return whether anybody's update has begun
   */
  private static boolean updateServing(
      Tx tx, String groupName, Decision.Replace replace, List<Instance> order) {
    Group group = tx.group(groupName);
    Bounds bounds = bounds(group, group.work().refreshes().active().orElseThrow());
    Census census = census(tx, group);
    int units = replace.units();
    boolean first = replace.oneAtLeast();
    boolean begun = false;
    for (Instance instance : order.stream().limit(replace.instances()).toList()) {
      int room = first ? Integer.MAX_VALUE : units;
      OptionalInt taken =
          bounds.launchesFirst()
              ? launchFirst(tx, groupName, instance, room)
              : takeOut(tx, groupName, instance, census.isReady(instance), room);
      if (taken.isEmpty()) {
        return begun;
      }
      begun = true;
      units -= taken.getAsInt();
      first = false;
    }
    return begun;
  }

  /**
   * @return the ready capacity that is lost; empty if there is no room for it
   */
  private static OptionalInt takeOut(
      Tx tx, String groupName, Instance instance, boolean ready, int room) {
    int lost = ready ? instance.units() : 0;
    if (lost > room) {
      return OptionalInt.empty();
    }
    update(tx, groupName, instance);
    return OptionalInt.of(lost);
  }

  private static void update(Tx tx, String groupName, Instance instance) {
    Group group = tx.group(groupName);
    Refreshes refreshes = group.work().refreshes();
    InstanceRefresh refresh = refreshes.active().orElseThrow();
    RefreshRun run = refreshes.run().orElseThrow().begun(instance.id());
    boolean inPlace = refresh.replacesRootVolumes() && instance.lifecycle() == Lifecycle.IN_SERVICE;
    int owed = inPlace || !instance.counts() ? 0 : instance.units();
    Group begun = group.with(group.work().with(refreshes.with(run.withOwed(run.owed() + owed))));
    tx.update(begun);
    if (inPlace) {
      RootVolumes.replace(tx, begun, instance);
    } else {
      Terminate.begin(tx, begun, instance, Causes.refreshed(tx.now(), instance.id()));
    }
  }

  /**
   * @return the capacity that comes; empty if there is no room for it, or EC2 has none
   */
  private static OptionalInt launchFirst(Tx tx, String groupName, Instance leaving, int room) {
    Group group = tx.group(groupName);
    Optional<Instance> arrival =
        Launch.before(tx, group, leaving).filter(each -> each.units() <= room);
    if (arrival.isEmpty()) {
      return OptionalInt.empty();
    }
    Launch.onTop(
        tx,
        groupName,
        arrival.get(),
        Swap.Kind.REFRESH,
        Optional.of(leaving.id()),
        List.of(Causes.startedForRefresh(tx.now())));
    boolean accepted = tx.group(groupName).work().swaps().containsKey(arrival.get().id());
    return accepted ? OptionalInt.of(arrival.get().units()) : OptionalInt.empty();
  }

  /** Whether a replacement that was launched first is ready, and nobody else is missing. */
  static boolean mayTakeOver(View view, Group group, Instance arrival, Optional<Instance> victim) {
    Optional<InstanceRefresh> active = group.work().refreshes().active();
    if (active.isEmpty() || active.get().status() == RefreshStatus.Cancelling) {
      return true;
    }
    if (!Census.isReady(arrival, active.get().preferences(), view.now())) {
      return false;
    }
    Census census = census(view, group);
    int lost = victim.filter(census::isReady).map(Instance::units).orElse(0);
    return census.ready() - lost >= bounds(group, active.get()).least();
  }

  /** Whether the active refresh updates instances that are protected. */
  static boolean takesProtected(Group group) {
    return group
        .work()
        .refreshes()
        .active()
        .filter(
            each ->
                each.preferences().scaleInProtectedInstances() == ScaleInProtectedInstances.Refresh)
        .isPresent();
  }

  // What is launched for those that were terminated.

  /** The capacity units for which another instance is to be launched. */
  static int owed(Group group) {
    return group.work().refreshes().run().map(RefreshRun::owed).orElse(0);
  }

  /** So much has been launched, or is not missed any more. */
  static void paid(Tx tx, String groupName, int units) {
    if (units > 0) {
      Group group = tx.group(groupName);
      Refreshes refreshes = group.work().refreshes();
      RefreshRun run = refreshes.run().orElseThrow();
      RefreshRun next = run.withOwed(run.owed() - units);
      tx.update(group.with(group.work().with(refreshes.with(next))));
    }
  }
}
