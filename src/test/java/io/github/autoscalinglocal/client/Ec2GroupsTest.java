package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Groups whose instances are looked at, and ended, through EC2. */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
class Ec2GroupsTest {
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

  private Instance describe(String id) {
    return ec2.describeInstances(request -> request.instanceIds(id))
        .reservations()
        .get(0)
        .instances()
        .get(0);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private String createTemplate() {
    return ec2.createLaunchTemplate(
            request ->
                request
                    .launchTemplateName("web")
                    .launchTemplateData(
                        data ->
                            data.imageId("ami-5")
                                .instanceType("m5.large")
                                .keyName("key")
                                .userData("YQ==")
                                .securityGroupIds("sg-1")
                                .tagSpecifications(
                                    tags ->
                                        tags.resourceType(ResourceType.INSTANCE)
                                            .tags(tag("app", "shop"), tag("stage", "test")))))
        .launchTemplate()
        .launchTemplateId();
  }

  @Test
  void aGroupsInstanceIsAnInstanceOfEc2() {
    String templateId = createTemplate();
    sandbox.create(
        "g",
        1,
        request ->
            request.tags(
                Sandbox.tag("stage", "prod").toBuilder().propagateAtLaunch(true).build(),
                Sandbox.tag("quiet", "yes").toBuilder().propagateAtLaunch(false).build()));

    Instance instance = describe(sandbox.ids("g").get(0));

    assertThat(instance.imageId()).isEqualTo("ami-5");
    assertThat(instance.instanceTypeAsString()).isEqualTo("m5.large");
    assertThat(instance.placement().availabilityZone()).isEqualTo("us-east-1a");
    assertThat(instance.state().name()).isEqualTo(InstanceStateName.RUNNING);
    assertThat(instance.launchTime()).isEqualTo(Sandbox.START);
    assertThat(instance.keyName()).isEqualTo("key");
    assertThat(instance.instanceLifecycle()).isNull();
    assertThat(instance.securityGroups())
        .singleElement()
        .satisfies(group -> assertThat(group.groupId()).isEqualTo("sg-1"));
    assertThat(instance.privateIpAddress()).startsWith("172.31.");
    assertThat(instance.tags())
        .containsExactly(
            tag("app", "shop"),
            tag("aws:autoscaling:groupName", "g"),
            tag("aws:ec2launchtemplate:id", templateId),
            tag("aws:ec2launchtemplate:version", "1"),
            tag("stage", "prod"));
    assertThat(
            ec2.describeInstances(
                    request ->
                        request.filters(
                            each -> each.name("tag:aws:autoscaling:groupName").values("g")))
                .reservations())
        .hasSize(1);
  }

  @Test
  void anInstanceIsInTheSubnetOfItsGroup() {
    sandbox
        .client()
        .createAutoScalingGroup(
            request ->
                request
                    .autoScalingGroupName("g")
                    .launchTemplate(template -> template.launchTemplateName("web"))
                    .vpcZoneIdentifier("subnet-a")
                    .minSize(1)
                    .maxSize(1));

    Instance instance = describe(sandbox.ids("g").get(0));

    assertThat(instance.subnetId()).isEqualTo("subnet-a");
    assertThat(instance.placement().availabilityZone())
        .isEqualTo(sandbox.instances("g").get(0).availabilityZone());
  }

  @Test
  void anInstanceOfALaunchConfigurationIsAsThatSays() {
    sandbox
        .client()
        .createLaunchConfiguration(
            request ->
                request
                    .launchConfigurationName("c")
                    .imageId("ami-6")
                    .instanceType("m5.large")
                    .keyName("key")
                    .securityGroups("sg-2")
                    .spotPrice("0.9")
                    .iamInstanceProfile("profile")
                    .ebsOptimized(true)
                    .blockDeviceMappings(
                        each -> each.deviceName("/dev/sdf").ebs(ebs -> ebs.volumeSize(30))));
    sandbox
        .client()
        .createAutoScalingGroup(
            request ->
                request
                    .autoScalingGroupName("g")
                    .launchConfigurationName("c")
                    .availabilityZones("us-east-1b")
                    .minSize(1)
                    .maxSize(1));

    Instance instance = describe(sandbox.ids("g").get(0));

    assertThat(instance.imageId()).isEqualTo("ami-6");
    assertThat(instance.keyName()).isEqualTo("key");
    assertThat(instance.instanceLifecycle()).isEqualTo(InstanceLifecycleType.SPOT);
    assertThat(instance.ebsOptimized()).isTrue();
    assertThat(instance.monitoring().stateAsString()).isEqualTo("enabled");
    assertThat(instance.iamInstanceProfile().arn())
        .isEqualTo("arn:aws:iam::000000000000:instance-profile/profile");
    assertThat(instance.blockDeviceMappings())
        .extracting(each -> each.deviceName())
        .containsExactly("/dev/xvda", "/dev/sdf");
  }

  @Test
  void anInstanceThatUsersTerminateIsReplaced() {
    sandbox.create("g", 2);
    String victim = sandbox.ids("g").get(0);

    ec2.terminateInstances(request -> request.instanceIds(victim));

    assertThat(sandbox.instances("g")).hasSize(2);
    assertThat(sandbox.ids("g")).doesNotContain(victim);
    assertThat(describe(victim).state().name()).isEqualTo(InstanceStateName.TERMINATED);
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void anInstanceThatUsersStopIsTerminatedAndReplaced() {
    sandbox.create("g", 1);
    String victim = sandbox.ids("g").get(0);

    ec2.stopInstances(request -> request.instanceIds(victim));

    assertThat(sandbox.ids("g")).hasSize(1).doesNotContain(victim);
    assertThat(describe(victim).state().name()).isEqualTo(InstanceStateName.TERMINATED);
  }

  @Test
  void aGroupNoticesAfterAWhileUnderRealisticTimings() {
    try (Sandbox slow = Sandbox.start(settings -> settings.timings(Timings.REALISTIC));
        Ec2Client client = slow.ec2()) {
      slow.create("g", 1);
      slow.advance(Duration.ofMinutes(2));
      String victim = slow.ids("g").get(0);

      client.terminateInstances(request -> request.instanceIds(victim));
      assertThat(slow.instances("g").get(0).lifecycleState()).isEqualTo(LifecycleState.IN_SERVICE);
      slow.advance(Duration.ofSeconds(59));
      assertThat(slow.instances("g").get(0).healthStatus()).isEqualTo("Healthy");
      slow.advance(Duration.ofMinutes(4));

      assertThat(slow.ids("g")).hasSize(1).doesNotContain(victim);
    }
  }

  @Test
  void whatAGroupTerminatesIsShownTerminated() {
    sandbox.create("g", 1);
    String id = sandbox.ids("g").get(0);

    sandbox.setDesired("g", 0);

    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.TERMINATED);
    assertThat(describe(id).tags()).contains(tag("aws:autoscaling:groupName", "g"));
  }

  @Test
  void aRunningInstanceIsAttached() {
    sandbox.create("g", 0);
    String id =
        ec2.runInstances(
                request ->
                    request.imageId("ami-1").instanceType("c5.large").minCount(1).maxCount(1))
            .instances()
            .get(0)
            .instanceId();

    sandbox.client().attachInstances(request -> request.autoScalingGroupName("g").instanceIds(id));

    assertThat(sandbox.instances("g"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.instanceId()).isEqualTo(id);
              assertThat(each.instanceType()).isEqualTo("c5.large");
              assertThat(each.lifecycleState()).isEqualTo(LifecycleState.IN_SERVICE);
            });
  }

