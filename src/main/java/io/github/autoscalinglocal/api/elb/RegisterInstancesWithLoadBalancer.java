package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.LoadBalancing;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.Instance;
import java.util.List;

/** Registers instances; those that drain are taken back. */
final class RegisterInstancesWithLoadBalancer
    implements WriteOperation<
        RegisterInstancesWithLoadBalancer.Request, RegisterInstancesWithLoadBalancer.Response> {
  record Request(@Required String loadBalancerName, @Required List<Instance> instances) {}

  record Response(List<Instance> instances) {}

  @Override
  public Response apply(Request request, Tx tx) {
    String name = request.loadBalancerName();
    Known.loadBalancer(tx, name);
    for (Instance instance : request.instances()) {
      LoadBalancing.register(tx, TrafficSource.ofClassic(name), Known.instance(tx, instance));
    }
    return new Response(Known.instances(tx, name));
  }
}
