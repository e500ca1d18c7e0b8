package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.Forwarding;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;

/**
 * Deletes a target group that no listener uses, if it is there; groups may still be attached to it.
 */
final class DeleteTargetGroup
    implements WriteOperation<DeleteTargetGroup.Request, DeleteTargetGroup.Response> {
  record Request(@Required String targetGroupArn) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    String arn = request.targetGroupArn();
    if (!Known.isTargetGroup(arn)) {
      throw ElbV2Errors.noArn(arn, "target group");
    }
    Elb elb = tx.region().elb();
    if (!Forwarding.loadBalancersOf(elb, arn).isEmpty()) {
      throw ElbV2Errors.targetGroupInUse(arn);
    }
    if (elb.targetGroups().containsKey(arn)) {
      Elb without =
          elb.without(TrafficSource.ofTargetGroup(arn))
              .withTargetGroups(elb.targetGroups().minus(arn));
      tx.update(region -> region.with(without));
    }
    return new Response();
  }
}
