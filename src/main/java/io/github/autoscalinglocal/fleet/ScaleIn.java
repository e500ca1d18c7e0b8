package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.termination.GroupFacts;
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

  static void run(Tx tx, String groupName) {
    GroupFacts facts = Facts.of(tx, tx.region().existing(groupName));
    if (facts.surplus() <= 0) {
      return;
    }
    Selection selection = VictimSelector.select(facts);
    carryOut(tx, groupName, selection);
    selection.question().ifPresent(question -> CustomPolicy.ask(tx, groupName, question));
  }

  /**
   * Terminates whom a selection names, and keeps the reasons: also those for which nobody goes whom
   * a custom policy named.
   */
  static void carryOut(Tx tx, String groupName, Selection selection) {
    Group group = tx.region().existing(groupName);
    boolean heldUp = selection.onlyProtectedLeft() && !group.work().shortfallReported();
    boolean decided = selection.question().isEmpty() && !selection.explanation().steps().isEmpty();
    if (decided || heldUp || !selection.victims().isEmpty()) {
      tx.record(selection.explanation());
    }
    if (selection.victims().isEmpty() && !heldUp) {
      return;
    }
    List<String> reasons = group.work().reasons();
    List<String> cause = scaleInCause(tx, group, selection.victims());
    for (Victim victim : selection.victims()) {
      Terminate.begin(
          tx,
          tx.region().existing(groupName),
          victim.instance(),
          switch (victim.cause()) {
            case SCALE_IN -> cause;
            case UNHEALTHY -> List.of(Health.cause(tx.now(), victim.instance().health()));
          });
    }
    if (heldUp) {
      reportProtection(tx, groupName, reasons);
    }
    Group after = tx.region().existing(groupName);
    tx.update(region -> region.with(after.with(after.work().withoutReasons())));
  }

  /** All terminations of a step share one cause, which names every victim. */
  private static List<String> scaleInCause(Tx tx, Group group, List<Victim> victims) {
    int from = group.actualCapacity();
    int to = from - victims.stream().mapToInt(each -> each.instance().units()).sum();
    List<String> cause = new ArrayList<>(group.work().reasons());
    cause.add(Causes.scaledIn(tx.now(), from, to));
    for (Victim victim : victims) {
      if (victim.cause() == Selection.Cause.SCALE_IN) {
        cause.add(Causes.selected(tx.now(), victim.instance().id()));
      }
    }
    return cause;
  }

  /** Recorded once for each wish: the service does not say how often it repeats it. */
  private static void reportProtection(Tx tx, String groupName, List<String> reasons) {
    Group group = tx.region().existing(groupName);
    Activities.note(
        tx,
        group,
        ALL_PROTECTED,
        Stream.concat(reasons.stream(), Stream.of(Causes.equilibrium(tx.now()))).toList(),
        ActivityStatus.Cancelled,
        Optional.of(ALL_PROTECTED));
    tx.update(region -> region.with(group.with(group.work().reportedShortfall())));
  }
}
