package io.github.autoscalinglocal.api.refresh;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether a group can be brought back to what it says: not to a version that may be another one by
 * now, nor to an image that a parameter names.
 */
final class Reversal {
  private static final String PARAMETER = "resolve:ssm:";

  private Reversal() {}

  static boolean isPossible(View view, LaunchSource source) {
    return templates(source).stream()
        .allMatch(each -> isNumbered(each) && !namesParameter(view, each));
  }

  /** All that instances may be launched from, but for a launch configuration. */
  static List<LaunchTemplateSpecification> templates(LaunchSource source) {
    if (source instanceof OfLaunchTemplate template) {
      return List.of(template.template());
    }
    return source instanceof OfMixedInstances mixed
        ? Stream.concat(
                Stream.of(mixed.policy().launchTemplate().launchTemplateSpecification()),
                mixed.policy().launchTemplate().overrides().stream()
                    .map(LaunchTemplateOverrides::launchTemplateSpecification)
                    .filter(Objects::nonNull))
            .toList()
        : List.of();
  }

  /** No version at all stands for {@code $Default}. */
  static boolean isNumbered(LaunchTemplateSpecification template) {
    return template.version() != null && !template.version().startsWith("$");
  }

  private static boolean namesParameter(View view, LaunchTemplateSpecification template) {
    return view.region()
        .ec2()
        .templates()
        .withId(template.launchTemplateId())
        .flatMap(each -> each.version(Long.parseLong(template.version())))
        .flatMap(TemplateVersion::imageId)
        .filter(image -> image.startsWith(PARAMETER))
        .isPresent();
  }
}
