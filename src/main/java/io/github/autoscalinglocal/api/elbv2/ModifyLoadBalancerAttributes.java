package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancerAttribute;
import java.util.List;

/** Changes attributes of a load balancer. */
final class ModifyLoadBalancerAttributes
    implements WriteOperation<
        ModifyLoadBalancerAttributes.Request, ModifyLoadBalancerAttributes.Response> {
  record Request(
      @Required String loadBalancerArn,
      @Required @Length(max = 20) List<LoadBalancerAttribute> attributes) {}

  record Response(List<LoadBalancerAttribute> attributes) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Kept<LoadBalancer> kept = Known.loadBalancer(tx, request.loadBalancerArn());
    Kept<LoadBalancer> changed =
        kept.withAttributes(
            AttributeRules.changed(
                kept.attributes(),
                request.attributes().stream()
                    .map(each -> AttributeRules.entry(each.key(), each.value())),
                "Load balancer"));
    Elb elb = tx.region().elb();
    tx.update(
        r ->
            r.with(
                elb.withLoadBalancers(
                    elb.loadBalancers().plus(request.loadBalancerArn(), changed))));
    return new Response(LoadBalancerAttribute.list(changed.attributes()));
  }
}
