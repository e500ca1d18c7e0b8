package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.TrafficSources;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.List;

/**
 * Attaches sources of any kind. Without the detail of load balancers there is no zonal shift to
 * validate.
 */
public final class AttachTrafficSources
    implements WriteOperation<AttachTrafficSources.Request, AttachTrafficSources.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required List<TrafficSourceIdentifier> trafficSources,
      Boolean skipZonalShiftValidation) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Attaching.attach(
        tx,
        request.autoScalingGroupName(),
        request.trafficSources().stream().map(TrafficSources::of).toList(),
        true);
    return new Response();
  }
}
