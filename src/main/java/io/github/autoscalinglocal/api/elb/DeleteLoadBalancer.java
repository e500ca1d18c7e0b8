package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;

/** Deletes a load balancer, if it is there; groups may still be attached to it. */
final class DeleteLoadBalancer
    implements WriteOperation<DeleteLoadBalancer.Request, DeleteLoadBalancer.Response> {
  record Request(@Required String loadBalancerName) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Elb elb = tx.region().elb();
    String name = request.loadBalancerName();
    if (elb.classic().containsKey(name)) {
      Elb without =
          elb.without(TrafficSource.ofClassic(name)).withClassic(elb.classic().minus(name));
      tx.update(region -> region.with(without));
    }
    return new Response();
  }
}
