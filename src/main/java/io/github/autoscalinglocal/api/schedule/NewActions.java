package io.github.autoscalinglocal.api.schedule;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Schedules;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScheduledAction;
import io.github.autoscalinglocal.model.ScheduledAction.Sizes;
import io.github.autoscalinglocal.model.ScheduledAction.Timetable;
import io.github.autoscalinglocal.scaling.DueTimes;
import io.github.autoscalinglocal.scaling.Recurrence;
import io.github.autoscalinglocal.shape.ScheduledUpdateGroupActionRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Makes scheduled actions of what requests say about them, and puts them. */
final class NewActions {
  private static final int MOST_ACTIONS = 125;

  private NewActions() {}

  /** Adds an action, or changes what is given of one that exists. */
  static void put(Tx tx, String groupName, ScheduledUpdateGroupActionRequest given) {
    Group group = tx.group(groupName);
    String name = given.scheduledActionName();
    Optional<ScheduledAction> existing = group.scaling().scheduledAction(name);
    Sizes sizes = sizes(given, existing.map(ScheduledAction::sizes));
    Timetable timetable = timetable(given, existing.map(ScheduledAction::timetable), tx.now());
    refuseSameStart(given, group);
    if (existing.isEmpty() && group.scaling().scheduledActions().size() >= MOST_ACTIONS) {
      throw Errors.tooManyScheduledActions(MOST_ACTIONS);
    }
    Instant dueAt =
        DueTimes.first(timetable, tx.now()).orElseThrow(() -> Errors.startTimeMissing());
    Schedules.put(
        tx,
        groupName,
        new ScheduledAction(
            name,
            existing.map(ScheduledAction::arn).orElseGet(() -> arn(tx, groupName, name)),
            existing.map(ScheduledAction::sequence).orElseGet(tx::nextSequence),
            timetable,
            sizes,
            dueAt));
  }

  private static String arn(Tx tx, String group, String name) {
    return tx.scope()
        .arn(
            "scheduledUpdateGroupAction:"
                + tx.newUuid()
                + ":autoScalingGroupName/"
                + group
                + ":scheduledActionName/"
                + name);
  }

  private static Sizes sizes(ScheduledUpdateGroupActionRequest given, Optional<Sizes> kept) {
    notNegative("Min size", given.minSize());
    notNegative("Max size", given.maxSize());
    notNegative("Desired capacity", given.desiredCapacity());
    Optional<Integer> min = Optional.ofNullable(given.minSize()).or(() -> kept.flatMap(Sizes::min));
    Optional<Integer> max = Optional.ofNullable(given.maxSize()).or(() -> kept.flatMap(Sizes::max));
    Optional<Integer> desired =
        Optional.ofNullable(given.desiredCapacity()).or(() -> kept.flatMap(Sizes::desired));
    if (min.isEmpty() && max.isEmpty() && desired.isEmpty()) {
      throw Errors.scheduledSizesMissing();
    }
    if (exceeds(min, max)) {
      throw Errors.scheduledMinAboveMax();
    }
    if (exceeds(min, desired)) {
      throw Errors.scheduledDesiredBelowMin();
    }
    if (exceeds(desired, max)) {
      throw Errors.scheduledDesiredAboveMax();
    }
    return new Sizes(min, max, desired);
  }

  private static void notNegative(String size, Integer given) {
    if (given != null && given < 0) {
      throw Errors.scheduledSizeNegative(size);
    }
  }

  private static boolean exceeds(Optional<Integer> lower, Optional<Integer> upper) {
    return lower.isPresent() && upper.isPresent() && lower.get() > upper.get();
  }

  private static Timetable timetable(
      ScheduledUpdateGroupActionRequest given, Optional<Timetable> kept, Instant now) {
    if (given.timeZone() != null && !isTimeZone(given.timeZone())) {
      throw Errors.invalidTimeZone();
    }
    if (given.recurrence() != null
        && Recurrence.parse(given.recurrence(), ZoneOffset.UTC).isEmpty()) {
      throw Errors.invalidRecurrence(given.recurrence());
    }
    if (given.startTime() != null && given.startTime().isBefore(now)) {
      throw Errors.startTimeInPast();
    }
    if (given.endTime() != null && given.endTime().isBefore(now)) {
      throw Errors.endTimeInPast();
    }
    Timetable timetable =
        new Timetable(
            Optional.ofNullable(given.startTime()).or(() -> kept.flatMap(Timetable::start)),
            Optional.ofNullable(given.endTime()).or(() -> kept.flatMap(Timetable::end)),
            Optional.ofNullable(given.recurrence()).or(() -> kept.flatMap(Timetable::recurrence)),
            Optional.ofNullable(given.timeZone()).or(() -> kept.flatMap(Timetable::timeZone)));
    if (timetable.recurrence().isEmpty() && timetable.start().isEmpty()) {
      throw Errors.startTimeMissing();
    }
    boolean crossed =
        timetable.start().isPresent()
            && timetable.end().filter(timetable.start().get()::isBefore).isEmpty()
            && timetable.end().isPresent();
    if (crossed) {
      throw Errors.endTimeNotAfterStart();
    }
    return timetable;
  }

  /** A name of the database, as {@code Europe/Berlin}: no abbreviation, and no offset. */
  private static boolean isTimeZone(String name) {
    boolean location = name.contains("/") && !name.startsWith("SystemV/");
    return (location || name.equals("UTC") || name.equals("GMT"))
        && ZoneId.getAvailableZoneIds().contains(name);
  }

  /**
   * Start times are unique; but that recurrences meet is no fault, for actions with the same cron
   * expression are documented to exist.
   */
  private static void refuseSameStart(ScheduledUpdateGroupActionRequest given, Group group) {
    boolean taken =
        given.startTime() != null
            && group.scaling().scheduledActions().values().stream()
                .filter(other -> !other.name().equals(given.scheduledActionName()))
                .anyMatch(
                    other -> other.timetable().start().equals(Optional.of(given.startTime())));
    if (taken) {
      throw Errors.scheduledStartExists();
    }
  }
}
