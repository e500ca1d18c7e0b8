package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.cloudwatch.Queries;
import io.github.autoscalinglocal.companion.cloudwatch.Timespan;
import io.github.autoscalinglocal.companion.cloudwatch.math.MathFault;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Predictive;
import io.github.autoscalinglocal.model.cloudwatch.Resolution;
import io.github.autoscalinglocal.scaling.CustomizedMetrics;
import io.github.autoscalinglocal.scaling.Forecast;
import io.github.autoscalinglocal.scaling.PredefinedMetrics;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification.LoadMetricType;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification.MetricPairType;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import io.github.autoscalinglocal.shape.cloudwatch.Metric;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.MetricStat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The load that a predictive policy looks back on: of each hour the mean of what its minutes came
 * to. Minutes of which nothing was published do not count, so that it makes no difference how often
 * that was done.
 */
final class LoadHistory {
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  private final View view;
  private final String group;
  private final PredictiveScalingMetricSpecification specification;

  private LoadHistory(View view, String group, PredictiveScalingMetricSpecification specification) {
    this.view = view;
    this.group = group;
    this.specification = specification;
  }

  static LoadHistory of(View view, Group group, ScalingPolicy policy) {
    Predictive rule = (Predictive) policy.rule();
    return new LoadHistory(view, group.name(), rule.configuration().metricSpecifications().get(0));
  }

  /**
   * What is expected.
   *
   * @param asOf when that was reckoned
   */
  Forecast forecast(Instant asOf) {
    // Of older hours the minutes are not kept.
    Instant oldest =
        view.now()
            .minus(Resolution.MINUTE.retention())
            .truncatedTo(ChronoUnit.HOURS)
            .plus(1, ChronoUnit.HOURS);
    NavigableSet<Instant> hours = new TreeSet<>();
    if (oldest.isBefore(asOf)) {
      values(HOUR, oldest, asOf).keySet().stream().map(Instant::ofEpochSecond).forEach(hours::add);
    }
    return new Forecast(hours, this::load, asOf);
  }

  private double load(Instant hour) {
    Collection<Double> minutes = values(MINUTE, hour, hour.plusSeconds(HOUR)).values();
    return minutes.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** By the second at which a period begins. */
  private SortedMap<Long, Double> values(int period, Instant from, Instant to) {
    List<MetricDataQuery> queries = queries(period);
    MetricDataQuery wanted =
        queries.stream().filter(MetricDataQuery::returnsData).findFirst().orElseThrow();
    Timespan span = new Timespan(from, to, view.now());
    try {
      List<Line> lines = new Queries(view.region().cloudWatch(), queries, span).lines(wanted);
      return lines.size() == 1 ? lines.get(0).values() : Collections.emptySortedMap();
    } catch (MathFault notEmulated) {
      return Collections.emptySortedMap();
    }
  }

  private List<MetricDataQuery> queries(int period) {
    var customized = specification.customizedLoadMetricSpecification();
    if (customized != null) {
      return customized.metricDataQueries().stream()
          .map(query -> CustomizedMetrics.query(query, period))
          .toList();
    }
    var pair = specification.predefinedMetricPairSpecification();
    var load = specification.predefinedLoadMetricSpecification();
    return List.of(
        pair != null
            ? total(type(pair.predefinedMetricType()), pair.resourceLabel(), period)
            : total(type(load.predefinedMetricType()), load.resourceLabel(), period));
  }

  private static MetricType type(MetricPairType pair) {
    return switch (pair) {
      case ASGCPUUtilization -> MetricType.ASGAverageCPUUtilization;
      case ASGNetworkIn -> MetricType.ASGAverageNetworkIn;
      case ASGNetworkOut -> MetricType.ASGAverageNetworkOut;
      case ALBRequestCount -> MetricType.ALBRequestCountPerTarget;
    };
  }

  private static MetricType type(LoadMetricType load) {
    return switch (load) {
      case ASGTotalCPUUtilization -> MetricType.ASGAverageCPUUtilization;
      case ASGTotalNetworkIn -> MetricType.ASGAverageNetworkIn;
      case ASGTotalNetworkOut -> MetricType.ASGAverageNetworkOut;
      case ALBTargetGroupRequestCount -> MetricType.ALBRequestCountPerTarget;
    };
  }

  private MetricDataQuery total(MetricType type, String label, int period) {
    var id = PredefinedMetrics.of(type, Optional.ofNullable(label), group).total();
    return new MetricDataQuery(
        "load",
        new MetricStat(new Metric(id.namespace(), id.name(), id.dimensions()), period, "Sum", null),
        null,
        null,
        null,
        null,
        null);
  }
}
