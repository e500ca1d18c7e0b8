package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Lists the Classic load balancers of a group that were not attached as traffic sources. */
public final class DescribeLoadBalancers
    implements ReadOperation<DescribeLoadBalancers.Request, DescribeLoadBalancers.Response> {
  private static final Page.Size SIZE = new Page.Size(100, 100);

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(List<LoadBalancerState> loadBalancers, String nextToken) {}

  public record LoadBalancerState(String loadBalancerName, String state) {}

  @Override
  public Response answer(Request request, View view) {
    Page<AttachedSource> page =
        Attached.page(
            view,
            name(),
            request.autoScalingGroupName(),
            each -> Attached.isKnownAs(TrafficSource.Type.CLASSIC, each),
            request.nextToken(),
            SIZE.of(request.maxRecords()));
    return new Response(
        page.items().stream().map(DescribeLoadBalancers::answer).toList(), page.nextToken());
  }

  private static LoadBalancerState answer(AttachedSource attached) {
    return new LoadBalancerState(attached.source().identifier(), attached.state().name());
  }
}
