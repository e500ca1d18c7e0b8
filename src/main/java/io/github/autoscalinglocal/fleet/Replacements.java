package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import java.util.List;
import java.util.Optional;

/**
 * The replacement of unhealthy instances, protected or not. Those that do not run and those that a
 * user gave up are replaced at once, the others a few at a time.
 */
final class Replacements {
  private Replacements() {}

  /**
   * Terminates whom it is the turn of.
   *
   * @return the capacity units that need a replacement
   */
  static int begin(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (!Health.replaces(group)) {
      return 0;
    }
    int replaced = 0;
    int room = -1;
    for (Instance instance : group.instances().values()) {
      if (!Health.isUnhealthy(instance)
          || Swaps.isVictim(group, instance.id())
          || ZonalShifts.spares(tx, group, instance)) {
        continue;
      }
      HealthCause cause = instance.health().cause().orElse(HealthCause.USER);
      boolean outsidePolicy = cause == HealthCause.NOT_RUNNING;
      if (Pace.launchesFirst(group) && !outsidePolicy) {
        launchFirst(tx, groupName, instance);
        continue;
      }
      if (!cause.urgent()) {
        room = room < 0 ? Pace.room(tx, group) : room;
        if (room == 0) {
          continue;
        }
        room--;
      }
      Terminate.begin(
          tx, tx.group(groupName), instance, List.of(Health.cause(tx.now(), instance.health())));
      replaced += instance.units();
    }
    return replaced;
  }

  private static void launchFirst(Tx tx, String groupName, Instance victim) {
    Group group = tx.group(groupName);
    if (Pace.allowsOneMore(group) && !group.isSuspended(ScalingProcess.Launch)) {
      List<String> cause = List.of(Causes.replacementStarted(tx.now()));
      Launch.before(tx, group, victim)
          .ifPresentOrElse(
              arrival ->
                  Launch.onTop(
                      tx, groupName, arrival, Swap.Kind.HEALTH, Optional.of(victim.id()), cause),
              () -> Launch.inVain(tx, group, victim, cause));
    }
  }
}
