package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.TrafficSources;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.List;

/** Detaches sources of any kind, however they were attached. */
public final class DetachTrafficSources
    implements WriteOperation<DetachTrafficSources.Request, DetachTrafficSources.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<TrafficSourceIdentifier> trafficSources) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Attaching.detach(
        tx,
        request.autoScalingGroupName(),
        request.trafficSources().stream().map(TrafficSources::of).toList(),
        each -> true,
        "Traffic Sources");
    return new Response();
  }
}
