package io.github.autoscalinglocal.client;

import static io.github.autoscalinglocal.client.Ec2Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateErrorCode;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/** Launch templates through the client of EC2. */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
class Ec2TemplatesTest {
  private Sandbox sandbox;
  private Ec2Client ec2;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    ec2 = sandbox.ec2();
  }

  @AfterEach
  void stop() {
    ec2.close();
    sandbox.close();
  }

  private LaunchTemplate create(String name, String type) {
    return ec2.createLaunchTemplate(
            request ->
                request
                    .launchTemplateName(name)
                    .launchTemplateData(data -> data.imageId("ami-1").instanceType(type)))
        .launchTemplate();
  }

  private LaunchTemplateVersion version(String name, String version) {
    return ec2.describeLaunchTemplateVersions(
            request -> request.launchTemplateName(name).versions(version))
        .launchTemplateVersions()
        .get(0);
  }

  private void addVersion(String name, String type) {
    ec2.createLaunchTemplateVersion(
        request ->
            request
                .launchTemplateName(name)
                .sourceVersion("1")
                .launchTemplateData(data -> data.instanceType(type)));
  }

  @Test
  void aTemplateIsCreatedWithItsFirstVersion() {
    LaunchTemplate created =
        ec2.createLaunchTemplate(
                request ->
                    request
                        .launchTemplateName("web")
                        .versionDescription("the first")
                        .launchTemplateData(data -> data.imageId("ami-1"))
                        .tagSpecifications(
                            tags ->
                                tags.resourceType(ResourceType.LAUNCH_TEMPLATE)
                                    .tags(Tag.builder().key("team").value("a&b").build())))
            .launchTemplate();

    assertThat(created.launchTemplateId()).matches("lt-[0-9a-f]{17}");
    assertThat(created.launchTemplateName()).isEqualTo("web");
    assertThat(created.createTime()).isEqualTo(Sandbox.START);
    assertThat(created.createdBy()).isEqualTo("arn:aws:iam::000000000000:root");
    assertThat(created.defaultVersionNumber()).isEqualTo(1);
    assertThat(created.latestVersionNumber()).isEqualTo(1);
    assertThat(created.tags()).containsExactly(Tag.builder().key("team").value("a&b").build());
    assertThat(ec2.describeLaunchTemplates().launchTemplates()).containsExactly(created);
    assertThat(version("web", "1").versionDescription()).isEqualTo("the first");
  }

  @Test
  void whatAVersionSaysIsToldAsItWasSaid() {
    ec2.createLaunchTemplate(
        request -> request.launchTemplateName("web").launchTemplateData(detailed()));

    ResponseLaunchTemplateData data = version("web", "$Latest").launchTemplateData();

    assertThat(data.imageId()).isEqualTo("ami-1");
    assertThat(data.instanceTypeAsString()).isEqualTo("m5.large");
    assertThat(data.keyName()).isEqualTo("key");
    assertThat(data.userData()).isEqualTo("IyEvYmluL3No");
    assertThat(data.ebsOptimized()).isTrue();
    assertThat(data.disableApiTermination()).isTrue();
    assertThat(data.instanceInitiatedShutdownBehavior()).isEqualTo(ShutdownBehavior.TERMINATE);
    assertThat(data.iamInstanceProfile().name()).isEqualTo("profile");
    assertThat(data.monitoring().enabled()).isTrue();
    assertThat(data.securityGroupIds()).containsExactly("sg-1", "sg-2");
    assertThat(data.networkInterfaces().get(0).groups()).containsExactly("sg-3");
    assertThat(data.networkInterfaces().get(0).associatePublicIpAddress()).isTrue();
    assertThat(data.blockDeviceMappings().get(0).deviceName()).isEqualTo("/dev/sdf");
    assertThat(data.blockDeviceMappings().get(0).ebs().volumeSize()).isEqualTo(20);
    assertThat(data.blockDeviceMappings().get(0).ebs().volumeType()).isEqualTo(VolumeType.GP3);
    assertThat(data.instanceMarketOptions().marketType()).isEqualTo(MarketType.SPOT);
    assertThat(data.instanceMarketOptions().spotOptions().maxPrice()).isEqualTo("0.5");
    assertThat(data.metadataOptions().httpTokensAsString()).isEqualTo("required");
    assertThat(data.tagSpecifications().get(0).tags())
        .containsExactly(Tag.builder().key("app").value("web").build());
    assertThat(data.placement().tenancyAsString()).isEqualTo("dedicated");
  }

  private static RequestLaunchTemplateData detailed() {
    return RequestLaunchTemplateData.builder()
        .imageId("ami-1")
        .instanceType("m5.large")
        .keyName("key")
        .userData("IyEvYmluL3No")
        .ebsOptimized(true)
        .disableApiTermination(true)
        .instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE)
        .iamInstanceProfile(profile -> profile.name("profile"))
        .monitoring(monitoring -> monitoring.enabled(true))
        .securityGroupIds("sg-1", "sg-2")
        .networkInterfaces(
            each -> each.deviceIndex(0).groups("sg-3").associatePublicIpAddress(true))
        .blockDeviceMappings(
            each -> each.deviceName("/dev/sdf").ebs(ebs -> ebs.volumeSize(20).volumeType("gp3")))
        .instanceMarketOptions(
            options -> options.marketType("spot").spotOptions(spot -> spot.maxPrice("0.5")))
        .metadataOptions(options -> options.httpTokens("required"))
        .placement(placement -> placement.tenancy("dedicated"))
        .tagSpecifications(
            tags ->
                tags.resourceType(ResourceType.INSTANCE)
                    .tags(Tag.builder().key("app").value("web").build()))
        .build();
  }

  @Test
  void aVersionMayBeBasedOnAnother() {
    create("web", "m5.large");

    addVersion("web", "c5.large");

    LaunchTemplateVersion second = version("web", "$Latest");
    assertThat(second.versionNumber()).isEqualTo(2);
    assertThat(second.launchTemplateData().imageId()).isEqualTo("ami-1");
    assertThat(second.launchTemplateData().instanceTypeAsString()).isEqualTo("c5.large");
    assertThat(second.defaultVersion()).isFalse();
    assertThat(version("web", "$Default").versionNumber()).isEqualTo(1);
  }

  @Test
  void anotherVersionBecomesTheDefaultOne() {
    create("web", "m5.large");
    addVersion("web", "c5.large");

    LaunchTemplate modified =
        ec2.modifyLaunchTemplate(request -> request.launchTemplateName("web").defaultVersion("2"))
            .launchTemplate();

    assertThat(modified.defaultVersionNumber()).isEqualTo(2);
    assertThat(version("web", "$Default").versionNumber()).isEqualTo(2);
  }

  @Test
  void versionsAreListedNewestFirstPageByPage() {
    create("web", "m5.large");
    addVersion("web", "c5.large");
    addVersion("web", "r5.large");

    List<Long> all =
        ec2
            .describeLaunchTemplateVersionsPaginator(
                request -> request.launchTemplateName("web").maxResults(2))
            .launchTemplateVersions()
            .stream()
            .map(LaunchTemplateVersion::versionNumber)
            .toList();

    assertThat(all).containsExactly(3L, 2L, 1L);
    assertThat(
            ec2.describeLaunchTemplateVersions(
                    request ->
                        request
                            .launchTemplateName("web")
                            .minVersion("2")
                            .filters(each -> each.name("instance-type").values("c5.*")))
                .launchTemplateVersions())
        .extracting(LaunchTemplateVersion::versionNumber)
        .containsExactly(2L);
  }

  @Test
  void theLatestVersionsOfAllTemplatesAreListedTogether() {
    create("web", "m5.large");
    addVersion("web", "c5.large");
    create("data", "r5.large");

    assertThat(
            ec2.describeLaunchTemplateVersions(request -> request.versions("$Latest"))
                .launchTemplateVersions())
        .extracting(LaunchTemplateVersion::launchTemplateName, LaunchTemplateVersion::versionNumber)
        .containsExactlyInAnyOrder(tuple("web", 2L), tuple("data", 1L));
  }

  @Test
  void templatesAreFoundByNameByTagAndByFilter() {
    LaunchTemplate web = create("web", "m5.large");
    create("data", "m5.large");
    ec2.createTags(
        request ->
            request
                .resources(web.launchTemplateId())
                .tags(Tag.builder().key("team").value("red").build()));

    assertThat(
            ec2.describeLaunchTemplates(request -> request.launchTemplateNames("data"))
                .launchTemplates())
        .extracting(LaunchTemplate::launchTemplateName)
        .containsExactly("data");
    assertThat(
            ec2.describeLaunchTemplates(
                    request -> request.filters(each -> each.name("tag:team").values("r?d")))
                .launchTemplates())
        .extracting(LaunchTemplate::launchTemplateName)
        .containsExactly("web");
    assertThat(
            ec2.describeLaunchTemplates(
                    request ->
                        request.filters(each -> each.name("launch-template-name").values("x*")))
                .launchTemplates())
        .isEmpty();
  }

  @Test
  void versionsAreDeletedButForTheDefaultOne() {
    create("web", "m5.large");
    addVersion("web", "c5.large");

    DeleteLaunchTemplateVersionsResponse answer =
        ec2.deleteLaunchTemplateVersions(
            request -> request.launchTemplateName("web").versions("1", "2", "7"));

    assertThat(answer.successfullyDeletedLaunchTemplateVersions())
        .extracting(each -> each.versionNumber())
        .containsExactly(2L);
    assertThat(answer.unsuccessfullyDeletedLaunchTemplateVersions())
        .extracting(each -> each.versionNumber(), each -> each.responseError().code())
        .containsExactly(
            tuple(1L, LaunchTemplateErrorCode.UNEXPECTED_ERROR),
            tuple(7L, LaunchTemplateErrorCode.LAUNCH_TEMPLATE_VERSION_DOES_NOT_EXIST));
    addVersion("web", "r5.large");
    assertThat(version("web", "$Latest").versionNumber()).as("no number twice").isEqualTo(3);
  }

  @Test
  void aDeletedTemplateIsGone() {
    LaunchTemplate created = create("web", "m5.large");

    LaunchTemplate deleted =
        ec2.deleteLaunchTemplate(request -> request.launchTemplateName("web")).launchTemplate();

    assertThat(deleted).isEqualTo(created);
    assertRefused(
        () ->
            ec2.describeLaunchTemplates(
                request -> request.launchTemplateIds(created.launchTemplateId())),
        "InvalidLaunchTemplateId.NotFound",
        "The specified launch template, with template ID "
            + created.launchTemplateId()
            + ", does not exist.");
    assertRefused(
        () -> ec2.describeLaunchTemplates(request -> request.launchTemplateNames("web")),
        "InvalidLaunchTemplateName.NotFoundException",
        "The specified launch template, with template name web, does not exist.");
  }

  @Test
  void aRequestThatIsSentTwiceCreatesOneTemplate() {
    LaunchTemplate first =
        ec2.createLaunchTemplate(
                request ->
                    request
                        .launchTemplateName("web")
                        .clientToken("t")
                        .launchTemplateData(data -> data.imageId("ami-1")))
            .launchTemplate();

    assertThat(
            ec2.createLaunchTemplate(
                    request ->
                        request
                            .launchTemplateName("web")
                            .clientToken("t")
                            .launchTemplateData(data -> data.imageId("ami-1")))
                .launchTemplate())
        .isEqualTo(first);
    assertRefused(
        () -> create("web", "m5.large"),
        "InvalidLaunchTemplateName.AlreadyExistsException",
        "Launch template name already in use.");
  }

  @Test
  void refusals() {
    LaunchTemplate web = create("web", "m5.large");
    String id = web.launchTemplateId();

    assertRefused(
        () -> ec2.modifyLaunchTemplate(request -> request.launchTemplateId(id).defaultVersion("9")),
        "InvalidLaunchTemplateId.VersionNotFound",
        "Could not find the specified version 9 for the launch template with ID " + id + ".");
    assertRefused(
        () ->
            ec2.createLaunchTemplateVersion(
                request ->
                    request
                        .launchTemplateId(id)
                        .sourceVersion("5")
                        .launchTemplateData(data -> data.imageId("ami-1"))),
        "InvalidLaunchTemplateId.VersionNotFound");
    assertRefused(
        () -> ec2.describeLaunchTemplates(request -> request.maxResults(201)),
        "InvalidParameterValue");
    assertRefused(
        () -> ec2.deleteLaunchTemplate(request -> request.launchTemplateId("x")),
        "InvalidLaunchTemplateId.Malformed",
        "The launch template ID 'x' is not valid.");
    assertRefused(
        () ->
            ec2.deleteLaunchTemplate(
                request -> request.launchTemplateId(id).launchTemplateName("web")),
        "InvalidParameterCombination");
    assertRefused(
        () -> ec2.deleteLaunchTemplateVersions(request -> request.versions("1")),
        "MissingParameter",
        "The request must contain the parameter LaunchTemplateId");
    assertRefused(
        () -> ec2.createLaunchTemplate(request -> request.launchTemplateName("ab")),
        "MissingParameter",
        "The request must contain the parameter LaunchTemplateData");
    assertRefused(
        () ->
            ec2.describeLaunchTemplates(
                request -> request.filters(each -> each.name("colour").values("red"))),
        "InvalidParameterValue",
        "The filter 'colour' is invalid");
    assertRefused(
        () -> ec2.describeLaunchTemplates(request -> request.nextToken("no token")),
        "InvalidNextToken");
  }
}
