package io.github.autoscalinglocal.shape;

import java.util.List;

/**
 * A mixed instances policy's launch template, with the instance types that replace the template's
 * own.
 */
public record LaunchTemplate(
    LaunchTemplateSpecification launchTemplateSpecification,
    List<LaunchTemplateOverrides> overrides) {}
