package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import java.util.Optional;

/** Adds a version to a launch template, which may be based on another version. */
public final class CreateLaunchTemplateVersion
    implements WriteOperation<
        CreateLaunchTemplateVersion.Request, CreateLaunchTemplateVersion.Response> {

  public record Request(
      Boolean dryRun,
      String clientToken,
      String launchTemplateId,
      @Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+") String launchTemplateName,
      String sourceVersion,
      @Length(max = 255) String versionDescription,
      @Required LaunchTemplateData launchTemplateData,
      Boolean resolveAlias) {}

  public record Response(VersionAnswer launchTemplateVersion) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Tagging.check(request.launchTemplateData().tagSpecifications());
    Template template =
        NamedTemplate.find(tx, request.launchTemplateId(), request.launchTemplateName());
    LaunchTemplateData data =
        request.sourceVersion() == null
            ? request.launchTemplateData()
            : request
                .launchTemplateData()
                .over(NamedTemplate.version(template, request.sourceVersion()).data());
    TemplateVersion version =
        new TemplateVersion(
            template.lastNumber() + 1,
            Optional.ofNullable(request.versionDescription()),
            tx.now(),
            data);
    Template grown = described(template).with(version);
    tx.update(tx.region().ec2().with(grown));
    return new Response(VersionAnswer.of(tx, grown, version));
  }

  /**
   * One that was taken on trust is not from here on: its versions are what was believed of them.
   */
  private static Template described(Template template) {
    Template described = template;
    for (long number = 1; template.isOnTrust() && number <= template.latestVersion(); number++) {
      described = described.with(LaunchTemplates.version(template, number).orElseThrow());
    }
    return described;
  }
}
