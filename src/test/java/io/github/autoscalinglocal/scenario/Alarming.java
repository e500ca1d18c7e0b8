package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.EvaluationCriteria;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alarms that watch nothing, and are in the state that a test puts them in. */
final class Alarming {
  private Alarming() {}

  static AlarmConfiguration configuration(String name, Instant now) {
    return new AlarmConfiguration(
        name,
        Optional.empty(),
        AlarmConfiguration.Actions.NONE,
        new AlarmConfiguration.Criteria(new EvaluationCriteria(null), Optional.empty()),
        new AlarmConfiguration.Rule(
            1,
            Optional.empty(),
            Optional.empty(),
            ComparisonOperator.GREATER_THAN_THRESHOLD,
            Optional.empty(),
            Optional.empty()),
        now);
  }

  static void set(Scenario aws, String name, String state) {
    aws.run(tx -> set(tx, tx.region().cloudWatch().alarm(name).orElseThrow(), state));
  }

  private static void set(Tx tx, Alarm alarm, String state) {
    Alarms.setState(
        tx,
        alarm,
        alarm
            .state()
            .next(StateValue.valueOf(state), "a test wants it so", Optional.empty(), tx.now()),
        List.of());
  }
}
