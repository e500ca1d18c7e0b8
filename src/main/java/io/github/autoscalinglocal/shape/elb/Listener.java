package io.github.autoscalinglocal.shape.elb;

import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;

/** What a Classic load balancer listens to, and where it passes that on. */
public record Listener(
    @Required String protocol,
    @Required Integer loadBalancerPort,
    String instanceProtocol,
    @Required @Range(min = 1, max = 65535) Integer instancePort,
    String sSLCertificateId) {}
