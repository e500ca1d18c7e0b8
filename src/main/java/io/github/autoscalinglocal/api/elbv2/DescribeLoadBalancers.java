package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.elb.LoadBalancers;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists load balancers: all, or those that are named. */
final class DescribeLoadBalancers
    implements ReadOperation<DescribeLoadBalancers.Request, DescribeLoadBalancers.Response> {
  record Request(
      List<String> loadBalancerArns,
      List<String> names,
      String marker,
      @Range(min = 1, max = 400) Integer pageSize) {}

  record Response(List<LoadBalancer> loadBalancers, String nextMarker) {}

  @Override
  public Response answer(Request request, View view) {
    boolean byArn = Listing.isGiven(request.loadBalancerArns());
    boolean byName = Listing.isGiven(request.names());
    if (byArn && byName) {
      // The rule is documented, the sentence is ours.
      throw ElbV2Errors.invalid(
          "Only one of load balancer names and load balancer ARNs may be specified");
    }
    Page<Kept<LoadBalancer>> page =
        Listing.of(
            name(),
            balancers(request, view),
            request.marker(),
            byArn || byName ? null : request.pageSize(),
            each -> each.description().loadBalancerArn());
    return new Response(
        page.items().stream().map(each -> Known.describedBalancer(view, each)).toList(),
        page.nextToken());
  }

  private static Stream<Kept<LoadBalancer>> balancers(Request request, View view) {
    if (Listing.isGiven(request.loadBalancerArns())) {
      return request.loadBalancerArns().stream()
          .distinct()
          .sorted()
          .map(arn -> described(view, arn));
    }
    if (Listing.isGiven(request.names())) {
      return request.names().stream()
          .map(
              each ->
                  LoadBalancers.named(view, each)
                      .orElseThrow(() -> ElbV2Errors.loadBalancersNotFound(request.names())))
          .distinct()
          .sorted(Comparator.comparing(each -> each.description().loadBalancerArn()));
    }
    return view.region().elb().loadBalancers().values().stream();
  }

  private static Kept<LoadBalancer> described(View view, String arn) {
    if (!arn.contains(":loadbalancer/")) {
      throw ElbV2Errors.noArn(arn, "load balancer");
    }
    return Optional.ofNullable(view.region().elb().loadBalancers().get(arn))
        .orElseThrow(ElbV2Errors::loadBalancersNotFound);
  }
}