  @Test
  void aGroupThatIsToBeLikeAnInstanceIs() {
    String id =
        ec2.runInstances(
                request ->
                    request
                        .imageId("ami-9")
                        .instanceType("c5.large")
                        .keyName("key")
                        .userData("YQ==")
                        .securityGroupIds("sg-4")
                        .placement(at -> at.availabilityZone("us-east-1c"))
                        .minCount(1)
                        .maxCount(1))
            .instances()
            .get(0)
            .instanceId();

    sandbox
        .client()
        .createAutoScalingGroup(
            request -> request.autoScalingGroupName("g").instanceId(id).minSize(1).maxSize(1));

    LaunchConfiguration made =
        sandbox
            .client()
            .describeLaunchConfigurations(request -> request.launchConfigurationNames("g"))
            .launchConfigurations()
            .get(0);
    assertThat(made.imageId()).isEqualTo("ami-9");
    assertThat(made.instanceType()).isEqualTo("c5.large");
    assertThat(made.keyName()).isEqualTo("key");
    assertThat(made.securityGroups()).containsExactly("sg-4");
    assertThat(sandbox.instances("g").get(0).availabilityZone()).isEqualTo("us-east-1c");
    assertThat(describe(sandbox.ids("g").get(0)).subnetId()).isEqualTo(describe(id).subnetId());
  }

