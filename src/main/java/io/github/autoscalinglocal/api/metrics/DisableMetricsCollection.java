package io.github.autoscalinglocal.api.metrics;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Reporting;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Has a group publish some metrics no more, or none at all. */
public final class DisableMetricsCollection
    implements WriteOperation<DisableMetricsCollection.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 255) String> metrics) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    Reporting next = group.reporting().without(Metrics.of(request.metrics()));
    tx.update(group.with(next));
    return new NoResult();
  }
}
