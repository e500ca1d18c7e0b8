package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.WireName;

public record EbsBlockDevice(
    Boolean deleteOnTermination,
    Integer iops,
    String snapshotId,
    Integer volumeSize,
    @OneOf({"gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"}) String volumeType,
    String kmsKeyId,
    Integer throughput,
    String outpostArn,
    String availabilityZone,
    Boolean encrypted,
    @WireName(answer = "VolumeInitializationRate") Integer volumeInitializationRate,
    @WireName(answer = "AvailabilityZoneId") String availabilityZoneId,
    @WireName(answer = "EbsCardIndex") Integer ebsCardIndex) {}
