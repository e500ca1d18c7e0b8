package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.AlarmSignal;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmChange;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmState;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.util.List;

/** What alarms do: run scaling policies. Other actions are only noted in the alarm's history. */
final class AlarmActions {
  private AlarmActions() {}

  /** An alarm has entered a state. */
  static void perform(Tx tx, Alarm alarm, AlarmState before, List<Double> values) {
    if (!alarm.configuration().actions().enabled()) {
      return;
    }
    for (String action : alarm.configuration().actions().on(alarm.state().value())) {
      if (isPolicy(action)) {
        ScalingPolicies.onAlarm(tx, action, signal(tx, alarm, before.value(), values));
      }
      Alarms.record(tx, alarm.name(), new AlarmChange.Acted(action, alarm.state()));
    }
  }

  /**
   * An alarm is still in its state. The service invokes Auto Scaling again then, and nobody else;
   * whether it notes that in the alarm's history is not known, and we do not.
   */
  static void repeat(Tx tx, Alarm alarm, List<Double> values) {
    for (String action : alarm.configuration().actions().on(alarm.state().value())) {
      if (isPolicy(action)) {
        ScalingPolicies.onAlarm(tx, action, signal(tx, alarm, alarm.state().value(), values));
      }
    }
  }

  /** Whether there is something that an alarm does again and again while it is in its state. */
  static boolean repeats(Alarm alarm) {
    AlarmConfiguration.Actions actions = alarm.configuration().actions();
    for (String action : actions.on(alarm.state().value())) {
      if (actions.enabled() && isPolicy(action)) {
        return true;
      }
    }
    return false;
  }

  /** {@code arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:...}. */
  private static boolean isPolicy(String arn) {
    return arn.startsWith("arn:")
        && arn.contains(":autoscaling:")
        && arn.contains(":scalingPolicy:");
  }

  private static AlarmSignal signal(Tx tx, Alarm alarm, StateValue before, List<Double> values) {
    return new AlarmSignal(alarm, before, values, tx.now());
  }
}
