package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancerAttribute;
import java.util.List;

/** Lists the attributes of a load balancer. */
final class DescribeLoadBalancerAttributes
    implements ReadOperation<
        DescribeLoadBalancerAttributes.Request, DescribeLoadBalancerAttributes.Response> {
  record Request(@Required String loadBalancerArn) {}

  record Response(List<LoadBalancerAttribute> attributes) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        LoadBalancerAttribute.list(
            Known.loadBalancer(view, request.loadBalancerArn()).attributes()));
  }
}
