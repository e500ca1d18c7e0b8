package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import java.time.Instant;

/** A version of a launch template as answers show it. */
public record VersionAnswer(
    String launchTemplateId,
    String launchTemplateName,
    Long versionNumber,
    String versionDescription,
    Instant createTime,
    String createdBy,
    Boolean defaultVersion,
    LaunchTemplateData launchTemplateData) {

  static VersionAnswer of(View view, Template template, TemplateVersion version) {
    return new VersionAnswer(
        template.id(),
        template.name(),
        version.number(),
        version.description().orElse(null),
        version.createdAt(),
        Answers.creator(view),
        version.number() == template.defaultVersion(),
        version.data());
  }
}
