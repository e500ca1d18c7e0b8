package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.ClassicLoadBalancers;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbErrors;
import io.github.autoscalinglocal.model.Elb.Classic;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.LoadBalancerAttributes;
import java.util.List;

/** Changes what is given of the way in which a load balancer treats its connections. */
final class ModifyLoadBalancerAttributes
    implements WriteOperation<
        ModifyLoadBalancerAttributes.Request, ModifyLoadBalancerAttributes.Response> {
  record Request(
      @Required String loadBalancerName, @Required LoadBalancerAttributes loadBalancerAttributes) {}

  record Response(String loadBalancerName, LoadBalancerAttributes loadBalancerAttributes) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Classic classic = Known.loadBalancer(tx, request.loadBalancerName());
    LoadBalancerAttributes given = request.loadBalancerAttributes();
    check(given);
    LoadBalancerAttributes old = classic.attributes();
    LoadBalancerAttributes changed =
        new LoadBalancerAttributes(
            orElse(given.crossZoneLoadBalancing(), old.crossZoneLoadBalancing()),
            orElse(given.accessLog(), old.accessLog()),
            draining(given.connectionDraining(), old.connectionDraining()),
            orElse(given.connectionSettings(), old.connectionSettings()),
            additional(given.additionalAttributes(), old.additionalAttributes()));
    ClassicLoadBalancers.put(tx, classic.with(changed));
    return new Response(request.loadBalancerName(), changed);
  }

  private static void check(LoadBalancerAttributes given) {
    LoadBalancerAttributes.AccessLog log = given.accessLog();
    if (log != null && log.enabled() && log.s3BucketName() == null) {
      throw ElbErrors.invalidAttribute("Access logs need an S3 bucket");
    }
    LoadBalancerAttributes.ConnectionDraining draining = given.connectionDraining();
    if (draining != null
        && draining.timeout() != null
        && (draining.timeout() < 1 || draining.timeout() > 3600)) {
      throw ElbErrors.invalidAttribute(
          "The connection draining timeout must be between 1 and 3600 seconds");
    }
  }

  private static LoadBalancerAttributes.ConnectionDraining draining(
      LoadBalancerAttributes.ConnectionDraining given,
      LoadBalancerAttributes.ConnectionDraining old) {
    return given == null
        ? old
        : new LoadBalancerAttributes.ConnectionDraining(
            given.enabled(), orElse(given.timeout(), old.timeout()));
  }

  private static List<LoadBalancerAttributes.AdditionalAttribute> additional(
      List<LoadBalancerAttributes.AdditionalAttribute> given,
      List<LoadBalancerAttributes.AdditionalAttribute> old) {
    if (given == null || given.isEmpty()) {
      return old;
    }
    for (LoadBalancerAttributes.AdditionalAttribute each : given) {
      if (old.stream().noneMatch(known -> known.key().equals(each.key()))) {
        throw ElbErrors.attributeNotFound(String.valueOf(each.key()));
      }
    }
    // There is one that can be set.
    return List.of(given.get(given.size() - 1));
  }

  private static <T> T orElse(T given, T old) {
    return given == null ? old : given;
  }
}
