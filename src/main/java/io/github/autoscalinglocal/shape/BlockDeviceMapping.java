package io.github.autoscalinglocal.shape;

/** What a launch configuration attaches as one block device. */
public record BlockDeviceMapping(
    @Text(max = 255) String virtualName,
    @Required @Text(max = 255) String deviceName,
    Ebs ebs,
    Boolean noDevice) {}
