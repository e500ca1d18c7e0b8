package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.math.Grid;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.StoredMetric;
import io.github.autoscalinglocal.model.cloudwatch.Summary;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of a metric in periods. */
public final class Datapoints {
  private Datapoints() {}

  /** A point for each period, in their order. */
  public static List<Point> of(
      CloudWatch cloudWatch, MetricId id, Stat stat, Optional<StandardUnit> unit, Grid grid) {
    Summary[] windows = windows(cloudWatch, id, stat.needsValues(), unit, grid);
    List<Point> points = new ArrayList<>(windows.length);
    for (int i = 0; i < windows.length; i++) {
      Summary values = windows[i];
      double value = values.isEmpty() ? Double.NaN : stat.of(values).orElse(Double.NaN);
      points.add(new Point(grid.from() + i * grid.period(), value, values.count()));
    }
    return points;
  }

  /** What was published in each period. */
  public static Summary[] windows(
      CloudWatch cloudWatch,
      MetricId id,
      boolean withValues,
      Optional<StandardUnit> unit,
      Grid grid) {
    int count = grid.size();
    return cloudWatch
        .metric(id)
        .map(
            metric ->
                metric.windows(
                    new StoredMetric.Span(grid.from(), grid.period(), count, withValues), unit))
        .orElseGet(() -> StoredMetric.nothing(count));
  }
}
