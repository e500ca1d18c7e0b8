package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.termination.Selection;
import io.github.autoscalinglocal.termination.Selection.Victim;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A group that has more than it wants: {@link VictimSelector} says who goes, and they go. */
final class ScaleIn {
  private static final String ALL_PROTECTED =
      "Could not scale to desired capacity because all remaining instances are protected from"
          + " scale-in.";

  private ScaleIn() {}

  /** Whether a custom termination policy is to say who goes. */
  static boolean asks(Tx tx, Group group) {
    return group.actualCapacity() > group.wantedCapacity()
        && !group.isSuspended(ScalingProcess.Terminate)
        && VictimSelector.select(Facts.of(tx, group)).question().isPresent();
  }

  static void run(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (group.actualCapacity() <= group.wantedCapacity()) {
      return;
    }
    Selection selection = VictimSelector.select(Facts.of(tx, group));
    carryOut(tx, groupName, selection);
    selection.question().ifPresent(question -> CustomPolicy.ask(tx, groupName, question));
  }

  /**
   * Terminates whom a selection names, and keeps the reasons: also those for which nobody goes whom
   * a custom policy named.
   */
  static void carryOut(Tx tx, String groupName, Selection selection) {
    Group group = tx.group(groupName);
    boolean heldUp = selection.onlyProtectedLeft() && !group.work().shortfallReported();
    if (heldUp || !selection.victims().isEmpty() || isNews(tx, selection)) {
      tx.record(selection.explanation());
    }
    if (selection.victims().isEmpty() && !heldUp) {
      return;
    }
    List<String> reasons = group.work().reasons();
    List<String> cause = scaleInCause(tx, group, selection.victims());
    for (Victim victim : selection.victims()) {
      Group holder = tx.group(groupName);
      switch (victim.cause()) {
        case SCALE_IN -> letGo(tx, holder, victim.instance(), cause);
        case UNHEALTHY ->
            Terminate.begin(
                tx,
                holder,
                victim.instance(),
                List.of(Health.cause(tx.now(), victim.instance().health())));
      }
    }
    if (heldUp) {
      reportProtection(tx, groupName, reasons);
    }
    // The cause of an unhealthy instance's end does not tell the wish: that is kept for what does.
    if (heldUp || selection.victims().stream().anyMatch(ScaleIn::isScaleIn)) {
      Group after = tx.group(groupName);
      tx.update(after.with(after.work().withoutReasons()));
    }
  }

  private static void letGo(Tx tx, Group group, Instance instance, List<String> cause) {
    if (WarmPools.takesBack(tx, group, instance)) {
      Warming.takeBack(tx, group, instance, cause);
    } else {
      Terminate.begin(tx, group, instance, cause);
    }
  }

  /** Whether a custom policy spared everybody in another way than when it was last asked. */
  private static boolean isNews(Tx tx, Selection selection) {
    Explanation explanation = selection.explanation();
    boolean asked = selection.question().isEmpty() && !explanation.steps().isEmpty();
    return asked
        && tx.region().history().decisions().descendingMap().values().stream()
            .filter(each -> each.group().equals(explanation.group()))
            .findFirst()
            .filter(last -> last.steps().equals(explanation.steps()))
            .isEmpty();
  }

  /**
   * All scale-ins of a step share one cause, which names every victim. The unhealthy have left by
   * then, for a cause of their own.
   */
  private static List<String> scaleInCause(Tx tx, Group group, List<Victim> victims) {
    List<Instance> scaledIn =
        victims.stream().filter(ScaleIn::isScaleIn).map(Victim::instance).toList();
    int to = group.actualCapacity() - units(victims.stream().map(Victim::instance));
    List<String> cause = new ArrayList<>(group.work().reasons());
    cause.add(Causes.scaledIn(tx.now(), to + units(scaledIn.stream()), to));
    for (Instance instance : scaledIn) {
      cause.add(Causes.selected(tx.now(), instance.id()));
    }
    return cause;
  }

  private static boolean isScaleIn(Victim victim) {
    return victim.cause() == Selection.Cause.SCALE_IN;
  }

  private static int units(Stream<Instance> instances) {
    return instances.mapToInt(Instance::units).sum();
  }

  /** Recorded once for each wish: the service does not say how often it repeats it. */
  private static void reportProtection(Tx tx, String groupName, List<String> reasons) {
    Group group = tx.group(groupName);
    Activities.note(
        tx,
        group,
        ALL_PROTECTED,
        Stream.concat(reasons.stream(), Stream.of(Causes.equilibrium(tx.now()))).toList(),
        ActivityStatus.Cancelled,
        Optional.of(ALL_PROTECTED));
    tx.update(group.with(group.work().reportedShortfall()));
  }
}
