package io.github.autoscalinglocal.shape;

/**
 * One choice of what to launch: an instance type, or requirements that stand for many.
 *
 * @param weightedCapacity capacity units, in decimal digits
 */
public record LaunchTemplateOverrides(
    @Text(max = 255) String instanceType,
    @Text(max = 32) String weightedCapacity,
    LaunchTemplateSpecification launchTemplateSpecification,
    InstanceRequirements instanceRequirements,
    @Length(min = 5, max = 21) @Matches("^ami-[a-z0-9]{1,17}$") String imageId) {}
