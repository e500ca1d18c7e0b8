package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.Stat;
import io.github.autoscalinglocal.companion.cloudwatch.math.Expression;
import io.github.autoscalinglocal.companion.cloudwatch.math.MathFault;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.shape.cloudwatch.Metric;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.MetricStat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What queries over metrics must satisfy between their members. */
final class QueryRules {
  private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

  private QueryRules() {}

  /**
   * What is wrong with queries, a sentence each.
   *
   * @param parameter the list's name
   */
  static List<String> violations(List<MetricDataQuery> queries, String parameter) {
    List<String> violations = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>();
    for (int i = 0; i < queries.size(); i++) {
      MetricDataQuery query = queries.get(i);
      String path = parameter + ".member." + (i + 1);
      if (!ID.matcher(query.id()).matches()) {
        violations.add(CloudWatchErrors.isNoId(path + ".Id", query.id()));
      } else if (!ids.add(query.id())) {
        violations.add(CloudWatchErrors.isNotUnique(path + ".Id", query.id()));
      }
      if (query.metricStat() != null && query.expression() != null) {
        violations.add(
            CloudWatchErrors.excludeEachOther(path + ".MetricStat", path + ".Expression"));
      } else if (query.metricStat() != null) {
        addViolations(violations, query.metricStat(), path + ".MetricStat");
      } else if (query.expression() != null) {
        syntaxError(query)
            .ifPresent(
                reason -> violations.add(CloudWatchErrors.isNoExpression(query.id(), reason)));
      } else {
        violations.add(CloudWatchErrors.isRequired(path + ".MetricStat"));
      }
      if (query.period() != null && !Periods.areValid(query.period())) {
        violations.add(CloudWatchErrors.isNoPeriod(path + ".Period"));
      }
    }
    return violations;
  }

  private static void addViolations(List<String> violations, MetricStat stat, String path) {
    Metric metric = stat.metric();
    if (metric.namespace() == null) {
      violations.add(CloudWatchErrors.isRequired(path + ".Metric.Namespace"));
    }
    if (metric.metricName() == null) {
      violations.add(CloudWatchErrors.isRequired(path + ".Metric.MetricName"));
    }
    if (!Periods.areValid(stat.period())) {
      violations.add(CloudWatchErrors.isNoPeriod(path + ".Period"));
    }
    if (Stat.parse(stat.stat()).isEmpty()) {
      violations.add(CloudWatchErrors.isNoStatistic(path + ".Stat", stat.stat()));
    }
  }

  /** Queries in SQL are another language, and are not read. */
  private static Optional<String> syntaxError(MetricDataQuery query) {
    if (isSql(query.expression())) {
      return Optional.empty();
    }
    try {
      Expression.parse(query.expression());
      return Optional.empty();
    } catch (MathFault fault) {
      return Optional.of(fault.reason());
    }
  }

  static boolean isSql(String expression) {
    return expression.stripLeading().regionMatches(true, 0, "SELECT ", 0, "SELECT ".length());
  }
}
