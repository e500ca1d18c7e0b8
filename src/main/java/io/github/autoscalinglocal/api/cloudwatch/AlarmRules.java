package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.Stat;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What PutMetricAlarm's members must satisfy between them. */
final class AlarmRules {
  private static final int MOST_QUERIES = 10;
  private static final int HOUR = 3_600;
  private static final int DAY = 86_400;
  private static final int WEEK = 604_800;

  private AlarmRules() {}

  static void check(PutMetricAlarm.Request request, Scope scope) {
    checkTags(request);
    AlarmActionRules.check(request, scope);
    if (request.evaluationCriteria() != null) {
      checkCriteria(request);
      return;
    }
    if (request.evaluationInterval() != null) {
      throw CloudWatchErrors.invalidAlarm(
          "EvaluationInterval can be specified with EvaluationCriteria only.");
    }
    if (isOnQueries(request)) {
      checkQueries(request);
    } else {
      checkMetric(request);
    }
    checkRule(request);
  }

  static boolean isOnQueries(PutMetricAlarm.Request request) {
    return request.metrics() != null && !request.metrics().isEmpty();
  }

  /** {@code Average}, {@code p90} and the like, of an alarm on one metric. */
  static String statistic(PutMetricAlarm.Request request) {
    return request.statistic() == null ? request.extendedStatistic() : request.statistic().wire();
  }

  private static void checkTags(PutMetricAlarm.Request request) {
    if (request.tags() != null && request.tags().size() > TaggedAlarm.MOST_TAGS) {
      throw CloudWatchErrors.tooManyTags(TaggedAlarm.MOST_TAGS);
    }
  }

  private static void checkCriteria(PutMetricAlarm.Request request) {
    boolean alone =
        Stream.of(
                request.metricName(),
                request.namespace(),
                request.statistic(),
                request.extendedStatistic(),
                request.period(),
                request.evaluationPeriods(),
                request.datapointsToAlarm(),
                request.threshold(),
                request.comparisonOperator(),
                request.thresholdMetricId())
            .allMatch(Objects::isNull);
    if (!alone || isOnQueries(request)) {
      throw CloudWatchErrors.invalidAlarm(
          "EvaluationCriteria cannot be specified together with a metric and its threshold.");
    }
    if (request.evaluationCriteria().promQLCriteria() == null) {
      throw CloudWatchErrors.mustNotBeNull("PromQLCriteria");
    }
  }

  private static void checkMetric(PutMetricAlarm.Request request) {
    require("MetricName", request.metricName());
    require("Namespace", request.namespace());
    require("Period", request.period());
    if (request.statistic() == null && request.extendedStatistic() == null) {
      throw CloudWatchErrors.mustNotBeNull("Statistic");
    }
    if (request.statistic() != null && request.extendedStatistic() != null) {
      throw CloudWatchErrors.invalidAlarm(
          "Statistic and ExtendedStatistic cannot be specified together.");
    }
    String extended = request.extendedStatistic();
    if (extended != null && (Stat.parse(extended).isEmpty() || !Stat.isExtended(extended))) {
      throw CloudWatchErrors.invalidAlarm(
          CloudWatchErrors.isNoStatistic("ExtendedStatistic", extended));
    }
    if (request.evaluateLowSampleCountPercentile() != null && extended == null) {
      throw CloudWatchErrors.lowSampleCount(statistic(request));
    }
    if (request.thresholdMetricId() != null) {
      throw CloudWatchErrors.invalidAlarm(
          "ThresholdMetricId can be specified together with Metrics only.");
    }
    checkWindow(request.period(), request);
  }

  private static void checkWindow(int period, PutMetricAlarm.Request request) {
    if (period != 10 && period != 20 && period != 30 && period % 60 != 0) {
      throw CloudWatchErrors.alarmPeriod();
    }
    require("EvaluationPeriods", request.evaluationPeriods());
    int longest = period >= HOUR ? WEEK : DAY;
    if ((long) period * request.evaluationPeriods() > longest) {
      throw CloudWatchErrors.alarmWindow(longest);
    }
  }

