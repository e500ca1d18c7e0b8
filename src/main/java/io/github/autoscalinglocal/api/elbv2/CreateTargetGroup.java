package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.TargetGroups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Code;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.Matcher;
import io.github.autoscalinglocal.shape.elbv2.Protocol;
import io.github.autoscalinglocal.shape.elbv2.Tag;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import io.github.autoscalinglocal.shape.elbv2.TargetGroupIpAddressType;
import io.github.autoscalinglocal.shape.elbv2.TargetType;
import java.util.List;
import java.util.Optional;

/** Creates a target group; one that exists already with the same settings is answered as it is. */
final class CreateTargetGroup
    implements WriteOperation<CreateTargetGroup.Request, CreateTargetGroup.Response> {
  record Request(
      @Required String name,
      Protocol protocol,
      String protocolVersion,
      @Range(min = 1, max = 65535) Integer port,
      String vpcId,
      Protocol healthCheckProtocol,
      String healthCheckPort,
      Boolean healthCheckEnabled,
      @Length(min = 1, max = 1024) String healthCheckPath,
      @Range(min = 5, max = 300) Integer healthCheckIntervalSeconds,
      @Range(min = 2, max = 120) Integer healthCheckTimeoutSeconds,
      @Range(min = 2, max = 10) Integer healthyThresholdCount,
      @Range(min = 2, max = 10) Integer unhealthyThresholdCount,
      Matcher matcher,
      TargetType targetType,
      @Length(min = 1) List<Tag> tags,
      TargetGroupIpAddressType ipAddressType,
      @Range(min = 1, max = 65535) Integer targetControlPort) {}

  record Response(List<TargetGroup> targetGroups) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Names.check("Target group", request.name());
    HealthCheck.checkParts(request);
    Optional<Kept<TargetGroup>> known = TargetGroups.named(tx, request.name());
    if (known.isPresent()) {
      TargetGroup existing = known.get().description();
      if (!describe(request, existing.targetGroupArn()).equals(existing)) {
        throw ElbV2Errors.targetGroupExists(request.name());
      }
      return new Response(List.of(Known.describedGroup(tx, known.get())));
    }
    if (tx.region().elb().targetGroups().size() >= Quotas.TARGET_GROUPS) {
      throw ElbV2Errors.beyondQuota(
          ElbV2Code.TooManyTargetGroups, "target groups for your AWS account");
    }
    TargetGroup group = describe(request, TargetGroups.newArn(tx, request.name()));
    Kept<TargetGroup> created =
        new Kept<>(
            group,
            TargetGroups.attributes(group.protocol(), group.targetType()),
            Tags.of(request.tags()),
            false);
    TargetGroups.put(tx, created);
    return new Response(List.of(Known.describedGroup(tx, created)));
  }

  private static TargetGroup describe(Request request, String arn) {
    HealthCheck check = HealthCheck.of(request);
    boolean lambda = HealthCheck.type(request) == TargetType.LAMBDA;
    boolean http = HealthCheck.isHttp(request.protocol());
    return new TargetGroup(
        arn,
        request.name(),
        request.protocol(),
        request.port(),
        request.vpcId(),
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
        HealthCheck.type(request),
        http && request.protocolVersion() == null ? "HTTP1" : request.protocolVersion(),
        request.ipAddressType() == null && !lambda
            ? TargetGroupIpAddressType.IPV4
            : request.ipAddressType(),
        request.targetControlPort());
  }
}
