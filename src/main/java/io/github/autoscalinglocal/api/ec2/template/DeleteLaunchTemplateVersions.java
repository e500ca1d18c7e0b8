package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes versions of a launch template, and tells of each whether it could. */
public final class DeleteLaunchTemplateVersions
    implements WriteOperation<
        DeleteLaunchTemplateVersions.Request, DeleteLaunchTemplateVersions.Response> {
  private static final int MOST = 200;

  public record Request(
      Boolean dryRun,
      String launchTemplateId,
      @Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+") String launchTemplateName,
      @WireName("LaunchTemplateVersion") @Required List<String> versions) {}

  public record Response(
      @WireName(answer = "successfullyDeletedLaunchTemplateVersionSet")
          List<Deleted> successfullyDeletedLaunchTemplateVersions,
      @WireName(answer = "unsuccessfullyDeletedLaunchTemplateVersionSet")
          List<Kept> unsuccessfullyDeletedLaunchTemplateVersions) {}

  public record Deleted(String launchTemplateId, String launchTemplateName, Long versionNumber) {}

  public record Kept(
      String launchTemplateId,
      String launchTemplateName,
      Long versionNumber,
      Reason responseError) {}

  public record Reason(String code, String message) {}

  @Override
  public Response apply(Request request, Tx tx) {
    if (request.versions().size() > MOST) {
      throw Ec2Errors.invalidValue(
          "You can delete up to " + MOST + " launch template versions in a single request.");
    }
    Template template =
        NamedTemplate.find(tx, request.launchTemplateId(), request.launchTemplateName());
    List<Deleted> deleted = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    Template left = template;
    for (String asked : request.versions()) {
      Optional<Long> number = LaunchTemplates.number(left, Optional.of(asked));
      Optional<Reason> reason = reason(left, asked, number);
      if (reason.isPresent()) {
        kept.add(new Kept(template.id(), template.name(), number.orElse(0L), reason.get()));
      } else {
        left = left.without(number.orElseThrow());
        deleted.add(new Deleted(template.id(), template.name(), number.orElseThrow()));
      }
    }
    Template after = left;
    tx.update(tx.region().ec2().with(after));
    return new Response(deleted, kept);
  }

  /** Why a version stays. What is believed of a template on trust cannot be taken back. */
  private static Optional<Reason> reason(Template template, String asked, Optional<Long> number) {
    if (number.filter(each -> each == template.defaultVersion()).isPresent()) {
      return Optional.of(
          new Reason(
              "unexpectedError",
              "Cannot delete the default version of the launch template " + template.id() + "."));
    }
    return number.flatMap(template::version).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "launchTemplateVersionDoesNotExist",
                Ec2Errors.templateVersionNotFound(template.id(), asked).text()));
  }
}
