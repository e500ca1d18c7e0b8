package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.cloudwatch.Queries;
import io.github.autoscalinglocal.companion.cloudwatch.Timespan;
import io.github.autoscalinglocal.companion.cloudwatch.math.MathFault;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.shape.ParameterErrors;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Values of metrics, and of expressions over them, in periods. */
final class GetMetricData implements ReadOperation<GetMetricData.Request, GetMetricData.Response> {
  private static final int MOST_QUERIES = 500;
  private static final int MOST_DATAPOINTS = 100_800;

  @ParameterErrors(validationError = true)
  record Request(
      @Required List<MetricDataQuery> metricDataQueries,
      @Required Instant startTime,
      @Required Instant endTime,
      String nextToken,
      ScanBy scanBy,
      Integer maxDatapoints,
      LabelOptions labelOptions) {}

  record LabelOptions(String timezone) {}

  record Response(
      List<MetricDataResult> metricDataResults, String nextToken, List<MessageData> messages) {}

  record MetricDataResult(
      String id,
      String label,
      List<Instant> timestamps,
      List<Double> values,
      StatusCode statusCode,
      List<MessageData> messages) {}

  record MessageData(String code, String value) {}

  enum StatusCode implements WireEnum {
    COMPLETE("Complete"),
    INTERNAL_ERROR("InternalError"),
    PARTIAL_DATA("PartialData"),
    FORBIDDEN("Forbidden");

    private final String wire;

    StatusCode(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  @Override
  public Response answer(Request request, View view) {
    check(request);
    int most = request.maxDatapoints() == null ? MOST_DATAPOINTS : request.maxDatapoints();
    long skip = skipped(Page.keyIn(name(), request.nextToken()), request.nextToken());
    long passed = 0;
    boolean more = false;
    List<MetricDataResult> results = new ArrayList<>();
    for (Result result : results(request, view)) {
      int size = result.line().values().size();
      int from = (int) Math.max(0, Math.min(size, skip - passed));
      int to = (int) Math.max(from, Math.min(size, skip + most - passed));
      // One without values is told once, on the page on which its turn comes.
      boolean turn = size == 0 ? passed >= skip && !more : from < to;
      if (turn) {
        results.add(result.part(from, to, request.scanBy()));
      }
      more |= to < size;
      passed += size;
    }
    String next = more ? Page.token(name(), String.valueOf(skip + most)) : null;
    return new Response(results, next, List.of());
  }

  private static void check(Request request) {
    List<String> violations = new ArrayList<>();
    List<MetricDataQuery> queries = request.metricDataQueries();
    if (queries.isEmpty()) {
      violations.add(CloudWatchErrors.isRequired("MetricDataQueries"));
    }
    if (queries.size() > MOST_QUERIES) {
      violations.add(CloudWatchErrors.isTooLarge("MetricDataQueries", MOST_QUERIES));
    }
    violations.addAll(QueryRules.violations(queries, "MetricDataQueries"));
    Integer most = request.maxDatapoints();
    if (most != null && (most < 1 || most > MOST_DATAPOINTS)) {
      violations.add(CloudWatchErrors.isInvalid("MaxDatapoints", most));
    }
    if (!violations.isEmpty()) {
      throw CloudWatchErrors.invalidRequest(violations);
    }
    if (!request.startTime().isBefore(request.endTime())) {
      throw CloudWatchErrors.emptyTimespanOfQueries();
    }
  }

  private static long skipped(String key, String token) {
    try {
      return key.isEmpty() ? 0 : Integer.parseUnsignedInt(key);
    } catch (NumberFormatException forged) {
      throw Errors.invalidNextToken(token);
    }
  }

  /** A line of values with what it is called. */
  private record Result(String id, String label, Line line) {
    MetricDataResult part(int from, int to, ScanBy order) {
      List<Map.Entry<Long, Double>> all = new ArrayList<>(line.values().entrySet());
      if (order != ScanBy.OLDEST_FIRST) {
        Collections.reverse(all);
      }
      List<Map.Entry<Long, Double>> part = all.subList(from, to);
      return new MetricDataResult(
          id,
          label,
          part.stream().map(each -> Instant.ofEpochSecond(each.getKey())).toList(),
          part.stream().map(Map.Entry::getValue).toList(),
          to < all.size() ? StatusCode.PARTIAL_DATA : StatusCode.COMPLETE,
          List.of());
    }
  }

  private static List<Result> results(Request request, View view) {
    Timespan span = new Timespan(request.startTime(), request.endTime(), view.now());
    Queries queries = new Queries(view.region().cloudWatch(), request.metricDataQueries(), span);
    List<Result> results = new ArrayList<>();
    for (MetricDataQuery query : request.metricDataQueries()) {
      if (query.returnsData()) {
        List<Line> lines = lines(queries, query);
        for (Line line : lines) {
          results.add(new Result(query.id(), label(query, line, lines.size() > 1), line));
        }
      }
    }
    return results;
  }

  private static List<Line> lines(Queries queries, MetricDataQuery query) {
    try {
      return queries.lines(query);
    } catch (MathFault fault) {
      throw CloudWatchErrors.invalidRequest(
          List.of(CloudWatchErrors.isNoExpression(query.id(), fault.reason())));
    }
  }

  /** Where an expression comes to several lines, each has the id of the metric it is of, too. */
  private static String label(MetricDataQuery query, Line line, boolean several) {
    String own = query.metricStat() == null ? query.id() : query.metricStat().metric().metricName();
    String label = query.label() == null ? own : query.label();
    return several ? label + " " + line.id() : label;
  }
}
