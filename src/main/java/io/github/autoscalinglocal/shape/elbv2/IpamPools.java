package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;

/** Where a load balancer takes its addresses from. */
public record IpamPools(
    @Length(max = 1000) @Matches("^(ipam-pool-)[a-zA-Z0-9]+$") String ipv4IpamPoolId) {}
