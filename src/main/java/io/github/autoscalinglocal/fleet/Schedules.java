package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.ScheduledAction;
import io.github.autoscalinglocal.model.ScheduledAction.Sizes;
import io.github.autoscalinglocal.scaling.DueTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Scheduled actions at their times. */
public final class Schedules {
  private Schedules() {}

  /** Adds an action to a group, or puts its next state in the place of the last. */
  public static void put(Tx tx, String groupName, ScheduledAction action) {
    Group group = tx.group(groupName);
    tx.update(group.with(group.scaling().with(action)));
    tx.schedule(Duration.between(tx.now(), action.wakeAt()), new Due(groupName, action.wakeAt()));
  }

  /**
   * Something happens to actions of a group: all that are due at this instant are done, in the
   * order in which they were made, by the first of their events.
   */
  record Due(String groupName, Instant at) implements Event {
    @Override
    public void fire(Tx tx) {
      tx.findGroup(groupName).stream()
          .flatMap(group -> group.scaling().scheduledActions().values().stream())
          .filter(action -> action.wakeAt().equals(at))
          .sorted(Comparator.comparing(ScheduledAction::sequence))
          .toList()
          .forEach(action -> wake(tx, groupName, action));
    }
  }

  private static void wake(Tx tx, String groupName, ScheduledAction action) {
    Optional<Instant> next =
        action.isOver(tx.now())
            ? Optional.empty()
            : DueTimes.following(action.timetable(), tx.now());
    if (next.isPresent()) {
      put(tx, groupName, action.dueAt(next.get()));
    } else {
      remove(tx, groupName, List.of(action.name()));
    }
    Group group = tx.group(groupName);
    // What falls due while the process is suspended is lost.
    if (!action.isOver(tx.now())
        && !group.isSuspended(ScalingProcess.ScheduledActions)
        && !group.work().deleting()) {
      carryOut(tx, group, action);
    }
  }

  public static void remove(Tx tx, String groupName, List<String> names) {
    Group group = tx.group(groupName);
    tx.update(group.with(group.scaling().withoutScheduledActions(names)));
  }

  /**
   * Sets what the action gives of the sizes; the desired capacity follows the bounds. Bounds that
   * would cross change nothing and leave no trace, for nothing is documented of them.
   */
  private static void carryOut(Tx tx, Group group, ScheduledAction action) {
    Sizes sizes = action.sizes();
    Capacity old = group.capacity();
    int min = sizes.min().orElse(old.min());
    int max = sizes.max().orElse(old.max());
    if (min > max) {
      return;
    }
    int desired = Math.max(min, Math.min(max, sizes.desired().orElse(old.desired())));
    Capacity capacity = old.withBounds(min, max).withDesired(desired);
    if (capacity.equals(old)) {
      return;
    }
    Group next = group.with(capacity);
    tx.put(
        desired == old.desired()
            ? next
            : next.with(
                next.work()
                    .because(Causes.scheduled(tx.now(), capacity, old.desired()))
                    .because(
                        Causes.scheduledActionExecuted(
                            tx.now(), action.name(), old.desired(), desired))));
  }
}
