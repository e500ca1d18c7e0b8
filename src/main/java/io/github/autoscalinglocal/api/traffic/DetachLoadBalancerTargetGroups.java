package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Detaches target groups, unless they were attached as traffic sources. */
public final class DetachLoadBalancerTargetGroups
    implements WriteOperation<
        DetachLoadBalancerTargetGroups.Request, DetachLoadBalancerTargetGroups.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<@Text(max = 511) String> targetGroupARNs) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Attaching.detach(
        tx,
        request.autoScalingGroupName(),
        request.targetGroupARNs().stream().map(TrafficSource::ofTargetGroup).toList(),
        each -> Attached.isKnownAs(TrafficSource.Type.TARGET_GROUP, each),
        "Target Groups");
    return new Response();
  }
}
