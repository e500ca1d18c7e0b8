package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Code;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.fleet.LoadBalancing;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.TargetDescription;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.util.List;

/** Registers targets; those that drain are taken back. */
final class RegisterTargets
    implements WriteOperation<RegisterTargets.Request, RegisterTargets.Response> {
  record Request(@Required String targetGroupArn, @Required List<TargetDescription> targets) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    TargetGroup group = Known.targetGroup(tx, request.targetGroupArn()).description();
    TrafficSource source = TrafficSource.ofTargetGroup(group.targetGroupArn());
    for (TargetDescription target : request.targets()) {
      TargetId id = TargetRules.id(group, target);
      TargetRules.checkRunning(tx, group, target);
      LoadBalancing.register(tx, source, id);
    }
    int registered = tx.region().elb().targets(source).orElseThrow().byId().size();
    if (registered > Quotas.TARGETS) {
      throw ElbV2Errors.beyondQuota(ElbV2Code.TooManyTargets, "targets");
    }
    return new Response();
  }
}
