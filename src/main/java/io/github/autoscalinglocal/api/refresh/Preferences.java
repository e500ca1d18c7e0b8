package io.github.autoscalinglocal.api.refresh;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.RefreshAlarms;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.shape.InstanceMaintenancePolicy;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.RefreshPreferences.ScaleInProtectedInstances;
import io.github.autoscalinglocal.shape.RefreshPreferences.StandbyInstances;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.util.List;
import java.util.Optional;

/** A refresh's preferences: checked, and completed with the defaults that the service shows. */
final class Preferences {
  private static final int MIN_HEALTHY = 90;
  private static final int CHECKPOINT_DELAY = 3600;
  private static final int MOST_ALARMS = 10;
  private static final RefreshPreferences NONE =
      new RefreshPreferences(null, null, null, null, null, null, null, null, null, null, null);

  private Preferences() {}

  static RefreshPreferences complete(View view, Group group, RefreshPreferences given) {
    RefreshPreferences asked = given == null ? NONE : given;
    Integer min = asked.minHealthyPercentage();
    Integer max = asked.maxHealthyPercentage();
    if (max != null && (min == null || max - min > 100)) {
      throw Errors.maxHealthyPercentage();
    }
    boolean checkpoints = checkCheckpoints(asked);
    checkAlarms(view, asked);
    Optional<InstanceMaintenancePolicy> policy = group.behavior().maintenancePolicy();
    int least =
        Optional.ofNullable(min)
            .or(() -> policy.map(InstanceMaintenancePolicy::minHealthyPercentage))
            .orElse(MIN_HEALTHY);
    return new RefreshPreferences(
        least,
        Optional.ofNullable(asked.instanceWarmup())
            .or(() -> group.capacity().defaultInstanceWarmup())
            .orElse(group.healthChecks().gracePeriod()),
        checkpoints ? asked.checkpointPercentages() : null,
        checkpoints ? Optional.ofNullable(asked.checkpointDelay()).orElse(CHECKPOINT_DELAY) : null,
        Boolean.TRUE.equals(asked.skipMatching()),
        Boolean.TRUE.equals(asked.autoRollback()),
        Optional.ofNullable(asked.scaleInProtectedInstances())
            .orElse(ScaleInProtectedInstances.Wait),
        Optional.ofNullable(asked.standbyInstances()).orElse(StandbyInstances.Wait),
        asked.alarmSpecification(),
        // A policy's maximum may be too far from a minimum that is given alone.
        Optional.ofNullable(max)
            .or(
                () ->
                    policy
                        .map(InstanceMaintenancePolicy::maxHealthyPercentage)
                        .map(most -> Math.min(most, least + 100)))
            .orElse(null),
        asked.bakeTime());
  }

  private static boolean checkCheckpoints(RefreshPreferences asked) {
    List<Integer> percentages =
        Optional.ofNullable(asked.checkpointPercentages()).orElse(List.of());
    if (percentages.isEmpty() && asked.checkpointDelay() != null) {
      throw Errors.checkpointDelayWithoutCheckpoints();
    }
    int last = 0;
    for (int percentage : percentages) {
      if (percentage <= last) {
        throw Errors.checkpointsNotAscending();
      }
      last = percentage;
    }
    return !percentages.isEmpty();
  }

  private static void checkAlarms(View view, RefreshPreferences asked) {
    List<String> names = RefreshAlarms.of(asked);
    if (names.size() > MOST_ALARMS) {
      throw Errors.tooManyRefreshAlarms(MOST_ALARMS);
    }
    for (String name : names) {
      Alarm alarm =
          view.region()
              .cloudWatch()
              .alarm(name)
              .orElseThrow(() -> Errors.refreshAlarmNotFound(name));
      if (alarm.state().value() != StateValue.OK) {
        throw Errors.refreshAlarmNotOk(name, alarm.state().value().wire());
      }
    }
  }
}
