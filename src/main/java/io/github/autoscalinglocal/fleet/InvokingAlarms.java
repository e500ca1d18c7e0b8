package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.cloudwatch.Stat;
import io.github.autoscalinglocal.companion.cloudwatch.WatchedValues;
import io.github.autoscalinglocal.companion.ec2.RegionNames;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity.Details;
import io.github.autoscalinglocal.model.AlarmSignal;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Signals;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The alarms that had an activity happen, as its details tell them. */
final class InvokingAlarms {
  private InvokingAlarms() {}

  /** The alarms that the sentences of a cause tell of. */
  static List<Document> behind(Tx tx, String groupName, List<String> cause) {
    Signals signals = tx.group(groupName).scaling().signals();
    if (signals.behind().isEmpty()) {
      return List.of();
    }
    return cause.stream()
        .flatMap(sentence -> signals.behind(sentence).stream())
        .map(signal -> document(tx.scope(), signal))
        .toList();
  }

  static Document.Draft append(Document.Draft draft, Details details) {
    return details.invokingAlarms().isEmpty()
        ? draft
        : draft.withObjects("InvokingAlarms", details.invokingAlarms());
  }

  private static Document document(Scope scope, AlarmSignal signal) {
    Alarm alarm = signal.alarm();
    AlarmConfiguration configuration = alarm.configuration();
    Document.Draft draft =
        Document.draft().with("AlarmArn", alarm.arn(scope)).with("AlarmName", alarm.name());
    configuration
        .description()
        .ifPresentOrElse(
            text -> draft.with("AlarmDescription", text), () -> draft.withNull("AlarmDescription"));
    return draft
        .with("AWSAccountId", scope.account())
        .with("OldStateValue", signal.oldState().wire())
        .with("NewStateValue", alarm.state().value().wire())
        .with("Region", RegionNames.of(scope.region()))
        .with("StateChangeTime", alarm.state().updated().toEpochMilli())
        .with("AlarmConfigurationUpdatedTimestamp", configuration.updated().toEpochMilli())
        .with("Trigger", trigger(configuration))
        .done();
  }

  /** Captures show alarms on one metric; what is told of others is as in messages of alarms. */
  private static Document trigger(AlarmConfiguration configuration) {
    Document.Draft draft = Document.draft();
    if (configuration.watched() instanceof SingleMetric metric) {
      metric(draft, metric);
    }
    AlarmConfiguration.Rule rule = configuration.rule();
    draft
        .with("Period", WatchedValues.period(configuration))
        .with("EvaluationPeriods", rule.evaluationPeriods())
        .with("ComparisonOperator", rule.operator().wire());
    rule.threshold().ifPresent(threshold -> draft.with("Threshold", threshold));
    draft
        .with("TreatMissingData", rule.treatMissingData().orElse(""))
        .with(
            "EvaluateLowSampleCountPercentile", rule.evaluateLowSampleCountPercentile().orElse(""));
    if (configuration.watched() instanceof AlarmConfiguration.Queries queries) {
      draft.withObjects("Metrics", queries.metrics().stream().map(InvokingAlarms::query).toList());
    }
    return draft.done();
  }

  private static void metric(Document.Draft draft, SingleMetric metric) {
    boolean extended = Stat.isExtended(metric.statistic());
    draft
        .with("MetricName", metric.id().name())
        .with("Namespace", metric.id().namespace())
        .with("StatisticType", extended ? "ExtendedStatistic" : "Statistic")
        .with(
            extended ? "ExtendedStatistic" : "Statistic",
            extended ? metric.statistic() : metric.statistic().toUpperCase(Locale.ROOT));
    metric
        .unit()
        .ifPresentOrElse(unit -> draft.with("Unit", unit.wire()), () -> draft.withNull("Unit"));
    draft.withObjects(
        "Dimensions", metric.dimensions().stream().map(InvokingAlarms::dimension).toList());
  }

  private static Document dimension(Dimension dimension) {
    return Document.draft().with("value", dimension.value()).with("name", dimension.name()).done();
  }

  private static Document query(MetricDataQuery query) {
    Document.Draft draft = Document.draft().with("Id", query.id());
    Optional.ofNullable(query.expression()).ifPresent(text -> draft.with("Expression", text));
    Optional.ofNullable(query.label()).ifPresent(text -> draft.with("Label", text));
    return draft.done();
  }
}
