package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record TemplatePlacement(
    String availabilityZone,
    String availabilityZoneId,
    String affinity,
    String groupName,
    String hostId,
    @OneOf({"dedicated", "default", "host"}) String tenancy,
    String spreadDomain,
    String hostResourceGroupArn,
    Integer partitionNumber,
    String groupId) {}
