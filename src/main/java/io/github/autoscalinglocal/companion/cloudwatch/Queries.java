package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.companion.cloudwatch.math.Calculator;
import io.github.autoscalinglocal.companion.cloudwatch.math.Expression;
import io.github.autoscalinglocal.companion.cloudwatch.math.Grid;
import io.github.autoscalinglocal.companion.cloudwatch.math.MathFault;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.MetricStat;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Queries over metrics, each of which may use the others by their ids. */
public final class Queries {
  /** Longer chains of expressions would be a strain on the stack. */
  private static final int LONGEST_CHAIN = 20;

  private final CloudWatch cloudWatch;
  private final Map<String, MetricDataQuery> queries = new TreeMap<>();
  private final List<MetricDataQuery> inOrder;
  private final Timespan span;
  private final SortedMap<String, Value> known = new TreeMap<>();
  private final SortedSet<String> underWay = new TreeSet<>();

  /**
   * The queries of one request.
   *
   * @param span the time that they are about
   */
  public Queries(CloudWatch cloudWatch, List<MetricDataQuery> queries, Timespan span) {
    this.cloudWatch = cloudWatch;
    this.inOrder = queries;
    this.span = span;
    queries.forEach(query -> this.queries.putIfAbsent(query.id(), query));
  }

  /**
   * What a query comes to.
   *
   * @throws MathFault if that cannot be calculated
   */
  public Value value(String id) {
    MetricDataQuery query = queries.get(id);
    if (query == null) {
      throw fault("there is no '" + id + "'");
    }
    Value before = known.get(id);
    if (before != null) {
      return before;
    }
    if (underWay.size() > LONGEST_CHAIN) {
      throw fault("it needs too many others, one after the other");
    }
    if (!underWay.add(id)) {
      throw fault("'" + id + "' needs itself");
    }
    Value value = query.expression() == null ? line(query) : calculated(query);
    underWay.remove(id);
    known.put(id, value);
    return value;
  }

  /**
   * The lines of a query whose data are wanted.
   *
   * @throws MathFault if they cannot be calculated
   */
  public List<Line> lines(MetricDataQuery query) {
    Value value = value(query.id());
    return value instanceof Value.Lines several
        ? several.lines()
        : List.of(calculator(query).line(value));
  }

  private static MathFault fault(String reason) {
    return MathFault.because(reason);
  }

  private Value calculated(MetricDataQuery query) {
    return calculator(query).of(Expression.parse(query.expression()));
  }

  private Calculator calculator(MetricDataQuery query) {
    return new Calculator(
        span.grid(query.period() == null ? longestPeriod() : query.period()),
        this::value,
        () ->
            inOrder.stream()
                .filter(each -> each.metricStat() != null)
                .map(each -> (Line) value(each.id()))
                .toList());
  }

  /** An expression's period is that of its metrics, and has to suit all of them. */
  private int longestPeriod() {
    return inOrder.stream()
        .filter(each -> each.metricStat() != null)
        .mapToInt(each -> each.metricStat().period())
        .max()
        .orElse(60);
  }

  private Line line(MetricDataQuery query) {
    MetricStat stat = query.metricStat();
    MetricId id = AlarmConfiguration.id(stat.metric());
    Grid grid = span.grid(stat.period());
    SortedMap<Long, Double> values = new TreeMap<>();
    for (Point point : points(id, stat.stat(), Optional.ofNullable(stat.unit()), grid)) {
      values.put(point.at(), point.value());
    }
    values.values().removeIf(value -> Double.isNaN(value));
    return new Line(query.id(), stat.period(), values);
  }

  private List<Point> points(MetricId id, String stat, Optional<StandardUnit> unit, Grid grid) {
    return Datapoints.of(cloudWatch, id, Stat.parse(stat).orElseThrow(), unit, grid);
  }
}
