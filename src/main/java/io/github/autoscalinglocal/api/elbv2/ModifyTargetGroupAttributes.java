package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.TargetGroups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import io.github.autoscalinglocal.shape.elbv2.TargetGroupAttribute;
import java.util.List;

/** Changes attributes of a target group, such as how long its targets drain. */
final class ModifyTargetGroupAttributes
    implements WriteOperation<
        ModifyTargetGroupAttributes.Request, ModifyTargetGroupAttributes.Response> {
  record Request(
      @Required String targetGroupArn, @Required List<TargetGroupAttribute> attributes) {}

  record Response(List<TargetGroupAttribute> attributes) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Kept<TargetGroup> kept = Known.targetGroup(tx, request.targetGroupArn());
    Kept<TargetGroup> changed =
        kept.withAttributes(
            AttributeRules.changed(
                kept.attributes(),
                request.attributes().stream()
                    .map(each -> AttributeRules.entry(each.key(), each.value())),
                "Target group"));
    TargetGroups.put(tx, changed);
    return new Response(TargetGroupAttribute.list(changed.attributes()));
  }
}
