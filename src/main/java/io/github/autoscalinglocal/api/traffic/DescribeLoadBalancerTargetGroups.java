package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Lists the target groups of a group that were not attached as traffic sources. */
public final class DescribeLoadBalancerTargetGroups
    implements ReadOperation<
        DescribeLoadBalancerTargetGroups.Request, DescribeLoadBalancerTargetGroups.Response> {
  private static final Page.Size SIZE = new Page.Size(100, 100);

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(
      List<LoadBalancerTargetGroupState> loadBalancerTargetGroups, String nextToken) {}

  public record LoadBalancerTargetGroupState(String loadBalancerTargetGroupARN, String state) {}

  @Override
  public Response answer(Request request, View view) {
    Page<AttachedSource> page =
        Attached.page(
            view,
            name(),
            request.autoScalingGroupName(),
            each -> Attached.isKnownAs(TrafficSource.Type.TARGET_GROUP, each),
            request.nextToken(),
            SIZE.of(request.maxRecords()));
    return new Response(
        page.items().stream().map(DescribeLoadBalancerTargetGroups::answer).toList(),
        page.nextToken());
  }

  private static LoadBalancerTargetGroupState answer(AttachedSource attached) {
    return new LoadBalancerTargetGroupState(
        attached.source().identifier(), attached.state().name());
  }
}
