package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Activity.Details;
import io.github.autoscalinglocal.model.Activity.Status;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Instance.Machine;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Scaling activities: begun, moved on and ended. */
final class Activities {
  private Activities() {}

  static Activity begin(
      Tx tx,
      Group group,
      String description,
      List<String> cause,
      ActivityStatus status,
      int progress,
      Details details) {
    long sequence = tx.nextSequence();
    Activity activity =
        new Activity(
            Chance.uuidTelling(sequence, tx.draw()),
            sequence,
            group.ref(),
            description,
            Causes.chain(cause),
            tx.now(),
            Optional.empty(),
            new Status(status, Optional.empty(), progress),
            details.with(InvokingAlarms.behind(tx, group.name(), cause)));
    tx.begin(activity);
    return activity;
  }

  /** An activity that is over as soon as it is noted: something could not be done. */
  static Activity note(
      Tx tx,
      Group group,
      String description,
      List<String> cause,
      ActivityStatus status,
      Optional<String> message) {
    Activity begun = begin(tx, group, description, cause, status, 100, Details.NONE);
    return end(tx, begun, status, message);
  }

  /** The one that moves an instance, or moved it last. */
  static Activity of(Tx tx, Instance instance) {
    return existing(tx, instance.activityId());
  }

  private static Activity existing(Tx tx, String activityId) {
    return tx.region().history().activity(activityId).orElseThrow();
  }

  static void change(Tx tx, String activityId, UnaryOperator<Activity> change) {
    tx.region().history().activity(activityId).map(change).ifPresent(tx::put);
  }

  /** The activity has come to its end. */
  static void succeed(Tx tx, Activity activity) {
    end(tx, activity, ActivityStatus.Successful, Optional.empty());
  }

  /** The activity is over without having come to its end, for a reason. */
  static void cancel(Tx tx, String activityId, String reason) {
    breakOff(tx, activityId, ActivityStatus.Cancelled, reason);
  }

  /** What the activity was to do cannot be done, for a reason. */
  static Activity fail(Tx tx, String activityId, String reason) {
    return breakOff(tx, activityId, ActivityStatus.Failed, reason);
  }

  private static Activity breakOff(Tx tx, String activityId, ActivityStatus status, String reason) {
    Activity activity = existing(tx, activityId);
    return end(
        tx,
        activity.withDescription(activity.description() + ".  Status Reason: " + reason),
        status,
        Optional.of(reason));
  }

  /** The service cuts the end, and only the end, to whole seconds. */
  private static Activity end(
      Tx tx, Activity activity, ActivityStatus status, Optional<String> message) {
    Activity ended = activity.ended(status, message, tx.now().truncatedTo(ChronoUnit.SECONDS));
    tx.put(ended);
    return ended;
  }

  static Details where(Instance instance) {
    return where(instance.machine());
  }

  static Details where(Machine machine) {
    return new Details(machine.subnetId(), Optional.of(machine.zone()));
  }
}
