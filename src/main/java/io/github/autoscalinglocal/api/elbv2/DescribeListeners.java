package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import java.util.List;
import java.util.stream.Stream;

/** Lists listeners: those of a load balancer, or those that are named. */
final class DescribeListeners
    implements ReadOperation<DescribeListeners.Request, DescribeListeners.Response> {
  record Request(
      String loadBalancerArn,
      List<String> listenerArns,
      String marker,
      @Range(min = 1, max = 400) Integer pageSize) {}

  record Response(List<Listener> listeners, String nextMarker) {}

  @Override
  public Response answer(Request request, View view) {
    boolean byArn = Listing.isGiven(request.listenerArns());
    if (byArn == (request.loadBalancerArn() != null)) {
      throw ElbV2Errors.invalid("You must specify either listener ARNs or a load balancer ARN");
    }
    Stream<Kept<Listener>> listeners =
        byArn
            ? request.listenerArns().stream()
                .distinct()
                .sorted()
                .map(arn -> Known.listener(view, arn))
            : ofLoadBalancer(view, request.loadBalancerArn());
    Page<Listener> page =
        Listing.of(
            name(),
            listeners.map(Kept::description),
            request.marker(),
            byArn ? null : request.pageSize(),
            Listener::listenerArn);
    return new Response(page.items(), page.nextToken());
  }

  private static Stream<Kept<Listener>> ofLoadBalancer(View view, String arn) {
    Known.loadBalancer(view, arn);
    return Known.listenersOf(view, arn).stream();
  }
}
