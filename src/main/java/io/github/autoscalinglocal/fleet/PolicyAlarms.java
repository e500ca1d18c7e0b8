package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Tracking;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.scaling.TargetTrackingAlarms;
import io.github.autoscalinglocal.shape.Alarm;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The alarms of policies: those that target tracking has made for itself, and those that users made
 * to act on others.
 */
public final class PolicyAlarms {
  private PolicyAlarms() {}

  /** What is listed with a policy. */
  public static List<Alarm> of(View view, ScalingPolicy policy) {
    return policy.rule() instanceof Tracking
        ? policy.alarms()
        : view.region().cloudWatch().actingOn(policy.arn()).stream()
            .map(alarm -> new Alarm(alarm.name(), alarm.arn(view.scope())))
            .toList();
  }

  /** Has the alarms that a policy makes for itself, and no longer those that it made before. */
  static void put(Tx tx, Group group, Optional<ScalingPolicy> before, ScalingPolicy policy) {
    for (Alarm old : before.map(ScalingPolicy::alarms).orElse(List.of())) {
      if (!policy.alarms().contains(old)) {
        delete(tx, old);
      }
    }
    if (policy.rule() instanceof Tracking) {
      for (AlarmConfiguration alarm : TargetTrackingAlarms.of(policy, group, tx.now())) {
        Alarms.put(tx, alarm, TreePMap.empty());
      }
    }
  }

  /** The alarms of a policy go with it; others only no longer act on it. */
  static void delete(Tx tx, ScalingPolicy policy) {
    policy.alarms().forEach(alarm -> delete(tx, alarm));
    for (var alarm : tx.region().cloudWatch().actingOn(policy.arn())) {
      Alarms.reconfigure(tx, alarm, alarm.configuration().actions().without(policy.arn()));
    }
  }

  /**
   * The group goes away with its policies. Documented: an alarm that has no other action goes, too.
   */
  static void deleteAll(Tx tx, Group group) {
    for (ScalingPolicy policy : group.scaling().policies().values()) {
      policy.alarms().forEach(alarm -> delete(tx, alarm));
      for (var alarm : tx.region().cloudWatch().actingOn(policy.arn())) {
        AlarmConfiguration.Actions left = alarm.configuration().actions().without(policy.arn());
        if (left.all().isEmpty()) {
          Alarms.delete(tx, alarm);
        } else {
          Alarms.reconfigure(tx, alarm, left);
        }
      }
    }
  }

  /** A user may have deleted it already. */
  private static void delete(Tx tx, Alarm alarm) {
    tx.region()
        .cloudWatch()
        .alarm(alarm.alarmName())
        .ifPresent(present -> Alarms.delete(tx, present));
  }
}
