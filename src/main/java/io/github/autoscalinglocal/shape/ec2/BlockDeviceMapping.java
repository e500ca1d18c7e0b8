package io.github.autoscalinglocal.shape.ec2;

public record BlockDeviceMapping(
    EbsBlockDevice ebs, String noDevice, String deviceName, String virtualName) {}
