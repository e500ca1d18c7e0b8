package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.IamInstanceProfileSpecification;
import io.github.autoscalinglocal.shape.ec2.LicenseSpecification;
import io.github.autoscalinglocal.shape.ec2.MetadataOptions;
import io.github.autoscalinglocal.shape.ec2.TemplatePlacement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Lists the versions of a launch template, or the latest or default ones of all. */
public final class DescribeLaunchTemplateVersions
    implements ReadOperation<
        DescribeLaunchTemplateVersions.Request, DescribeLaunchTemplateVersions.Response> {
  private static final Listing<VersionAnswer> LISTING =
      new Listing<>(
          "DescribeLaunchTemplateVersions",
          new Filters<VersionAnswer>()
              .on("create-time", VersionAnswer::createTime)
              .on("is-default-version", VersionAnswer::defaultVersion)
              .on("ebs-optimized", version -> version.launchTemplateData().ebsOptimized())
              .on("image-id", version -> version.launchTemplateData().imageId())
              .on("instance-type", version -> version.launchTemplateData().instanceType())
              .on("kernel-id", version -> version.launchTemplateData().kernelId())
              .on("ram-disk-id", version -> version.launchTemplateData().ramDiskId())
              .on("iam-instance-profile", DescribeLaunchTemplateVersions::profile)
              .on("http-endpoint", of(MetadataOptions::httpEndpoint))
              .on("http-tokens", of(MetadataOptions::httpTokens))
              .on("host-resource-group-arn", DescribeLaunchTemplateVersions::hostGroup)
              .on("license-configuration-arn", DescribeLaunchTemplateVersions::license),
          DescribeLaunchTemplateVersions::key,
          1,
          200);

  public record Request(
      Boolean dryRun,
      String launchTemplateId,
      @Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+") String launchTemplateName,
      @WireName("LaunchTemplateVersion") List<String> versions,
      String minVersion,
      String maxVersion,
      String nextToken,
      Integer maxResults,
      @WireName("Filter") List<Filter> filters,
      Boolean resolveAlias,
      Boolean includeManagedResources) {}

  public record Response(
      @WireName(answer = "launchTemplateVersionSet") List<VersionAnswer> launchTemplateVersions,
      String nextToken) {}

  @Override
  public Response answer(Request request, View view) {
    List<VersionAnswer> all = new ArrayList<>();
    if (request.launchTemplateId() == null && request.launchTemplateName() == null) {
      for (Template template : view.region().ec2().templates().byId().values()) {
        ofEach(request).stream()
            .map(version -> NamedTemplate.version(template, version))
            .distinct()
            .forEach(version -> all.add(VersionAnswer.of(view, template, version)));
      }
    } else {
      Template template =
          NamedTemplate.find(view, request.launchTemplateId(), request.launchTemplateName());
      versions(request, template)
          .forEach(version -> all.add(VersionAnswer.of(view, template, version)));
    }
    all.sort(Comparator.comparing(DescribeLaunchTemplateVersions::key));
    Page<VersionAnswer> page =
        LISTING.page(all.stream(), request.filters(), request.maxResults(), request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static List<String> ofEach(Request request) {
    List<String> versions = request.versions() == null ? List.of() : request.versions();
    boolean named =
        !versions.isEmpty()
            && versions.stream()
                .allMatch(each -> each.equals("$Latest") || each.equals("$Default"));
    if (!named) {
      throw Ec2Errors.missing("LaunchTemplateId");
    }
    return versions;
  }

  private static Stream<TemplateVersion> versions(Request request, Template template) {
    if (request.versions() != null && !request.versions().isEmpty()) {
      return request.versions().stream()
          .map(version -> NamedTemplate.version(template, version))
          .distinct();
    }
    long first = bound(template, request.minVersion(), 1);
    long last =
        Math.min(bound(template, request.maxVersion(), Long.MAX_VALUE), template.latestVersion());
    return LongStream.rangeClosed(first, last)
        .boxed()
        .flatMap(number -> LaunchTemplates.version(template, number).stream());
  }

  private static long bound(Template template, String version, long otherwise) {
    return version == null
        ? otherwise
        : LaunchTemplates.number(template, Optional.of(version))
            .orElseThrow(() -> Ec2Errors.templateVersionNotFound(template.id(), version));
  }

  /** Newest first within a template, as the service lists them. */
  private static String key(VersionAnswer version) {
    return version.launchTemplateId()
        + "/"
        + String.format(Locale.ROOT, "%018d", 999_999_999_999_999_999L - version.versionNumber());
  }

  private static Function<VersionAnswer, Object> of(Function<MetadataOptions, Object> fact) {
    return version ->
        Optional.ofNullable(version.launchTemplateData().metadataOptions()).map(fact).orElse(null);
  }

  private static Object profile(VersionAnswer version) {
    IamInstanceProfileSpecification profile = version.launchTemplateData().iamInstanceProfile();
    return profile == null ? null : profile.arn() == null ? profile.name() : profile.arn();
  }

  private static Object hostGroup(VersionAnswer version) {
    return Optional.ofNullable(version.launchTemplateData().placement())
        .map(TemplatePlacement::hostResourceGroupArn)
        .orElse(null);
  }

  private static Object license(VersionAnswer version) {
    return Stream.ofNullable(version.launchTemplateData().licenseSpecifications())
        .flatMap(List::stream)
        .map(LicenseSpecification::licenseConfigurationArn)
        .findFirst()
        .orElse(null);
  }
}
