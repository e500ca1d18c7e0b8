package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record TemplateEbsBlockDevice(
    Boolean encrypted,
    Boolean deleteOnTermination,
    Integer iops,
    String kmsKeyId,
    String snapshotId,
    Integer volumeSize,
    @OneOf({"gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"}) String volumeType,
    Integer throughput,
    Integer volumeInitializationRate,
    Integer ebsCardIndex) {}