  @Test
  void latestAndDefaultFollowTheTemplate() {
    createTemplate();
    sandbox.create(
        "g",
        1,
        request ->
            request.launchTemplate(
                template -> template.launchTemplateName("web").version("$Latest")));
    ec2.createLaunchTemplateVersion(
        request ->
            request
                .launchTemplateName("web")
                .sourceVersion("1")
                .launchTemplateData(data -> data.instanceType("r5.large")));

    sandbox.setDesired("g", 2);

    assertThat(sandbox.instances("g"))
        .extracting(each -> each.instanceType(), each -> each.launchTemplate().version())
        .containsExactlyInAnyOrder(tuple("m5.large", "1"), tuple("r5.large", "2"));
    sandbox.create(
        "h",
        1,
        request ->
            request.launchTemplate(
                template -> template.launchTemplateName("web").version("$Default")));
    assertThat(sandbox.instances("h").get(0).instanceType()).isEqualTo("m5.large");
    ec2.modifyLaunchTemplate(request -> request.launchTemplateName("web").defaultVersion("2"));
    sandbox.setDesired("h", 2);
    assertThat(sandbox.instances("h"))
        .extracting(each -> each.instanceType())
        .containsExactlyInAnyOrder("m5.large", "r5.large");
  }

  @Test
  void aTemplateForSpotLaunchesSpotInstances() {
    ec2.createLaunchTemplate(
        request ->
            request
                .launchTemplateName("web")
                .launchTemplateData(
                    data ->
                        data.imageId("ami-5")
                            .instanceType("m5.large")
                            .instanceMarketOptions(options -> options.marketType("spot"))));

    sandbox.create("g", 1);

    assertThat(describe(sandbox.ids("g").get(0)).instanceLifecycle())
        .isEqualTo(InstanceLifecycleType.SPOT);
  }

  @Test
  void aGroupWhoseTemplateIsDeletedFailsToLaunch() {
    String templateId = createTemplate();
    sandbox.create("g", 1);

    ec2.deleteLaunchTemplate(request -> request.launchTemplateName("web"));
    sandbox.setDesired("g", 2);

    Activity failed = sandbox.activities("g").get(0);
    assertThat(failed.statusCode()).isEqualTo(ScalingActivityStatusCode.FAILED);
    assertThat(failed.statusMessage())
        .isEqualTo(
            "The specified launch template, with template ID "
                + templateId
                + ", does not exist. Launching EC2 instance failed.");
    assertThat(sandbox.instances("g")).hasSize(1);
    sandbox.setDesired("g", 0);
    assertThat(sandbox.instances("g")).isEmpty();
  }

