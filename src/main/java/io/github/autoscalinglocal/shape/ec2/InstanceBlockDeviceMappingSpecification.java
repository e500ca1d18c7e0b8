package io.github.autoscalinglocal.shape.ec2;

public record InstanceBlockDeviceMappingSpecification(
    String deviceName,
    EbsInstanceBlockDeviceSpecification ebs,
    String virtualName,
    String noDevice) {}