  private static void checkQueries(PutMetricAlarm.Request request) {
    refuseBesideMetrics("MetricName", request.metricName());
    refuseBesideMetrics("Namespace", request.namespace());
    refuseBesideMetrics("Dimensions", request.dimensions());
    refuseBesideMetrics("Period", request.period());
    refuseBesideMetrics("Unit", request.unit());
    refuseBesideMetrics("Statistic", request.statistic());
    refuseBesideMetrics("ExtendedStatistic", request.extendedStatistic());
    List<MetricDataQuery> queries = request.metrics();
    long expressions = queries.stream().filter(query -> query.expression() != null).count();
    if (expressions > MOST_QUERIES) {
      throw CloudWatchErrors.tooManyInAlarm("expressions");
    }
    if (queries.size() - expressions > MOST_QUERIES) {
      throw CloudWatchErrors.tooManyInAlarm("metrics");
    }
    List<String> violations = QueryRules.violations(queries, "Metrics");
    if (!violations.isEmpty()) {
      throw CloudWatchErrors.invalidRequest(violations);
    }
    checkReturned(request);
    for (MetricDataQuery query : queries) {
      if (query.metricStat() != null) {
        checkWindow(query.metricStat().period(), request);
      }
    }
    checkWindow(60, request);
    boolean onePeriod =
        queries.stream()
                .filter(query -> query.metricStat() != null)
                .map(query -> query.metricStat().period())
                .distinct()
                .count()
            <= 1;
    if (!onePeriod) {
      throw CloudWatchErrors.invalidAlarm("All metrics in the alarm should have the same period.");
    }
  }

  /** With a band there is a second line, which is none that is compared. */
  private static void checkReturned(PutMetricAlarm.Request request) {
    String band = request.thresholdMetricId();
    long returned =
        request.metrics().stream()
            .filter(MetricDataQuery::returnsData)
            .filter(query -> !query.id().equals(band))
            .count();
    if (returned != 1) {
      throw CloudWatchErrors.invalidAlarm("Exactly one element of Metrics should return data.");
    }
    boolean isThere =
        band == null || request.metrics().stream().anyMatch(query -> query.id().equals(band));
    if (!isThere) {
      throw CloudWatchErrors.invalidAlarm("ThresholdMetricId should be an id of Metrics.");
    }
  }

  private static void checkRule(PutMetricAlarm.Request request) {
    require("EvaluationPeriods", request.evaluationPeriods());
    require("ComparisonOperator", request.comparisonOperator());
    boolean band = request.comparisonOperator().needsBand();
    if (band != (request.thresholdMetricId() != null)) {
      throw CloudWatchErrors.invalidAlarm(
          "ThresholdMetricId belongs to comparison operators of bands, and they to it.");
    }
    if (band == (request.threshold() != null)) {
      throw CloudWatchErrors.noThreshold();
    }
    if (request.datapointsToAlarm() != null
        && request.datapointsToAlarm() > request.evaluationPeriods()) {
      throw CloudWatchErrors.invalidAlarm("DatapointsToAlarm must be <= EvaluationPeriods.");
    }
    requireOneOf(
        "TreatMissingData",
        request.treatMissingData(),
        List.of("breaching", "notBreaching", "ignore", "missing"));
    requireOneOf(
        "EvaluateLowSampleCountPercentile",
        request.evaluateLowSampleCountPercentile(),
        List.of("evaluate", "ignore"));
  }

  private static void require(String member, Object value) {
    if (value == null) {
      throw CloudWatchErrors.mustNotBeNull(member);
    }
  }

  private static void requireOneOf(String member, String value, List<String> values) {
    if (value != null && !values.contains(value)) {
      throw CloudWatchErrors.invalidAlarm(CloudWatchErrors.isNotInSet(member, values));
    }
  }

  private static void refuseBesideMetrics(String member, Object value) {
    boolean given = value instanceof List<?> list ? !list.isEmpty() : value != null;
    if (given) {
      throw CloudWatchErrors.notBesideMetrics(member);
    }
  }
}
