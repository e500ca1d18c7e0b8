package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Attaches target groups of Elastic Load Balancing. */
public final class AttachLoadBalancerTargetGroups
    implements WriteOperation<
        AttachLoadBalancerTargetGroups.Request, AttachLoadBalancerTargetGroups.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<@Text(max = 511) String> targetGroupARNs) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Attaching.attach(
        tx,
        request.autoScalingGroupName(),
        request.targetGroupARNs().stream().map(TrafficSource::ofTargetGroup).toList(),
        false);
    return new Response();
  }
}
