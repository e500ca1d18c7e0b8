package io.github.autoscalinglocal.shape.ec2;

public record EbsInstanceBlockDeviceSpecification(String volumeId, Boolean deleteOnTermination) {}
