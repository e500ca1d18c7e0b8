package io.github.autoscalinglocal.shape;

/**
 * How a mixed instances policy divides capacity between on-demand and spot instances.
 *
 * @param onDemandPercentageAboveBaseCapacity the service holds it to 0..100, which the API
 *     description does not say
 */
public record InstancesDistribution(
    @Text(min = 0) String onDemandAllocationStrategy,
    Integer onDemandBaseCapacity,
    @Range(min = 0, max = 100) Integer onDemandPercentageAboveBaseCapacity,
    @Text(min = 0) String spotAllocationStrategy,
    Integer spotInstancePools,
    @Length(max = 255) String spotMaxPrice) {}
