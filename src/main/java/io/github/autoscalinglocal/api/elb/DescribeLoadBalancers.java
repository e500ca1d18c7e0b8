package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ElbErrors;
import io.github.autoscalinglocal.model.Elb.Classic;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.elb.LoadBalancerDescription;
import java.util.List;
import java.util.stream.Stream;

/** Lists load balancers: all, or those that are named. */
final class DescribeLoadBalancers
    implements ReadOperation<DescribeLoadBalancers.Request, DescribeLoadBalancers.Response> {
  record Request(
      List<String> loadBalancerNames, String marker, @Range(min = 1, max = 400) Integer pageSize) {}

  record Response(List<LoadBalancerDescription> loadBalancerDescriptions, String nextMarker) {}

  private static final int LONGEST = 400;

  @Override
  public Response answer(Request request, View view) {
    List<String> names = request.loadBalancerNames();
    boolean named = names != null && !names.isEmpty();
    Stream<Classic> shown =
        named
            ? names.stream().distinct().sorted().map(each -> Known.loadBalancer(view, each))
            : view.region().elb().classic().values().stream();
    String after =
        named ? "" : Page.keyIn(name(), request.marker(), any -> ElbErrors.invalidMarker());
    Page<Classic> page =
        Page.of(
            name(),
            shown.filter(each -> key(each).compareTo(after) > 0).iterator(),
            named || request.pageSize() == null ? LONGEST : request.pageSize(),
            DescribeLoadBalancers::key);
    return new Response(
        page.items().stream().map(each -> describe(view, each)).toList(), page.nextToken());
  }

  private static String key(Classic classic) {
    return classic.description().loadBalancerName();
  }

  private static LoadBalancerDescription describe(View view, Classic classic) {
    LoadBalancerDescription known = classic.description();
    return new LoadBalancerDescription(
        known.loadBalancerName(),
        known.dNSName(),
        known.canonicalHostedZoneName(),
        known.canonicalHostedZoneNameID(),
        known.listenerDescriptions(),
        known.policies(),
        known.backendServerDescriptions(),
        known.availabilityZones(),
        known.subnets(),
        known.vPCId(),
        Known.instances(view, known.loadBalancerName()),
        known.healthCheck(),
        known.sourceSecurityGroup(),
        known.securityGroups(),
        known.createdTime(),
        known.scheme());
  }
}
