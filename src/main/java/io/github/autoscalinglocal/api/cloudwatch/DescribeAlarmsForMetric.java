package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import io.github.autoscalinglocal.shape.cloudwatch.Statistic;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePSet;

/** Lists the alarms on a metric, though not those on expressions over it. */
final class DescribeAlarmsForMetric
    implements ReadOperation<DescribeAlarmsForMetric.Request, DescribeAlarmsForMetric.Response> {

  record Request(
      @Required @Length(min = 1, max = 255) String metricName,
      @Required @Length(min = 1, max = 255) @Matches("[^:].*") String namespace,
      Statistic statistic,
      String extendedStatistic,
      @Length(max = 30) List<Dimension> dimensions,
      @Range(min = 1) Integer period,
      StandardUnit unit) {}

  record Response(List<MetricAlarm> metricAlarms) {}

  @Override
  public Response answer(Request request, View view) {
    CloudWatch cloudWatch = view.region().cloudWatch();
    List<Dimension> dimensions = request.dimensions() == null ? List.of() : request.dimensions();
    MetricId id = new MetricId(request.namespace(), request.metricName(), dimensions);
    return new Response(
        cloudWatch.watching().getOrDefault(id, TreePSet.empty()).stream()
            .flatMap(name -> cloudWatch.alarm(name).stream())
            .filter(alarm -> isWanted(alarm, request))
            .map(alarm -> MetricAlarm.of(alarm, view))
            .toList());
  }

  private static boolean isWanted(Alarm alarm, Request request) {
    if (!(alarm.configuration().watched() instanceof SingleMetric metric)) {
      return false;
    }
    String statistic =
        request.statistic() == null ? request.extendedStatistic() : request.statistic().wire();
    return (statistic == null || statistic.equals(metric.statistic()))
        && (request.period() == null || request.period() == metric.period())
        && (request.unit() == null || metric.unit().equals(Optional.of(request.unit())));
  }
}
