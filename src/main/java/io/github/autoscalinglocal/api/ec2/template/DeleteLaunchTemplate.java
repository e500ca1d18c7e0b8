package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import org.pcollections.TreePMap;

/**
 * Deletes a launch template with all its versions. Groups that launch from it fail to from now on.
 */
public final class DeleteLaunchTemplate
    implements WriteOperation<DeleteLaunchTemplate.Request, DeleteLaunchTemplate.Response> {

  public record Request(
      Boolean dryRun,
      String launchTemplateId,
      @Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+")
          String launchTemplateName) {}

  public record Response(TemplateAnswer launchTemplate) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Template template =
        NamedTemplate.find(tx, request.launchTemplateId(), request.launchTemplateName());
    TemplateAnswer answer = TemplateAnswer.of(tx, template);
    tx.update(
        tx.region()
            .ec2()
            .with(tx.region().ec2().templates().without(template))
            .withTags(template.id(), TreePMap.empty()));
    return new Response(answer);
  }
}
