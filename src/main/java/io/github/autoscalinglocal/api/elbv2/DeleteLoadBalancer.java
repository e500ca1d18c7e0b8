package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.LoadBalancers;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import java.util.List;

/** Deletes a load balancer with its listeners, if it is there. */
final class DeleteLoadBalancer
    implements WriteOperation<DeleteLoadBalancer.Request, DeleteLoadBalancer.Response> {
  record Request(@Required String loadBalancerArn) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    String arn = request.loadBalancerArn();
    if (!arn.contains(":loadbalancer/")) {
      throw ElbV2Errors.noArn(arn, "load balancer");
    }
    Elb elb = tx.region().elb();
    Kept<LoadBalancer> kept = elb.loadBalancers().get(arn);
    if (kept == null) {
      return new Response();
    }
    if ("true".equals(kept.attributes().get(LoadBalancers.DELETION_PROTECTION))) {
      throw ElbV2Errors.deletionProtected(arn);
    }
    List<String> listeners =
        Known.listenersOf(tx, arn).stream().map(each -> each.description().listenerArn()).toList();
    Elb without =
        elb.withLoadBalancers(elb.loadBalancers().minus(arn))
            .withListeners(elb.listeners().minusAll(listeners));
    tx.update(region -> region.with(without));
    return new Response();
  }
}
