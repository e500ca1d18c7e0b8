package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.model.ec2.Templates;
import java.util.Optional;
import java.util.regex.Pattern;

/** The launch template that a request means, by id or by name. */
final class NamedTemplate {
  private static final Pattern ID = Pattern.compile("lt-[0-9a-zA-Z-]+");

  private NamedTemplate() {}

  static Template find(View view, String id, String name) {
    if (id == null && name == null) {
      throw Ec2Errors.missing("LaunchTemplateId");
    }
    if (id != null && name != null) {
      throw Ec2Errors.invalidCombination(
          "You must specify either a launch template ID or a launch template name, not both.");
    }
    Templates all = view.region().ec2().templates();
    return id != null
        ? all.withId(id).orElseThrow(() -> notFound(id))
        : all.named(name).orElseThrow(() -> Ec2Errors.templateNameNotFound(name));
  }

  static ApiException notFound(String id) {
    return ID.matcher(id).matches()
        ? Ec2Errors.templateIdNotFound(id)
        : Ec2Errors.malformedTemplateId(id);
  }

  /** The number that a request gives for a version, which may be {@code $Latest} or the like. */
  static TemplateVersion version(Template template, String version) {
    return LaunchTemplates.number(template, Optional.of(version))
        .flatMap(number -> LaunchTemplates.version(template, number))
        .orElseThrow(() -> Ec2Errors.templateVersionNotFound(template.id(), version));
  }
}
