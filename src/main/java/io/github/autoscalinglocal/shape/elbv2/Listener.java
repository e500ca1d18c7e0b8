package io.github.autoscalinglocal.shape.elbv2;

import java.util.List;

/** A listener as it is described. */
public record Listener(
    String listenerArn,
    String loadBalancerArn,
    Integer port,
    Protocol protocol,
    List<Certificate> certificates,
    String sslPolicy,
    List<Action> defaultActions,
    List<String> alpnPolicy,
    MutualAuthenticationAttributes mutualAuthentication) {}
