package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Detaches Classic load balancers, unless they were attached as traffic sources. */
public final class DetachLoadBalancers
    implements WriteOperation<DetachLoadBalancers.Request, DetachLoadBalancers.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<@Text(max = 255) String> loadBalancerNames) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Attaching.detach(
        tx,
        request.autoScalingGroupName(),
        request.loadBalancerNames().stream().map(TrafficSource::ofClassic).toList(),
        each -> Attached.isKnownAs(TrafficSource.Type.CLASSIC, each),
        "Load Balancers");
    return new Response();
  }
}
