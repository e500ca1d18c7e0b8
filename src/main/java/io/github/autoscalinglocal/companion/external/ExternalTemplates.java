package io.github.autoscalinglocal.companion.external;

import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.ec2.InstanceMarketOptions;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.SpotMarketOptions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Launch templates as the other EC2 describes them. Of their data, what decides about a group is
 * kept: the rest is looked at there, when an instance is launched.
 */
final class ExternalTemplates {
  private ExternalTemplates() {}

  /**
   * @param items all versions, in any order
   */
  static Optional<Template> read(List<Xml> items) {
    List<Xml> versions =
        items.stream()
            .filter(each -> number(each).isPresent())
            .sorted(Comparator.comparing(each -> number(each).orElseThrow()))
            .toList();
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    Xml first = versions.get(0);
    Optional<String> id = first.text("launchTemplateId");
    Optional<String> name = first.text("launchTemplateName");
    if (id.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Template template = Template.of(id.get(), name.get(), version(first));
    for (Xml each : versions.subList(1, versions.size())) {
      template = template.with(version(each));
    }
    for (Xml each : versions) {
      if (each.text("defaultVersion").filter("true"::equals).isPresent()) {
        template = template.withDefault(number(each).orElseThrow());
      }
    }
    return Optional.of(template);
  }

  private static Optional<Long> number(Xml item) {
    try {
      return item.text("versionNumber").map(Long::valueOf).filter(each -> each > 0);
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static TemplateVersion version(Xml item) {
    return new TemplateVersion(
        number(item).orElseThrow(),
        item.text("versionDescription"),
        item.text("createTime").flatMap(ExternalTemplates::instant).orElse(Instant.EPOCH),
        item.child("launchTemplateData")
            .map(ExternalTemplates::data)
            .orElseGet(() -> LaunchTemplateData.of(null, null)));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static LaunchTemplateData data(Xml item) {
    return LaunchTemplateData.of(
            item.text("imageId").orElse(null), item.text("instanceType").orElse(null))
        .with(item.child("instanceMarketOptions").map(ExternalTemplates::market).orElse(null));
  }

  private static InstanceMarketOptions market(Xml item) {
    String maxPrice =
        item.child("spotOptions").flatMap(options -> options.text("maxPrice")).orElse(null);
    return new InstanceMarketOptions(
        item.text("marketType").orElse(null),
        new SpotMarketOptions(maxPrice, null, null, null, null));
  }
}
