package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.Ec2;
import io.github.autoscalinglocal.model.Ec2.Template;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import java.util.HexFormat;
import java.util.Optional;
import org.pcollections.TreePMap;
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
  private static final String ID_PREFIX = "lt-";
  private static final String UNKNOWN_NAME_PREFIX = "launch-template-";

  private LaunchTemplates() {}

  /**
   * The specification with both id and name, as the service shows it, whichever was given; the
   * version stays as given. A template or version that was never seen is taken on trust, or refused
   * when references are strict.
   */
  public static LaunchTemplateSpecification resolve(Tx tx, LaunchTemplateSpecification given) {
    Template template = findOrAdopt(tx, given);
    template = knowVersion(tx, template, Optional.ofNullable(given.version()));
    return new LaunchTemplateSpecification(template.id(), template.name(), given.version());
  }

  /** The number that a specification's version stands for at this moment. */
  public static long version(View view, LaunchTemplateSpecification resolved) {
    Template template = view.region().ec2().template(resolved.launchTemplateId()).orElseThrow();
    return numberOf(template, Optional.ofNullable(resolved.version()));
  }

  private static long numberOf(Template template, Optional<String> version) {
    String text = version.orElse(DEFAULT);
    return switch (text) {
      case LATEST -> template.latestVersion();
      case DEFAULT -> template.defaultVersion();
      default -> Long.parseLong(text);
    };
  }

  private static Template findOrAdopt(Tx tx, LaunchTemplateSpecification given) {
    Ec2 ec2 = tx.region().ec2();
    String id = given.launchTemplateId();
    String name = given.launchTemplateName();
    Optional<Template> known = id != null ? ec2.template(id) : ec2.templateNamed(name);
    if (known.isPresent()) {
      return known.get();
    }
    String asked = id != null ? id : name;
    if (tx.options().references() == References.STRICT) {
      throw Errors.templateNotFound(asked, id != null);
    }
    LOG.warn("Launch template {} is unknown and taken on trust (references=lenient)", asked);
    Template adopted =
        new Template(
            id != null ? id : idFor(name),
            name != null ? name : nameFor(id),
            1,
            1,
            TreePMap.empty());
    tx.update(region -> region.with(region.ec2().with(adopted)));
    return adopted;
  }

  /** A version number that exists, or that is believed to from now on. */
  private static Template knowVersion(Tx tx, Template template, Optional<String> version) {
    String text = version.orElse(DEFAULT);
    if (text.equals(LATEST) || text.equals(DEFAULT)) {
      return template;
    }
    boolean takenOnTrust = template.versions().isEmpty();
    long number = parse(template, text);
    if (template.versions().containsKey(number)
        || (takenOnTrust && number <= template.latestVersion())) {
      return template;
    }
    if (!takenOnTrust || tx.options().references() == References.STRICT) {
      throw Errors.templateVersionNotFound(template.id(), text);
    }
    Template grown =
        new Template(
            template.id(), template.name(), template.defaultVersion(), number, template.versions());
    tx.update(region -> region.with(region.ec2().with(grown)));
    return grown;
  }

  private static long parse(Template template, String version) {
    if (version.length() > 18
        || version.isEmpty()
        || !version.chars().allMatch(each -> each >= '0' && each <= '9')
        || Long.parseLong(version) == 0) {
      throw Errors.templateVersionNotFound(template.id(), version);
    }
    return Long.parseLong(version);
  }

  private static String idFor(String name) {
    return ID_PREFIX + "0" + stableDigits(name);
  }

  private static String nameFor(String id) {
    return UNKNOWN_NAME_PREFIX
        + (id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : stableDigits(id));
  }

  /** Sixteen hexadecimal digits that are always the same for a text. */
  static String stableDigits(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = Chance.mix(hash + text.charAt(i));
    }
    return HexFormat.of().toHexDigits(hash);
  }
}
