package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.TargetDescription;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.util.List;

/**
 * Has targets drain, after which they are not registered; those that are not registered are left
 * alone.
 */
final class DeregisterTargets
    implements WriteOperation<DeregisterTargets.Request, DeregisterTargets.Response> {
  record Request(@Required String targetGroupArn, @Required List<TargetDescription> targets) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    TargetGroup group = Known.targetGroup(tx, request.targetGroupArn()).description();
    TrafficSource source = TrafficSource.ofTargetGroup(group.targetGroupArn());
    for (TargetDescription target : request.targets()) {
      Registrations.deregister(tx, source, TargetRules.id(group, target));
    }
    return new Response();
  }
}
