package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.RefreshStrategy;
import java.util.List;
import java.util.Optional;

/**
 * Which instances are as those that a group launches now: of the same launch template, in the
 * version that it stands for at this moment, and of a type that is allowed. Where only root volumes
 * are replaced, it is the image that counts.
 */
final class RefreshMatch {
  private final View view;
  private final LaunchSource source;
  private final List<Candidate> candidates;
  private final boolean byImage;

  private RefreshMatch(View view, Group group, RefreshStrategy strategy) {
    this.view = view;
    this.source = group.launchesFrom();
    this.candidates =
        source instanceof OfMixedInstances mixed ? Candidates.all(view, group, mixed) : List.of();
    this.byImage = strategy == RefreshStrategy.REPLACE_ROOT_VOLUME;
  }

  /** With what the group launches now. */
  static RefreshMatch with(View view, Group group, RefreshStrategy strategy) {
    return new RefreshMatch(view, group, strategy);
  }

  boolean matches(Instance instance) {
    if (source instanceof OfLaunchConfiguration configuration) {
      return instance.origin() instanceof Origin.LaunchConfiguration origin
          && origin.name().equals(configuration.name());
    }
    if (source instanceof OfLaunchTemplate template) {
      return isFrom(template.template(), instance)
          && instance.machine().type().equals(NextLaunch.type(view, template.template()));
    }
    LaunchTemplateSpecification template =
        ((OfMixedInstances) source).policy().launchTemplate().launchTemplateSpecification();
    if (candidates.isEmpty()) {
      return isFrom(template, instance)
          && instance.machine().type().equals(NextLaunch.type(view, template));
    }
    Optional<Candidate> candidate = candidate(instance);
    return byImage
        ? image(candidate).equals(Optional.of(instance.machine().imageId()))
        : candidate.isPresent()
            && isFrom(
                candidate
                    .flatMap(Candidate::override)
                    .map(LaunchTemplateOverrides::launchTemplateSpecification)
                    .orElse(template),
                instance);
  }

  /** The image that an instance of this type has to have. */
  Optional<String> imageFor(Instance instance) {
    return image(candidate(instance));
  }

  /** The launch template that an instance of this type has to be from. */
  Origin originFor(Instance instance) {
    return candidate(instance)
        .flatMap(Candidate::override)
        .map(LaunchTemplateOverrides::launchTemplateSpecification)
        .or(
            () ->
                source instanceof OfMixedInstances mixed
                    ? Optional.of(mixed.policy().launchTemplate().launchTemplateSpecification())
                    : Optional.empty())
        .<Origin>map(template -> Facts.template(view, template))
        .orElse(instance.origin());
  }

  private Optional<Candidate> candidate(Instance instance) {
    return candidates.stream()
        .filter(each -> each.type().equals(instance.machine().type()))
        .findFirst();
  }

  private static Optional<String> image(Optional<Candidate> candidate) {
    return candidate.flatMap(Candidate::override).map(LaunchTemplateOverrides::imageId);
  }

  private boolean isFrom(LaunchTemplateSpecification template, Instance instance) {
    return instance.origin().equals(Facts.template(view, template));
  }
}
