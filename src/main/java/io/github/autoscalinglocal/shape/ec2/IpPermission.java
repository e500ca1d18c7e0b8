package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record IpPermission(
    String ipProtocol,
    Integer fromPort,
    Integer toPort,
    @WireName(value = "Groups", answer = "groups") List<UserIdGroupPair> userIdGroupPairs,
    List<IpRange> ipRanges,
    List<Ipv6Range> ipv6Ranges,
    List<PrefixListId> prefixListIds) {}
