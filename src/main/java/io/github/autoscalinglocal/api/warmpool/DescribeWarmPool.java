package io.github.autoscalinglocal.api.warmpool;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups;
import io.github.autoscalinglocal.api.group.GroupAnswer;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WarmPoolConfiguration;
import java.util.Iterator;
import java.util.List;

/** Shows the warm pool of a group, and pages over its instances; nothing if there is none. */
public final class DescribeWarmPool
    implements ReadOperation<DescribeWarmPool.Request, DescribeWarmPool.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 50);

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      Integer maxRecords,
      @Text(min = 0) String nextToken) {}

  public record Response(
      WarmPoolConfiguration warmPoolConfiguration,
      List<DescribeAutoScalingGroups.Instance> instances,
      String nextToken) {}

  @Override
  public Response answer(Request request, View view) {
    String name = request.autoScalingGroupName();
    Group group = view.region().group(name).orElseThrow(() -> Errors.describedGroupNotFound(name));
    int length = SIZE.of(request.maxRecords());
    String after = Page.keyIn(name(), request.nextToken());
    Iterator<Instance> shown =
        group.instances().tailMap(after, false).values().stream()
            .filter(each -> each.lifecycle().isWarmed() && !each.lifecycle().isUnknown())
            .iterator();
    Page<Instance> page = Page.of(name(), shown, length, Instance::id);
    String region = view.scope().region();
    return new Response(
        group.warmPool().map(GroupAnswer::warmPool).orElse(null),
        page.items().stream().map(each -> GroupAnswer.instance(region, each)).toList(),
        page.nextToken());
  }
}
