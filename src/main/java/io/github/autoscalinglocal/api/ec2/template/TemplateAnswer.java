package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.time.Instant;
import java.util.List;

/** A launch template as answers show it. */
public record TemplateAnswer(
    String launchTemplateId,
    String launchTemplateName,
    Instant createTime,
    String createdBy,
    Long defaultVersionNumber,
    Long latestVersionNumber,
    @WireName(answer = "tagSet") List<Tag> tags) {

  static TemplateAnswer of(View view, Template template) {
    return new TemplateAnswer(
        template.id(),
        template.name(),
        template.createdAt(),
        Answers.creator(view),
        template.defaultVersion(),
        template.latestVersion(),
        Answers.tags(view, template.id()));
  }
}
