package io.github.autoscalinglocal.shape;

/** Several instance types, bought partly on demand and partly on the spot market. */
public record MixedInstancesPolicy(
    LaunchTemplate launchTemplate, InstancesDistribution instancesDistribution) {}
