package io.github.autoscalinglocal.shape.ec2;

public record TemplateBlockDeviceMapping(
    String deviceName, String virtualName, TemplateEbsBlockDevice ebs, String noDevice) {}
