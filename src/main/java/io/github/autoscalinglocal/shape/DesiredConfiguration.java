package io.github.autoscalinglocal.shape;

/** What an instance refresh brings the instances of a group to, and the group if it succeeds. */
public record DesiredConfiguration(
    LaunchTemplateSpecification launchTemplate, MixedInstancesPolicy mixedInstancesPolicy) {}
