package io.github.autoscalinglocal.shape;

/**
 * Which launch template, by id or by name.
 *
 * @param version a number, {@code $Latest} or {@code $Default}
 */
public record LaunchTemplateSpecification(
    @Text(max = 255) String launchTemplateId,
    @Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+") String launchTemplateName,
    @Text(max = 255) String version) {}
