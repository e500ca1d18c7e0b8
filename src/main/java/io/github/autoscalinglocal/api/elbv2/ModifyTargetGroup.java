package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.TargetGroups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.Matcher;
import io.github.autoscalinglocal.shape.elbv2.Protocol;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.util.List;

/** Has a target group check its targets in another way. */
final class ModifyTargetGroup
    implements WriteOperation<ModifyTargetGroup.Request, ModifyTargetGroup.Response> {
  record Request(
      @Required String targetGroupArn,
      Protocol healthCheckProtocol,
      String healthCheckPort,
      @Length(min = 1, max = 1024) String healthCheckPath,
      Boolean healthCheckEnabled,
      @Range(min = 5, max = 300) Integer healthCheckIntervalSeconds,
      @Range(min = 2, max = 120) Integer healthCheckTimeoutSeconds,
      @Range(min = 2, max = 10) Integer healthyThresholdCount,
      @Range(min = 2, max = 10) Integer unhealthyThresholdCount,
      Matcher matcher) {}

  record Response(List<TargetGroup> targetGroups) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Kept<TargetGroup> kept = Known.targetGroup(tx, request.targetGroupArn());
    TargetGroup old = kept.description();
    HealthCheck check = changed(request, old);
    check.checkTimes();
    TargetGroup group =
        new TargetGroup(
            old.targetGroupArn(),
            old.targetGroupName(),
            old.protocol(),
            old.port(),
            old.vpcId(),
            check.protocol(),
            check.port(),
            check.enabled(),
            check.interval(),
            check.timeout(),
            check.healthy(),
            check.unhealthy(),
            check.path(),
            check.matcher(),
            null,
            old.targetType(),
            old.protocolVersion(),
            old.ipAddressType(),
            old.targetControlPort());
    TargetGroups.put(tx, kept.with(group));
    return new Response(List.of(Known.describedGroup(tx, kept.with(group))));
  }

  private static HealthCheck changed(Request request, TargetGroup old) {
    HealthCheck given =
        new HealthCheck(
            request.healthCheckProtocol(),
            request.healthCheckPort(),
            request.healthCheckEnabled(),
            request.healthCheckIntervalSeconds(),
            request.healthCheckTimeoutSeconds(),
            request.healthyThresholdCount(),
            request.unhealthyThresholdCount(),
            request.healthCheckPath(),
            request.matcher());
    return given.orElse(
        new HealthCheck(
            old.healthCheckProtocol(),
            old.healthCheckPort(),
            old.healthCheckEnabled(),
            old.healthCheckIntervalSeconds(),
            old.healthCheckTimeoutSeconds(),
            old.healthyThresholdCount(),
            old.unhealthyThresholdCount(),
            old.healthCheckPath(),
            old.matcher()));
  }
}
