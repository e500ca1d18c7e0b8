package io.github.autoscalinglocal.api.metrics;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.GroupMetric;
import java.util.Arrays;
import java.util.List;

/** Lists the metrics that a group can publish, and how often it does. */
public final class DescribeMetricCollectionTypes
    implements ReadOperation<
        DescribeMetricCollectionTypes.Request, DescribeMetricCollectionTypes.Response> {
  public record Request() {}

  public record Response(
      List<MetricCollectionType> metrics, List<MetricGranularityType> granularities) {}

  public record MetricCollectionType(String metric) {}

  public record MetricGranularityType(String granularity) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        Arrays.stream(GroupMetric.values())
            .map(metric -> new MetricCollectionType(metric.name()))
            .toList(),
        List.of(new MetricGranularityType(GroupMetric.GRANULARITY)));
  }
}
