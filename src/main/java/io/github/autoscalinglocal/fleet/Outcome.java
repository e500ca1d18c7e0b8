package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Instance;
import java.util.Optional;

/** What came of an activity, as it is told. */
record Outcome(
    Activity activity,
    Optional<Instance> instance,
    Route route,
    String statusCode,
    String statusMessage,
    int progress) {

  /** Shown as it stands just before its end. */
  static Outcome success(Activity activity, Instance instance, Route route) {
    return new Outcome(
        activity, Optional.of(instance), route, ActivityStatus.InProgress.wire(), "", 50);
  }

  static Outcome failure(Tx tx, Instance instance, Route route) {
    return failure(Activities.of(tx, instance), Optional.of(instance), route);
  }

  /** Told as failed even if it was cancelled, as a launch is whose hook was abandoned. */
  static Outcome failure(Activity failed, Optional<Instance> instance, Route route) {
    Activity.Status status = failed.status();
    return new Outcome(
        failed,
        instance,
        route,
        ActivityStatus.Failed.wire(),
        status.message().orElse(""),
        status.progress());
  }

  boolean failed() {
    return activity.ended();
  }

  /** Empty where there is no instance. */
  String instanceId() {
    return instance.map(Instance::id).orElse("");
  }
}
