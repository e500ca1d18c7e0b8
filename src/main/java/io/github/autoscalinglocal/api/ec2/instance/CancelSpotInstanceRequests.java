package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** Cancels Spot requests, which leaves their instances as they are. */
public final class CancelSpotInstanceRequests
    implements WriteOperation<
        CancelSpotInstanceRequests.Request, CancelSpotInstanceRequests.Response> {

  public record Request(
      Boolean dryRun,
      @WireName("SpotInstanceRequestId") @Required List<String> spotInstanceRequestIds) {}

  public record Response(
      @WireName(answer = "spotInstanceRequestSet") List<Cancelled> cancelledSpotInstanceRequests) {}

  public record Cancelled(String spotInstanceRequestId, String state) {}

  /** They are one-time requests that have their instances: nothing hangs on them any more. */
  @Override
  public Response apply(Request request, Tx tx) {
    return new Response(
        Listing.named(
                request.spotInstanceRequestIds(),
                SpotRequests.all(tx),
                Ec2Errors::spotRequestNotFound)
            .map(
                machine ->
                    new Cancelled(
                        InstanceParts.spotRequestId(machine.id()),
                        machine.ended().isPresent() ? "closed" : "cancelled"))
            .toList());
  }
}
