package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Criteria;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Queries;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Watched;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.EvaluationCriteria;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import io.github.autoscalinglocal.shape.cloudwatch.Statistic;
import io.github.autoscalinglocal.shape.cloudwatch.Tag;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Creates an alarm, or tells one to do something else. */
public final class PutMetricAlarm implements WriteOperation<PutMetricAlarm.Request, NoResult> {
  /** The quota of a region. */
  private static final int MOST_ALARMS = 5_000;

  /** What an alarm on a query has in the place of a rule. */
  private static final Rule NO_RULE =
      new Rule(
          1,
          Optional.empty(),
          Optional.empty(),
          ComparisonOperator.GREATER_THAN_THRESHOLD,
          Optional.empty(),
          Optional.empty());

  public record Request(
      @Required @Length(min = 1, max = 255) String alarmName,
      @Length(max = 1024) String alarmDescription,
      Boolean actionsEnabled,
      @Length(max = 5) List<@Length(min = 1, max = 1024) String> oKActions,
      @Length(max = 5) List<@Length(min = 1, max = 1024) String> alarmActions,
      @Length(max = 5) List<@Length(min = 1, max = 1024) String> insufficientDataActions,
      @Length(min = 1, max = 255) String metricName,
      @Length(min = 1, max = 255) @Matches("[^:].*") String namespace,
      Statistic statistic,
      String extendedStatistic,
      @Length(max = 30) List<Dimension> dimensions,
      @Range(min = 1) Integer period,
      StandardUnit unit,
      @Range(min = 1) Integer evaluationPeriods,
      @Range(min = 1) Integer datapointsToAlarm,
      Double threshold,
      ComparisonOperator comparisonOperator,
      @Length(min = 1, max = 255) String treatMissingData,
      @Length(min = 1, max = 255) String evaluateLowSampleCountPercentile,
      List<MetricDataQuery> metrics,
      List<Tag> tags,
      @Length(min = 1, max = 255) String thresholdMetricId,
      EvaluationCriteria evaluationCriteria,
      @Range(min = 10, max = 3600) Integer evaluationInterval) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    AlarmRules.check(request, tx.scope());
    CloudWatch cloudWatch = tx.region().cloudWatch();
    boolean isNew = cloudWatch.alarm(request.alarmName()).isEmpty();
    if (isNew && cloudWatch.alarms().size() >= MOST_ALARMS) {
      throw CloudWatchErrors.tooManyAlarms(MOST_ALARMS);
    }
    Alarms.put(
        tx,
        new AlarmConfiguration(
            request.alarmName(),
            Optional.ofNullable(request.alarmDescription()),
            new AlarmConfiguration.Actions(
                !Boolean.FALSE.equals(request.actionsEnabled()),
                orEmpty(request.oKActions()),
                orEmpty(request.alarmActions()),
                orEmpty(request.insufficientDataActions())),
            watched(request),
            rule(request),
            tx.now()),
        tags(request));
    return new NoResult();
  }

  private static Watched watched(Request request) {
    if (request.evaluationCriteria() != null) {
      return new Criteria(
          request.evaluationCriteria(), Optional.ofNullable(request.evaluationInterval()));
    }
    if (AlarmRules.isOnQueries(request)) {
      return new Queries(request.metrics(), Optional.ofNullable(request.thresholdMetricId()));
    }
    List<Dimension> dimensions = orEmpty(request.dimensions());
    return new SingleMetric(
        new MetricId(request.namespace(), request.metricName(), dimensions),
        dimensions,
        AlarmRules.statistic(request),
        request.period(),
        Optional.ofNullable(request.unit()));
  }

  private static Rule rule(Request request) {
    return request.evaluationCriteria() != null
        ? NO_RULE
        : new Rule(
            request.evaluationPeriods(),
            Optional.ofNullable(request.datapointsToAlarm()),
            Optional.ofNullable(request.threshold()),
            request.comparisonOperator(),
            Optional.ofNullable(request.treatMissingData()),
            Optional.ofNullable(request.evaluateLowSampleCountPercentile()));
  }

  private static TreePMap<String, String> tags(Request request) {
    TreePMap<String, String> tags = TreePMap.empty();
    for (Tag tag : orEmpty(request.tags())) {
      tags = tags.plus(tag.key(), tag.value());
    }
    return tags;
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
