package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** What is answered when a security group lets more in or out. */
record AuthorizedRules(
    @WireName(answer = "return") Boolean returned,
    @WireName(answer = "securityGroupRuleSet") List<RuleAnswer> securityGroupRules) {}
