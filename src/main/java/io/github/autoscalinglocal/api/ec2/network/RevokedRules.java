package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.IpPermission;
import java.util.List;

/** What is answered when a security group lets less in or out. */
record RevokedRules(
    @WireName(answer = "return") Boolean returned,
    @WireName(answer = "unknownIpPermissionSet") List<IpPermission> unknownIpPermissions,
    @WireName(answer = "revokedSecurityGroupRuleSet")
        List<RevokedRule> revokedSecurityGroupRules) {}