  @Test
  void strictReferencesFindWhatWasCreated() {
    try (Sandbox strict = Sandbox.start(settings -> settings.references(References.STRICT));
        Ec2Client client = strict.ec2()) {
      assertThatThrownBy(() -> strict.create("g", 0))
          .isInstanceOf(AutoScalingException.class)
          .hasMessageContaining(
              "You must use a valid fully-formed launch template. The specified launch template,"
                  + " with template name web, does not exist.");
      client.createLaunchTemplate(
          request ->
              request
                  .launchTemplateName("web")
                  .launchTemplateData(data -> data.imageId("ami-1").instanceType("m5.large")));
      assertThatThrownBy(() -> strict.create("g", 0))
          .hasMessageContaining(
              "You must use a valid fully-formed launch template. The image id '[ami-1]' does not"
                  + " exist");
      assertThatThrownBy(
              () ->
                  strict.create(
                      "g",
                      0,
                      request ->
                          request.launchTemplate(
                              template -> template.launchTemplateName("web").version("2"))))
          .hasMessageContaining("Could not find the specified version 2");
    }
  }

  @Test
  void strictReferencesFindSecurityGroupsAndKeyPairs() {
    try (Sandbox strict = Sandbox.start(settings -> settings.references(References.STRICT));
        Ec2Client client = strict.ec2()) {
      String image =
          client.registerImage(request -> request.name("image").architecture("x86_64")).imageId();
      client.createLaunchTemplate(
          request ->
              request
                  .launchTemplateName("web")
                  .launchTemplateData(
                      data ->
                          data.imageId(image)
                              .instanceType("m5.large")
                              .keyName("key")
                              .securityGroupIds("sg-1")));

      assertThatThrownBy(() -> strict.create("g", 1))
          .hasMessageContaining(
              "You must use a valid fully-formed launch template. The security group 'sg-1' does"
                  + " not exist");
      String group =
          client
              .createSecurityGroup(request -> request.groupName("web").description("the web"))
              .groupId();
      client.createLaunchTemplateVersion(
          request ->
              request
                  .launchTemplateName("web")
                  .sourceVersion("1")
                  .launchTemplateData(data -> data.securityGroupIds(group)));
      client.modifyLaunchTemplate(request -> request.launchTemplateName("web").defaultVersion("2"));
      assertThatThrownBy(() -> strict.create("g", 1))
          .hasMessageContaining("The key pair 'key' does not exist");
      client.createKeyPair(request -> request.keyName("key"));
      strict.create("g", 1);
      assertThat(strict.instances("g")).hasSize(1);

      client.deleteKeyPair(request -> request.keyName("key"));
      strict.setDesired("g", 2);
      assertThat(strict.activities("g").get(0).statusMessage())
          .isEqualTo("The key pair key does not exist. Launching EC2 instance failed.");
    }
  }

  @Test
  void aLaunchConfigurationThatNamesAnUnknownSecurityGroupFailsToLaunch() {
    try (Sandbox strict = Sandbox.start(settings -> settings.references(References.STRICT));
        Ec2Client client = strict.ec2()) {
      String image =
          client.registerImage(request -> request.name("image").architecture("x86_64")).imageId();
      strict
          .client()
          .createLaunchConfiguration(
              request ->
                  request
                      .launchConfigurationName("c")
                      .imageId(image)
                      .instanceType("m5.large")
                      .securityGroups("sg-1"));
      strict
          .client()
          .createAutoScalingGroup(
              request ->
                  request
                      .autoScalingGroupName("g")
                      .launchConfigurationName("c")
                      .availabilityZones("us-east-1a", "us-east-1b")
                      .minSize(1)
                      .maxSize(1));

      assertThat(strict.activities("g"))
          .singleElement()
          .satisfies(
              activity ->
                  assertThat(activity.statusMessage())
                      .isEqualTo(
                          "The security group sg-1 does not exist. Launching EC2 instance failed."));
    }
  }

  @Test
  void everyRegionHasInstancesOfItsOwn() {
    sandbox.create("g", 1);

    try (Ec2Client elsewhere = sandbox.ec2("eu-west-1")) {
      assertThat(elsewhere.describeInstances().reservations()).isEmpty();
      List<Instance> launched =
          elsewhere
              .runInstances(request -> request.imageId("ami-1").minCount(1).maxCount(1))
              .instances();
      assertThat(launched.get(0).placement().availabilityZone()).isEqualTo("eu-west-1a");
      assertThat(launched.get(0).privateDnsName()).endsWith(".eu-west-1.compute.internal");
    }
  }
}
