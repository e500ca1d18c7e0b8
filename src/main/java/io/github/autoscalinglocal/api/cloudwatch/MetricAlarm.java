package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.Stat;
import io.github.autoscalinglocal.companion.cloudwatch.WatchedValues;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Criteria;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Queries;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.EvaluationCriteria;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import io.github.autoscalinglocal.shape.cloudwatch.Statistic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm as the API shows it. */
public record MetricAlarm(
    String alarmName,
    String alarmArn,
    String alarmDescription,
    Instant alarmConfigurationUpdatedTimestamp,
    Boolean actionsEnabled,
    List<String> oKActions,
    List<String> alarmActions,
    List<String> insufficientDataActions,
    StateValue stateValue,
    String stateReason,
    String stateReasonData,
    Instant stateUpdatedTimestamp,
    String metricName,
    String namespace,
    Statistic statistic,
    String extendedStatistic,
    List<Dimension> dimensions,
    Integer period,
    StandardUnit unit,
    Integer evaluationPeriods,
    Integer datapointsToAlarm,
    Double threshold,
    ComparisonOperator comparisonOperator,
    String treatMissingData,
    String evaluateLowSampleCountPercentile,
    List<MetricDataQuery> metrics,
    String thresholdMetricId,
    EvaluationState evaluationState,
    Instant stateTransitionedTimestamp,
    EvaluationCriteria evaluationCriteria,
    Integer evaluationInterval) {

  /** An alarm as it is seen now. */
  static MetricAlarm of(Alarm alarm, View view) {
    AlarmConfiguration configuration = alarm.configuration();
    AlarmConfiguration.Rule rule = configuration.rule();
    Optional<SingleMetric> metric = watched(configuration, SingleMetric.class);
    Optional<Queries> queries = watched(configuration, Queries.class);
    Optional<Criteria> criteria = watched(configuration, Criteria.class);
    Optional<String> statistic = metric.map(SingleMetric::statistic);
    return new MetricAlarm(
        alarm.name(),
        alarm.arn(view.scope()),
        configuration.description().orElse(null),
        configuration.updated(),
        configuration.actions().enabled(),
        configuration.actions().ok(),
        configuration.actions().alarm(),
        configuration.actions().insufficientData(),
        alarm.state().value(),
        alarm.state().reason(),
        alarm.state().reasonData().orElse(null),
        alarm.state().updated(),
        metric.map(each -> each.id().name()).orElse(null),
        metric.map(each -> each.id().namespace()).orElse(null),
        statistic.flatMap(MetricAlarm::plain).orElse(null),
        statistic.filter(Stat::isExtended).orElse(null),
        metric.map(SingleMetric::dimensions).orElse(List.of()),
        metric.map(SingleMetric::period).orElse(null),
        metric.flatMap(SingleMetric::unit).orElse(null),
        criteria.isPresent() ? null : rule.evaluationPeriods(),
        rule.datapointsToAlarm().orElse(null),
        rule.threshold().orElse(null),
        criteria.isPresent() ? null : rule.operator(),
        rule.treatMissingData().orElse(null),
        rule.evaluateLowSampleCountPercentile().orElse(null),
        queries.map(Queries::metrics).orElse(null),
        queries.flatMap(Queries::thresholdMetricId).orElse(null),
        isEvaluated(configuration, view) ? null : EvaluationState.EVALUATION_ERROR,
        alarm.state().transitioned(),
        criteria.map(Criteria::criteria).orElse(null),
        criteria.flatMap(Criteria::interval).orElse(null));
  }

  private static <T> Optional<T> watched(AlarmConfiguration configuration, Class<T> type) {
    return Optional.of(configuration.watched()).filter(type::isInstance).map(type::cast);
  }

  private static Optional<Statistic> plain(String name) {
    return Stream.of(Statistic.values()).filter(each -> each.wire().equals(name)).findFirst();
  }

  /** Bands of anomaly detectors, for one, are kept and not evaluated. */
  private static boolean isEvaluated(AlarmConfiguration configuration, View view) {
    return configuration.watched() instanceof SingleMetric
        || WatchedValues.of(view.region().cloudWatch(), configuration, view.now()).isPresent();
  }
}
