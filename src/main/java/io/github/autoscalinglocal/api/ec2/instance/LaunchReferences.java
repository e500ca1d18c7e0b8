package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.companion.ec2.LaunchChecks;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateSpecification;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether there is what a launch names. Lenient references take it on trust. */
final class LaunchReferences {
  private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");
  private static final String IMAGE = "ami-";

  private LaunchReferences() {}

  /** The version of the launch template that a request names, if it names one. */
  static Optional<TemplateVersion> template(Tx tx, LaunchTemplateSpecification given) {
    if (given == null) {
      return Optional.empty();
    }
    String id = given.launchTemplateId();
    String name = given.launchTemplateName();
    if ((id == null) == (name == null)) {
      throw Ec2Errors.invalidCombination(
          "You must specify either a launch template ID or a launch template name, and not both.");
    }
    Template template =
        named(tx, given)
            .orElseThrow(
                () ->
                    id != null
                        ? Ec2Errors.templateIdNotFound(id)
                        : Ec2Errors.templateNameNotFound(name));
    String version = given.version() == null ? "$Default" : given.version();
    return Optional.of(
        LaunchTemplates.knowVersion(tx, template, version)
            .orElseThrow(() -> Ec2Errors.templateVersionNotFound(template.id(), version)));
  }

  static Optional<Template> named(Tx tx, LaunchTemplateSpecification given) {
    return LaunchTemplates.find(
        tx,
        Optional.ofNullable(given.launchTemplateId()),
        Optional.ofNullable(given.launchTemplateName()));
  }

  static void check(Tx tx, LaunchTemplateData data) {
    checkImage(tx, data.imageId());
    boolean strict = tx.options().references() == References.STRICT;
    String type = data.instanceType();
    if (!TYPE.matcher(type).matches() || (strict && InstanceTypes.named(type).isEmpty())) {
      throw Ec2Errors.invalidInstanceType(type);
    }
    LaunchChecks.refusal(tx, data)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private static void checkImage(Tx tx, String imageId) {
    if (imageId == null) {
      throw Ec2Errors.missing("ImageId");
    }
    if (!imageId.startsWith(IMAGE)) {
      throw Ec2Errors.malformedImageId(imageId);
    }
    if (!Images.isThere(tx, imageId)) {
      throw Ec2Errors.imageNotFound(imageId);
    }
  }
}
