package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Metrics;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.ParameterErrors;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Publishes values of metrics. Unlike a real account, one here may publish into the namespaces of
 * AWS, or nobody could say how busy the instances are.
 */
final class PutMetricData implements WriteOperation<PutMetricData.Request, NoResult> {

  @ParameterErrors
  record Request(
      @Required @Length(min = 1, max = 255) @Matches("[^:].*") String namespace,
      List<MetricDatum> metricData,
      List<EntityMetricData> entityMetricData,
      Boolean strictEntityValidation) {}

  record MetricDatum(
      @Required @Length(min = 1, max = 255) String metricName,
      @Length(max = 30) List<Dimension> dimensions,
      Instant timestamp,
      Double value,
      StatisticSet statisticValues,
      List<Double> values,
      List<Double> counts,
      StandardUnit unit,
      @Range(min = 1) Integer storageResolution) {}

  record StatisticSet(
      @Required Double sampleCount,
      @Required Double sum,
      @Required Double minimum,
      @Required Double maximum) {}

  record EntityMetricData(Entity entity, List<MetricDatum> metricData) {}

  record Entity(
      @Length(min = 2, max = 4)
          Map<@Length(min = 1, max = 32) String, @Length(min = 1, max = 2048) String> keyAttributes,
      @Length(max = 10)
          Map<@Length(min = 1, max = 256) String, @Length(min = 1, max = 2048) String>
              attributes) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Publication.check(request, tx.now());
    for (MetricDatum datum : Publication.data(request)) {
      List<Dimension> dimensions = datum.dimensions() == null ? List.of() : datum.dimensions();
      Metrics.put(
          tx,
          new MetricId(request.namespace(), datum.metricName(), dimensions),
          datum.unit() == null ? StandardUnit.NONE : datum.unit(),
          datum.timestamp() == null ? tx.now() : datum.timestamp(),
          Publication.summary(datum),
          datum.storageResolution() != null && datum.storageResolution() == 1);
    }
    return new NoResult();
  }
}
