package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.cloudwatch.Datapoints;
import io.github.autoscalinglocal.companion.cloudwatch.Stat;
import io.github.autoscalinglocal.companion.cloudwatch.Timespan;
import io.github.autoscalinglocal.companion.cloudwatch.math.Grid;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.Summary;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.ParameterErrors;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import io.github.autoscalinglocal.shape.cloudwatch.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Statistics of one metric over periods. */
final class GetMetricStatistics
    implements ReadOperation<GetMetricStatistics.Request, GetMetricStatistics.Response> {
  private static final int MOST_DATAPOINTS = 1_440;

  @ParameterErrors
  record Request(
      @Required @Length(min = 1, max = 255) @Matches("[^:].*") String namespace,
      @Required @Length(min = 1, max = 255) String metricName,
      @Length(max = 30) List<io.github.autoscalinglocal.shape.cloudwatch.Dimension> dimensions,
      @Required Instant startTime,
      @Required Instant endTime,
      @Required @Range(min = 1) Integer period,
      @Length(min = 1, max = 5) List<Statistic> statistics,
      @Length(min = 1, max = 10) List<String> extendedStatistics,
      StandardUnit unit) {}

  record Response(String label, List<Datapoint> datapoints) {}

  record Datapoint(
      Instant timestamp,
      Double sampleCount,
      Double average,
      Double sum,
      Double minimum,
      Double maximum,
      StandardUnit unit,
      Map<String, Double> extendedStatistics) {}

  @Override
  public Response answer(Request request, View view) {
    check(request);
    MetricId id =
        new MetricId(
            request.namespace(),
            request.metricName(),
            request.dimensions() == null ? List.of() : request.dimensions());
    Grid grid =
        new Timespan(request.startTime(), request.endTime(), view.now()).grid(request.period());
    List<Datapoint> datapoints = new ArrayList<>();
    for (StandardUnit unit : units(id, request, view)) {
      add(datapoints, id, unit, grid, request, view);
    }
    datapoints.sort(Comparator.comparing(Datapoint::timestamp));
    return new Response(request.metricName(), datapoints);
  }

  private static void check(Request request) {
    if (request.startTime().compareTo(request.endTime()) >= 0) {
      throw CloudWatchErrors.emptyTimespan(request.startTime().equals(request.endTime()));
    }
    if (!Periods.areValid(request.period())) {
      throw CloudWatchErrors.invalidParameters(List.of(CloudWatchErrors.isNoPeriod("Period")));
    }
    if (request.statistics() == null && request.extendedStatistics() == null) {
      throw CloudWatchErrors.noStatistics();
    }
    List<String> invalid = new ArrayList<>();
    for (int i = 0; i < extended(request).size(); i++) {
      String name = extended(request).get(i);
      if (Stat.parse(name).isEmpty() || !Stat.isExtended(name)) {
        String parameter = "ExtendedStatistics.member." + (i + 1);
        invalid.add(CloudWatchErrors.isNoStatistic(parameter, name));
      }
    }
    if (!invalid.isEmpty()) {
      throw CloudWatchErrors.invalidParameters(invalid);
    }
    long seconds = Duration.between(request.startTime(), request.endTime()).toSeconds();
    long requested = seconds / request.period();
    if (requested > MOST_DATAPOINTS) {
      throw CloudWatchErrors.tooManyDatapoints(requested, MOST_DATAPOINTS);
    }
  }

  private static List<String> extended(Request request) {
    return request.extendedStatistics() == null ? List.of() : request.extendedStatistics();
  }

  /** Values of different units are never added up, and all are told. */
  private static List<StandardUnit> units(MetricId id, Request request, View view) {
    return request.unit() != null
        ? List.of(request.unit())
        : view.region()
            .cloudWatch()
            .metric(id)
            .map(metric -> List.copyOf(metric.byUnit().keySet()))
            .orElse(List.of());
  }

  private static void add(
      List<Datapoint> datapoints,
      MetricId id,
      StandardUnit unit,
      Grid grid,
      Request request,
      View view) {
    boolean withValues = !extended(request).isEmpty();
    Summary[] windows =
        Datapoints.windows(view.region().cloudWatch(), id, withValues, Optional.of(unit), grid);
    for (int i = 0; i < windows.length; i++) {
      if (!windows[i].isEmpty()) {
        Instant at = Instant.ofEpochSecond(grid.from() + i * grid.period());
        datapoints.add(datapoint(at, windows[i], unit, request));
      }
    }
  }

  private static Datapoint datapoint(
      Instant at, Summary values, StandardUnit unit, Request request) {
    Map<String, Double> extended = new TreeMap<>();
    for (String name : extended(request)) {
      Stat.parse(name)
          .ifPresent(stat -> stat.of(values).ifPresent(value -> extended.put(name, value)));
    }
    return new Datapoint(
        at,
        value(Statistic.SAMPLE_COUNT, values, request),
        value(Statistic.AVERAGE, values, request),
        value(Statistic.SUM, values, request),
        value(Statistic.MINIMUM, values, request),
        value(Statistic.MAXIMUM, values, request),
        unit,
        request.extendedStatistics() == null ? null : extended);
  }

  /** Only what was asked for is told. */
  private static Double value(Statistic statistic, Summary values, Request request) {
    return request.statistics() != null && request.statistics().contains(statistic)
        ? Stat.parse(statistic.wire()).orElseThrow().of(values).getAsDouble()
        : null;
  }
}
