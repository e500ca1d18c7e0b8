package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.TargetGroupAttribute;
import java.util.List;

/** Lists the attributes of a target group. */
final class DescribeTargetGroupAttributes
    implements ReadOperation<
        DescribeTargetGroupAttributes.Request, DescribeTargetGroupAttributes.Response> {
  record Request(@Required String targetGroupArn) {}

  record Response(List<TargetGroupAttribute> attributes) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        TargetGroupAttribute.list(Known.targetGroup(view, request.targetGroupArn()).attributes()));
  }
}
