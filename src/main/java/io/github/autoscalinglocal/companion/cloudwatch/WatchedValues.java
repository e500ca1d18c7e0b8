package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.math.Grid;
import io.github.autoscalinglocal.companion.cloudwatch.math.MathFault;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that an alarm looks at. */
public final class WatchedValues {
  private WatchedValues() {}

  /**
   * A point for each period that ends at this instant or before it, as far back as is evaluated,
   * oldest first; empty if the emulator cannot tell them, as for the band of an anomaly detector.
   *
   * <p>With periods of more than a minute, they end a minute later with each evaluation, as
   * documented: "at the end of minute 6, the alarm is evaluated based on the data from minutes 2 to
   * 6".
   */
  public static Optional<List<Point>> of(
      CloudWatch cloudWatch, AlarmConfiguration configuration, Instant now) {
    int periods = Evaluation.range(configuration.rule());
    int period = period(configuration);
    long end = now.getEpochSecond();
    Grid grid = new Grid(end - (long) periods * period, end, period);
    if (configuration.watched() instanceof SingleMetric metric) {
      return Stat.parse(metric.statistic())
          .map(stat -> Datapoints.of(cloudWatch, metric.id(), stat, metric.unit(), grid));
    }
    if (configuration.watched() instanceof AlarmConfiguration.Queries queries
        && !configuration.rule().operator().needsBand()) {
      return line(cloudWatch, queries.metrics(), grid, now).map(line -> points(line, grid));
    }
    return Optional.empty();
  }

  /** How long an alarm's periods are, in seconds. */
  public static int period(AlarmConfiguration configuration) {
    if (configuration.watched() instanceof SingleMetric metric) {
      return metric.period();
    }
    return configuration.watched() instanceof AlarmConfiguration.Queries queries
        ? queries.metrics().stream()
            .filter(query -> query.metricStat() != null || query.period() != null)
            .findFirst()
            .map(query -> query.metricStat() == null ? query.period() : query.metricStat().period())
            .orElse(60)
        : 60;
  }

  private static Optional<Line> line(
      CloudWatch cloudWatch, List<MetricDataQuery> queries, Grid grid, Instant now) {
    Timespan span =
        new Timespan(Instant.ofEpochSecond(grid.from()), Instant.ofEpochSecond(grid.to()), now);
    Optional<MetricDataQuery> wanted =
        queries.stream().filter(MetricDataQuery::returnsData).findFirst();
    try {
      return wanted
          .map(query -> new Queries(cloudWatch, queries, span).lines(query))
          .filter(lines -> lines.size() == 1)
          .map(lines -> lines.get(0));
    } catch (MathFault notEmulated) {
      return Optional.empty();
    }
  }

  private static List<Point> points(Line line, Grid grid) {
    List<Point> points = new ArrayList<>();
    for (long at = grid.from(); at < grid.to(); at += grid.period()) {
      points.add(new Point(at, line.values().getOrDefault(at, Double.NaN), Double.NaN));
    }
    return points;
  }
}
