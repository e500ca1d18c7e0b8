package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.elb.TrafficSources;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists the sources of a group, or those of one kind, however they were attached. Each stands there
 * under the old name of its identifier, too.
 */
public final class DescribeTrafficSources
    implements ReadOperation<DescribeTrafficSources.Request, DescribeTrafficSources.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 50);

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Text(max = 255) String trafficSourceType,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(List<TrafficSourceState> trafficSources, String nextToken) {}

  public record TrafficSourceState(
      String trafficSource, String state, String identifier, String type) {}

  @Override
  public Response answer(Request request, View view) {
    Page<AttachedSource> page =
        Attached.page(
            view,
            name(),
            request.autoScalingGroupName(),
            ofType(request.trafficSourceType()),
            request.nextToken(),
            SIZE.of(request.maxRecords()));
    return new Response(
        page.items().stream().map(DescribeTrafficSources::answer).toList(), page.nextToken());
  }

  private static Predicate<AttachedSource> ofType(String name) {
    if (name == null) {
      return attached -> true;
    }
    TrafficSource.Type type = TrafficSources.type(name);
    return attached -> attached.source().type() == type;
  }

  private static TrafficSourceState answer(AttachedSource attached) {
    return new TrafficSourceState(
        attached.source().identifier(),
        attached.state().name(),
        attached.source().identifier(),
        attached.source().type().wire());
  }
}
