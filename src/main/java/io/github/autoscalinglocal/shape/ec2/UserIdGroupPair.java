package io.github.autoscalinglocal.shape.ec2;

public record UserIdGroupPair(
    String description,
    String userId,
    String groupName,
    String groupId,
    String vpcId,
    String vpcPeeringConnectionId,
    String peeringStatus) {}
