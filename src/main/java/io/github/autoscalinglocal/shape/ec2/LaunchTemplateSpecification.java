package io.github.autoscalinglocal.shape.ec2;

public record LaunchTemplateSpecification(
    String launchTemplateId, String launchTemplateName, String version) {}
