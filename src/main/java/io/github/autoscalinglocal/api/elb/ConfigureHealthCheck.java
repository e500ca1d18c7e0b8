package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.ClassicLoadBalancers;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbErrors;
import io.github.autoscalinglocal.model.Elb.Classic;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.HealthCheck;
import io.github.autoscalinglocal.shape.elb.LoadBalancerDescription;
import java.util.regex.Pattern;

/** Has a load balancer check its instances in another way. */
final class ConfigureHealthCheck
    implements WriteOperation<ConfigureHealthCheck.Request, ConfigureHealthCheck.Response> {
  record Request(@Required String loadBalancerName, @Required HealthCheck healthCheck) {}

  record Response(HealthCheck healthCheck) {}

  private static final Pattern PROTOCOL = Pattern.compile("(HTTP|TCP|HTTPS|SSL)\\b.*");
  private static final Pattern PAGE = Pattern.compile("HTTPS?:[0-9]{1,5}/.*");
  private static final Pattern PORT = Pattern.compile("(TCP|SSL):[0-9]{1,5}");

  @Override
  public Response apply(Request request, Tx tx) {
    Classic classic = Known.loadBalancer(tx, request.loadBalancerName());
    HealthCheck check = request.healthCheck();
    checkTarget(check.target());
    if (check.timeout() >= check.interval()) {
      // The rule is documented, the sentence is ours.
      throw ElbErrors.invalid("HealthCheck timeout must be less than interval");
    }
    LoadBalancerDescription old = classic.description();
    LoadBalancerDescription changed =
        new LoadBalancerDescription(
            old.loadBalancerName(),
            old.dNSName(),
            old.canonicalHostedZoneName(),
            old.canonicalHostedZoneNameID(),
            old.listenerDescriptions(),
            old.policies(),
            old.backendServerDescriptions(),
            old.availabilityZones(),
            old.subnets(),
            old.vPCId(),
            null,
            check,
            old.sourceSecurityGroup(),
            old.securityGroups(),
            old.createdTime(),
            old.scheme());
    ClassicLoadBalancers.put(tx, classic.with(changed));
    return new Response(check);
  }

  private static void checkTarget(String target) {
    if (!PROTOCOL.matcher(target).matches()) {
      throw ElbErrors.invalid("HealthCheck Target must begin with one of HTTP, TCP, HTTPS, SSL");
    }
    boolean page = target.startsWith("HTTP");
    if (!(page ? PAGE : PORT).matcher(target).matches()) {
      // What is said of ports alone is ours.
      throw ElbErrors.invalid(
          page
              ? "HealthCheck HTTP Target must specify a port followed by a path that begins with a"
                  + " slash. e.g. HTTP:80/ping/this/path"
              : "HealthCheck Target must specify a port. e.g. TCP:80");
    }
  }
}
