package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.LoadBalancerAttributes;

/** Tells how a load balancer treats its connections. */
final class DescribeLoadBalancerAttributes
    implements ReadOperation<
        DescribeLoadBalancerAttributes.Request, DescribeLoadBalancerAttributes.Response> {
  record Request(@Required String loadBalancerName) {}

  record Response(LoadBalancerAttributes loadBalancerAttributes) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(Known.loadBalancer(view, request.loadBalancerName()).attributes());
  }
}
