package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record Placement(
    String availabilityZoneId,
    String affinity,
    String groupName,
    Integer partitionNumber,
    String hostId,
    @OneOf({"dedicated", "default", "host"}) String tenancy,
    String spreadDomain,
    String hostResourceGroupArn,
    String groupId,
    String availabilityZone) {}
