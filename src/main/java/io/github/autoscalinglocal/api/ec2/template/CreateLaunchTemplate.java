package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.Operator;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;
import java.util.Optional;

/** Creates a launch template with its first version. */
public final class CreateLaunchTemplate
    implements WriteOperation<CreateLaunchTemplate.Request, CreateLaunchTemplate.Response> {

  public record Request(
      Boolean dryRun,
      String clientToken,
      @Required @Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+")
          String launchTemplateName,
      @Length(max = 255) String versionDescription,
      @Required LaunchTemplateData launchTemplateData,
      Operator operator,
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications) {}

  public record Response(TemplateAnswer launchTemplate) {}

  /** Asked again with the same token and name, it answers as it did. */
  @Override
  public Response apply(Request request, Tx tx) {
    Tagging.check(request.tagSpecifications());
    Tagging.check(request.launchTemplateData().tagSpecifications());
    Optional<Template> old = tx.region().ec2().templates().named(request.launchTemplateName());
    if (old.isPresent()) {
      if (request.clientToken() == null
          || !request.clientToken().equals(old.get().clientToken().orElse(null))) {
        throw Ec2Errors.templateNameExists();
      }
      return new Response(TemplateAnswer.of(tx, old.get()));
    }
    Template template =
        Template.of(
            tx.newId("lt"),
            request.launchTemplateName(),
            Optional.ofNullable(request.clientToken()),
            new TemplateVersion(
                1,
                Optional.ofNullable(request.versionDescription()),
                tx.now(),
                request.launchTemplateData()));
    tx.update(tx.region().ec2().with(template));
    Answers.tag(tx, template.id(), "launch-template", request.tagSpecifications());
    return new Response(TemplateAnswer.of(tx, template));
  }
}
