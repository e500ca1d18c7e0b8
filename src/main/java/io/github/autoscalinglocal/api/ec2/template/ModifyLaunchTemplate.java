package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.WireName;

/** Makes another version the default one. */
public final class ModifyLaunchTemplate
    implements WriteOperation<ModifyLaunchTemplate.Request, ModifyLaunchTemplate.Response> {

  public record Request(
      Boolean dryRun,
      String clientToken,
      String launchTemplateId,
      @Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+") String launchTemplateName,
      @WireName("SetDefaultVersion") String defaultVersion) {}

  public record Response(TemplateAnswer launchTemplate) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Template template =
        NamedTemplate.find(tx, request.launchTemplateId(), request.launchTemplateName());
    if (request.defaultVersion() == null) {
      throw Ec2Errors.missing("SetDefaultVersion");
    }
    Template modified =
        template.withDefault(NamedTemplate.version(template, request.defaultVersion()).number());
    tx.update(tx.region().ec2().with(modified));
    return new Response(TemplateAnswer.of(tx, modified));
  }
}
