package io.github.autoscalinglocal.shape;

/**
 * An EBS volume of a block device mapping.
 *
 * @param volumeSize GiB
 * @param iops operations a second
 * @param throughput MiB a second
 */
public record Ebs(
    @Text(max = 255) String snapshotId,
    @Range(min = 1, max = 16384) Integer volumeSize,
    @Length(min = 1, max = 255) String volumeType,
    Boolean deleteOnTermination,
    @Range(min = 100, max = 20000) Integer iops,
    Boolean encrypted,
    @Range(min = 125, max = 1000) Integer throughput) {}
