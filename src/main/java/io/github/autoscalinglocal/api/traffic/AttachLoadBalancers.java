package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Attaches Classic load balancers. */
public final class AttachLoadBalancers
    implements WriteOperation<AttachLoadBalancers.Request, AttachLoadBalancers.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<@Text(max = 255) String> loadBalancerNames) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Attaching.attach(
        tx,
        request.autoScalingGroupName(),
        request.loadBalancerNames().stream().map(TrafficSource::ofClassic).toList(),
        false);
    return new Response();
  }
}
