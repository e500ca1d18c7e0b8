package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.model.AlarmSignal;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Actions;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** An alarm that is on, without a CloudWatch to evaluate it. */
final class GoneOff {
  private GoneOff() {}

  /**
   * What it says.
   *
   * @param operator as the API spells it
   */
  static AlarmSignal signal(
      String name, String operator, double threshold, Instant now, List<Double> datapoints) {
    ComparisonOperator comparison =
        Stream.of(ComparisonOperator.values())
            .filter(each -> each.wire().equals(operator))
            .findFirst()
            .orElseThrow();
    Alarm created =
        Alarm.created(
            new AlarmConfiguration(
                name,
                Optional.empty(),
                Actions.NONE,
                new SingleMetric(
                    MetricId.of("App", "Load", "Name", "x"),
                    List.of(),
                    "Average",
                    60,
                    Optional.empty()),
                new Rule(
                    1,
                    Optional.empty(),
                    Optional.of(threshold),
                    comparison,
                    Optional.empty(),
                    Optional.empty()),
                now),
            TreePMap.empty());
    Alarm on =
        created.with(created.state().next(StateValue.ALARM, "for a test", Optional.empty(), now));
    return new AlarmSignal(on, StateValue.ALARM, datapoints, now);
  }
}
