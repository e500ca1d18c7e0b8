package io.github.autoscalinglocal.api.metrics;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.GroupMetrics;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.GroupMetric;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Has a group publish some metrics, or all, beside those that it publishes already. */
public final class EnableMetricsCollection
    implements WriteOperation<EnableMetricsCollection.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 255) String> metrics,
      @Required @Text(max = 255) String granularity) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    if (!request.granularity().equals(GroupMetric.GRANULARITY)) {
      throw Errors.invalidGranularity(GroupMetric.GRANULARITY);
    }
    GroupMetrics.enable(tx, group, Metrics.of(request.metrics()));
    return new NoResult();
  }
}
