package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.Scenario.creation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Launch templates by id and by name, and what their versions stand for. */
class LaunchTemplateTest {
  private Scenario aws = Scenario.instant();

  @Test
  void aTemplateOnTrustIsShownWithIdAndNameWhicheverWasGiven() {
    aws.create("byId", 0, 1, 0, "LaunchTemplate.LaunchTemplateId=lt-0123456789abcdef0");
    aws.create("byName", 0, 1, 0, "LaunchTemplate.LaunchTemplateName=web");

    assertThat(aws.group("byId").launchTemplate())
        .isEqualTo(
            new LaunchTemplateSpecification(
                "lt-0123456789abcdef0", "launch-template-0123456789abcdef0", null));
    assertThat(aws.group("byName").launchTemplate().launchTemplateId()).matches("lt-[0-9a-f]{17}");
    assertThat(aws.group("byName").launchTemplate().launchTemplateName()).isEqualTo("web");
  }

  @Test
  void idAndNameLeadToOneTemplate() {
    aws.create("byName", 0, 1, 0, "LaunchTemplate.LaunchTemplateName=web");
    String id = aws.group("byName").launchTemplate().launchTemplateId();

    aws.create("byId", 0, 1, 0, "LaunchTemplate.LaunchTemplateId=" + id);

    assertThat(aws.group("byId").launchTemplate()).isEqualTo(aws.group("byName").launchTemplate());
  }

  @ParameterizedTest(name = "version {0} is version {1}")
  @CsvSource({"$Default, 1", "$Latest, 1", "1, 1", "17, 17", "10000, 10000"})
  void aVersionOnTrustIsTheNumberThatWasGiven(String given, String launched) {
    aws.create(
        "g", 0, 1, 1, "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=" + given);

    assertThat(aws.group("g").launchTemplate().version()).isEqualTo(given);
    assertThat(aws.instances("g"))
        .extracting(instance -> instance.launchTemplate().version())
        .containsExactly(launched);
  }

  @Test
  void theLatestVersionOnTrustIsTheHighestThatWasHeardOf() {
    aws.create(
        "g", 0, 9, 0, "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=$Latest");
    aws.create(
        "other", 0, 1, 0, "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=4");

    aws.desire("g", 1);

    assertThat(aws.instances("g").get(0).launchTemplate().version()).isEqualTo("4");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "latest", "1.0", "$LATEST", "10001", "9999999999999999999"})
  void refusesWhatCannotBeAVersion(String version) {
    String[] request =
        creation(
            "g",
            0,
            1,
            0,
            "LaunchTemplate.LaunchTemplateId=lt-1",
            "LaunchTemplate.Version=" + version);

    assertThat(aws.refusal("CreateAutoScalingGroup", request))
        .isEqualTo(
            "ValidationError: You must use a valid fully-formed launch template. Could not find the"
                + " specified version "
                + version
                + " for the launch template with ID lt-1.");
  }

  @Test
  void strictReferencesKnowOnlyWhatThereIs() {
    aws = Scenario.strict();

    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                creation("g", 0, 1, 0, "LaunchTemplate.LaunchTemplateId=lt-1")))
        .isEqualTo(
            "ValidationError: You must use a valid fully-formed launch template. The specified"
                + " launch template, with template ID lt-1, does not exist.");
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                creation("g", 0, 1, 0, "LaunchTemplate.LaunchTemplateName=web")))
        .isEqualTo(
            "ValidationError: You must use a valid fully-formed launch template. The specified"
                + " launch template, with template name web, does not exist.");
    plantTemplate();
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                creation(
                    "g",
                    0,
                    1,
                    0,
                    "LaunchTemplate.LaunchTemplateName=web",
                    "LaunchTemplate.Version=4")))
        .isEqualTo(
            "ValidationError: You must use a valid fully-formed launch template. Could not find the"
                + " specified version 4 for the launch template with ID lt-1.");
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                creation(
                    "g",
                    0,
                    1,
                    0,
                    "LaunchTemplate.LaunchTemplateName=web",
                    "VPCZoneIdentifier=subnet-1")))
        .isEqualTo("ValidationError: The subnet ID 'subnet-1' does not exist");
  }

  @ParameterizedTest(name = "version {0}: {2} from {1}")
  @CsvSource({
    "$Default, 2, m5.large",
    "$Latest, 3, m6i.large",
    "1, 1, m4.large",
    "'', 2, m5.large"
  })
  void instancesAreWhatTheVersionSays(String given, String version, String type) {
    aws = Scenario.strict();
    plantTemplate();
    String versionParameter = given.isEmpty() ? "Context=none" : "LaunchTemplate.Version=" + given;

    aws.create("g", 0, 1, 1, "LaunchTemplate.LaunchTemplateId=lt-1", versionParameter);

    Instance instance = aws.instances("g").get(0);
    assertThat(instance.launchTemplate())
        .isEqualTo(new LaunchTemplateSpecification("lt-1", "web", version));
    assertThat(instance.instanceType()).isEqualTo(type);
    assertThat(instance.imageId()).isEqualTo("ami-" + version);
  }

  @Test
  void whatDefaultStandsForIsLookedUpAtEachLaunch() {
    aws = Scenario.strict();
    plantTemplate();
    aws.create("g", 0, 2, 1, "LaunchTemplate.LaunchTemplateId=lt-1");

    plantTemplate(3);
    aws.desire("g", 2);

    assertThat(aws.instances("g"))
        .extracting(instance -> instance.launchTemplate().version())
        .containsExactlyInAnyOrder("2", "3");
    assertThat(aws.group("g").launchTemplate().version()).isNull();
  }

  private void plantTemplate() {
    plantTemplate(2);
  }

  private void plantTemplate(long defaultVersion) {
    Template template =
        Template.of("lt-1", "web", version(1, "ami-1", "m4.large"))
            .with(version(2, "ami-2", "m5.large"))
            .with(version(3, "ami-3", "m6i.large"))
            .withDefault(defaultVersion);
    aws.plant(
        region ->
            region.with(
                region
                    .ec2()
                    .with(image("ami-1"))
                    .with(image("ami-2"))
                    .with(image("ami-3"))
                    .with(template)));
  }

  private Image image(String id) {
    return new Image(
        id,
        aws.now(),
        Image.Owner.SELF,
        new Image.Labels(id, Optional.empty()),
        new Image.Content("x86_64", "/dev/xvda", List.of(), Optional.empty()));
  }

  private TemplateVersion version(long number, String image, String type) {
    return new TemplateVersion(
        number, Optional.empty(), aws.now(), LaunchTemplateData.of(image, type));
  }
}
