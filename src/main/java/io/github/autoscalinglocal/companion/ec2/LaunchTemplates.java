package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.model.ec2.Templates;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Launch templates as groups refer to them: by id or name, and by a version that may be {@code
 * $Latest} or {@code $Default}.
 */
public final class LaunchTemplates {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchTemplates.class);
  private static final String LATEST = "$Latest";
  private static final String DEFAULT = "$Default";

  /** What follows is the name of a parameter that holds an image's id; nobody looks it up here. */
  private static final String PARAMETER = "resolve:ssm:";

  /** EC2's quota for a template. A number beyond is believed of none: all below it would exist. */
  private static final int MOST_VERSIONS = 10_000;

  private static final String ID_PREFIX = "lt-";
  private static final String UNKNOWN_NAME_PREFIX = "launch-template-";

  private LaunchTemplates() {}

  /**
   * The specification with both id and name, as the service shows it, whichever was given; the
   * version stays as given. A template or version that was never seen is taken on trust, or refused
   * when references are strict.
   */
  public static LaunchTemplateSpecification resolve(Tx tx, LaunchTemplateSpecification given) {
    String id = given.launchTemplateId();
    String name = given.launchTemplateName();
    ExternalLookup.template(tx, Optional.ofNullable(id), Optional.ofNullable(name));
    Template template =
        find(tx, Optional.ofNullable(id), Optional.ofNullable(name))
            .orElseThrow(() -> Errors.templateNotFound(id != null ? id : name, id != null));
    String version = given.version() == null ? DEFAULT : given.version();
    TemplateVersion known =
        knowVersion(tx, template, version)
            .orElseThrow(() -> Errors.templateVersionNotFound(template.id(), version));
    if (!template.isOnTrust()
        && known
            .imageId()
            .filter(image -> !image.startsWith(PARAMETER) && !Images.isThere(tx, image))
            .isPresent()) {
      throw Errors.templateUnusable(Ec2Errors.imageNotFound(known.imageId().orElseThrow()));
    }
    LaunchChecks.refusal(tx, known.data())
        .ifPresent(
            refusal -> {
              throw Errors.templateUnusable(refusal);
            });
    return new LaunchTemplateSpecification(template.id(), template.name(), given.version());
  }

  /**
   * Makes a template, in the place of one of the same name.
   *
   * @param id made of the name if there is none
   * @param versions from the first to the latest
   */
  public static void put(
      Tx tx, String name, Optional<String> id, long byDefault, List<LaunchTemplateData> versions) {
    Template template =
        Template.of(id.orElseGet(() -> idFor(name)), name, version(tx, 1, versions.get(0)));
    for (int i = 1; i < versions.size(); i++) {
      template = template.with(version(tx, i + 1, versions.get(i)));
    }
    Template whole = template.withDefault(byDefault);
    tx.update(tx.region().ec2().with(whole));
  }

  private static TemplateVersion version(Tx tx, int number, LaunchTemplateData data) {
    return new TemplateVersion(number, Optional.empty(), tx.now(), data);
  }

  /**
   * The number that a specification's version stands for at this moment; 0, which none has, if the
   * template has been deleted since.
   */
  public static long version(View view, LaunchTemplateSpecification resolved) {
    return view.region()
        .ec2()
        .templates()
        .withId(resolved.launchTemplateId())
        .flatMap(template -> number(template, Optional.ofNullable(resolved.version())))
        .orElse(0L);
  }

  /** What EC2 says of a launch from a template that, or something that it names, is gone by now. */
  public static Optional<LaunchRefusal> whyNot(View view, LaunchTemplateSpecification resolved) {
    String id = resolved.launchTemplateId();
    Optional<Template> template = view.region().ec2().templates().withId(id);
    if (template.isEmpty()) {
      return Optional.of(LaunchRefusal.of(Ec2Errors.templateIdNotFound(id)));
    }
    Optional<TemplateVersion> version = version(template.get(), version(view, resolved));
    if (version.isEmpty()) {
      String asked = resolved.version() == null ? DEFAULT : resolved.version();
      return Optional.of(LaunchRefusal.of(Ec2Errors.templateVersionNotFound(id, asked)));
    }
    return LaunchChecks.missing(view, version.get().data());
  }

  /** The number that a version stands for, if it is one; that it exists is not said. */
  public static Optional<Long> number(Template template, Optional<String> version) {
    String text = version.orElse(DEFAULT);
    return switch (text) {
      case LATEST -> Optional.of(template.latestVersion());
      case DEFAULT -> Optional.of(template.defaultVersion());
      default -> parse(text);
    };
  }

  /** A template by id or else by name, if it is known or taken on trust. */
  public static Optional<Template> find(Tx tx, Optional<String> id, Optional<String> name) {
    Templates all = tx.region().ec2().templates();
    Optional<Template> known = id.isPresent() ? id.flatMap(all::withId) : name.flatMap(all::named);
    Optional<String> asked = id.or(() -> name);
    if (known.isPresent() || asked.isEmpty() || tx.options().references() == References.STRICT) {
      return known;
    }
    LOG.warn("Launch template {} is unknown and taken on trust (references=lenient)", asked.get());
    Template adopted =
        Template.onTrust(
            id.orElseGet(() -> idFor(asked.get())),
            name.orElseGet(() -> nameFor(asked.get())),
            tx.now(),
            1);
    tx.update(tx.region().ec2().with(adopted));
    return Optional.of(adopted);
  }

  /** A version that exists, or that is believed to from now on. */
  public static Optional<TemplateVersion> knowVersion(Tx tx, Template template, String version) {
    Optional<Long> asked = number(template, Optional.of(version));
    if (asked.isEmpty()
        || !template.isOnTrust()
        || asked.get() <= template.latestVersion()
        || asked.get() > MOST_VERSIONS
        || tx.options().references() == References.STRICT) {
      return asked.flatMap(number -> version(template, number));
    }
    Template grown =
        Template.onTrust(template.id(), template.name(), template.createdAt(), asked.get());
    tx.update(tx.region().ec2().with(grown));
    return version(grown, asked.get());
  }

  /** A version of a template, which may be made up if the template was taken on trust. */
  public static Optional<TemplateVersion> version(Template template, long number) {
    return template.isOnTrust() && number >= 1 && number <= template.latestVersion()
        ? Optional.of(madeUp(template, number))
        : template.version(number);
  }

  private static TemplateVersion madeUp(Template template, long number) {
    return new TemplateVersion(
        number,
        Optional.empty(),
        template.createdAt(),
        LaunchTemplateData.of(
            Images.idOfUnknownTemplate(template.id(), number), Images.UNKNOWN_TYPE));
  }

  /** A number of 18 digits at most, and none but digits. */
  static Optional<Long> parse(String version) {
    if (version.isEmpty() || version.length() > 18) {
      return Optional.empty();
    }
    for (int i = 0; i < version.length(); i++) {
      if (version.charAt(i) < '0' || version.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    return Optional.of(Long.valueOf(version));
  }

  private static String idFor(String name) {
    return ID_PREFIX + "0" + StableIds.digits(name);
  }

  private static String nameFor(String id) {
    return UNKNOWN_NAME_PREFIX
        + (id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : StableIds.digits(id));
  }
}
