package io.github.autoscalinglocal.shape.elbv2;

import java.util.List;

/** A target group as it is described. */
public record TargetGroup(
    String targetGroupArn,
    String targetGroupName,
    Protocol protocol,
    Integer port,
    String vpcId,
    Protocol healthCheckProtocol,
    String healthCheckPort,
    Boolean healthCheckEnabled,
    Integer healthCheckIntervalSeconds,
    Integer healthCheckTimeoutSeconds,
    Integer healthyThresholdCount,
    Integer unhealthyThresholdCount,
    String healthCheckPath,
    Matcher matcher,
    List<String> loadBalancerArns,
    TargetType targetType,
    String protocolVersion,
    TargetGroupIpAddressType ipAddressType,
    Integer targetControlPort) {}
