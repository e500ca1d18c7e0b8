package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AcceleratorManufacturer;
import software.amazon.awssdk.services.autoscaling.model.AcceleratorName;
import software.amazon.awssdk.services.autoscaling.model.AcceleratorType;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.BareMetal;
import software.amazon.awssdk.services.autoscaling.model.BlockDeviceMapping;
import software.amazon.awssdk.services.autoscaling.model.BurstablePerformance;
import software.amazon.awssdk.services.autoscaling.model.CpuManufacturer;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.InstanceGeneration;
import software.amazon.awssdk.services.autoscaling.model.InstanceMaintenancePolicy;
import software.amazon.awssdk.services.autoscaling.model.InstanceMetadataOptions;
import software.amazon.awssdk.services.autoscaling.model.InstanceRequirements;
import software.amazon.awssdk.services.autoscaling.model.InstancesDistribution;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplate;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.LocalStorage;
import software.amazon.awssdk.services.autoscaling.model.LocalStorageType;
import software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy;
import software.amazon.awssdk.services.autoscaling.model.PerformanceFactorReferenceRequest;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** What goes in through the SDK comes out of it as it was. */
class RoundTripTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00.123Z");

  private Sandbox sandbox;
  private AutoScalingClient client;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(settings -> settings.startingAt(START));
    client = sandbox.client();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aPlainGroupHasTheDefaultsOfTheServiceAndNothingElse() {
    sandbox.create("g", 0);

    AutoScalingGroup group = sandbox.group("g");

    assertThat(group.autoScalingGroupARN())
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:[0-9a-f-]{36}"
                + ":autoScalingGroupName/g");
    assertThat(group.defaultCooldown()).isEqualTo(300);
    assertThat(group.healthCheckType()).isEqualTo("EC2");
    assertThat(group.healthCheckGracePeriod()).isZero();
    assertThat(group.terminationPolicies()).containsExactly("Default");
    assertThat(group.newInstancesProtectedFromScaleIn()).isFalse();
    assertThat(group.serviceLinkedRoleARN())
        .isEqualTo(
            "arn:aws:iam::000000000000:role/aws-service-role/autoscaling.amazonaws.com"
                + "/AWSServiceRoleForAutoScaling");
    assertThat(group.launchTemplate().launchTemplateId()).startsWith("lt-");
    assertThat(group.launchTemplate().version()).isNull();
    assertThat(group.launchConfigurationName()).isNull();
    assertThat(group.mixedInstancesPolicy()).isNull();
    assertThat(group.placementGroup()).isNull();
    assertThat(group.status()).isNull();
    assertThat(group.maxInstanceLifetime()).isNull();
    assertThat(group.capacityRebalance()).isNull();
    assertThat(group.predictedCapacity()).isNull();
    assertThat(group.warmPoolConfiguration()).isNull();
    assertThat(group.warmPoolSize()).isNull();
    assertThat(group.context()).isNull();
    assertThat(group.desiredCapacityType()).isNull();
    assertThat(group.defaultInstanceWarmup()).isNull();
    assertThat(group.instanceMaintenancePolicy()).isNull();
    assertThat(group.instanceLifecyclePolicy()).isNull();
  }

  @Test
  void emptyListsAreListsAndNotNothing() {
    assertThat(client.describeAutoScalingGroups().hasAutoScalingGroups()).isTrue();
    assertThat(client.describeAutoScalingInstances().hasAutoScalingInstances()).isTrue();
    assertThat(client.describeLaunchConfigurations().hasLaunchConfigurations()).isTrue();
    assertThat(client.describeScalingActivities().hasActivities()).isTrue();
    sandbox.create("g", 0);

    AutoScalingGroup group = sandbox.group("g");

    assertThat(group.hasInstances()).isTrue();
    assertThat(group.hasTags()).isTrue();
    assertThat(group.hasLoadBalancerNames()).isTrue();
    assertThat(group.hasTargetGroupARNs()).isTrue();
    assertThat(group.hasSuspendedProcesses()).isTrue();
    assertThat(group.hasEnabledMetrics()).isTrue();
    assertThat(group.hasTrafficSources()).isTrue();
    assertThat(group.instances()).isEmpty();
  }

  @Test
  void instancesMayBeLeftOut() {
    sandbox.create("g", 2);

    AutoScalingGroup group =
        client.describeAutoScalingGroups(r -> r.includeInstances(false)).autoScalingGroups().get(0);

    assertThat(group.hasInstances()).isTrue();
    assertThat(group.instances()).isEmpty();
    assertThat(group.desiredCapacity()).isEqualTo(2);
  }

  @Test
  void anEmptyListOfPoliciesLeavesThePoliciesAsTheyAre() {
    sandbox.create("g", 0, group -> group.terminationPolicies("OldestInstance", "Default"));

    client.updateAutoScalingGroup(
        request -> request.autoScalingGroupName("g").terminationPolicies(List.of()));

    assertThat(sandbox.group("g").terminationPolicies())
        .containsExactly("OldestInstance", "Default");
  }

  @Test
  void optionalMembersComeBackOnceTheyAreSet() {
    sandbox.create(
        "g",
        1,
        group ->
            group
                .placementGroup("together")
                .maxInstanceLifetime(86_400)
                .capacityRebalance(true)
                .context("a context")
                .desiredCapacityType("units")
                .defaultInstanceWarmup(0)
                .defaultCooldown(0)
                .healthCheckGracePeriod(17)
                .healthCheckType("ELB")
                .newInstancesProtectedFromScaleIn(true)
                .loadBalancerNames("classic")
                .targetGroupARNs("arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/t/1")
                .instanceMaintenancePolicy(
                    policy -> policy.minHealthyPercentage(90).maxHealthyPercentage(120)));

    AutoScalingGroup group = sandbox.group("g");

    assertThat(group.placementGroup()).isEqualTo("together");
    assertThat(group.maxInstanceLifetime()).isEqualTo(86_400);
    assertThat(group.capacityRebalance()).isTrue();
    assertThat(group.context()).isEqualTo("a context");
    assertThat(group.desiredCapacityType()).isEqualTo("units");
    assertThat(group.defaultInstanceWarmup()).isZero();
    assertThat(group.defaultCooldown()).isZero();
    assertThat(group.healthCheckGracePeriod()).isEqualTo(17);
    assertThat(group.healthCheckType()).isEqualTo("ELB");
    assertThat(group.loadBalancerNames()).containsExactly("classic");
    assertThat(group.targetGroupARNs())
        .containsExactly("arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/t/1");
    assertThat(group.instanceMaintenancePolicy())
        .isEqualTo(
            InstanceMaintenancePolicy.builder()
                .minHealthyPercentage(90)
                .maxHealthyPercentage(120)
                .build());
    assertThat(group.instances()).allMatch(instance -> instance.protectedFromScaleIn());
  }

  @Test
  void timesAreShownAsTheServiceShowsThem() {
    sandbox.create("g", 1);

    Activity activity = sandbox.activities("g").get(0);

    assertThat(sandbox.group("g").createdTime()).isEqualTo(START);
    assertThat(activity.startTime()).isEqualTo(START);
    assertThat(activity.endTime()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
    assertThat(activity.cause()).startsWith("At 2026-03-02T10:00:00Z ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "  led and trailed by spaces  ",
        "a\tb\nc\r\nd",
        "<tag attribute=\"x\" other='y'>&amp;</tag>",
        "]]> <!-- --> <?xml?> &#65;",
        "a=b&c+d%20e;f",
        "Grüße, мир, 世界, مرحبا",
        "\uD83D\uDE80 \uD83D\uDC69\u200D\uD83D\uDCBB",
        "\u00A0\u2028\u0085\uFEFF\uFFFD",
        "e\u0301"
      })
  void aTagHasTheValueThatItWasGiven(String value) {
    sandbox.create("g", 0, group -> group.tags(Sandbox.tag("<k&y>", value)));

    assertThat(sandbox.group("g").tags())
        .containsExactly(
            TagDescription.builder()
                .resourceId("g")
                .resourceType("auto-scaling-group")
                .key("<k&y>")
                .value(value)
                .propagateAtLaunch(false)
                .build());
    assertThat(
            client
                .describeAutoScalingGroups(
                    request -> request.filters(Sandbox.filter("tag:<k&y>", value)))
                .autoScalingGroups())
        .hasSize(1);
  }

  @Test
  void groupsAreFoundByTheirTags() {
    sandbox.create("a", 0, group -> group.tags(Sandbox.tag("env", "prod")));
    sandbox.create(
        "b", 0, group -> group.tags(Sandbox.tag("env", "test"), Sandbox.tag("team", "prod")));
    sandbox.create("c", 0);

    assertThat(found(Sandbox.filter("tag:env", "prod"))).containsExactly("a");
    assertThat(found(Sandbox.filter("tag:env", "prod", "test"))).containsExactly("a", "b");
    assertThat(found(Sandbox.filter("tag-key", "team", "nothing"))).containsExactly("b");
    assertThat(found(Sandbox.filter("tag-value", "prod"))).containsExactly("a", "b");
    assertThat(found(Sandbox.filter("tag-value", "prod"), Sandbox.filter("tag-key", "team")))
        .containsExactly("b");
    assertThat(found(Sandbox.filter("tag:env", "stage"))).isEmpty();
    assertThat(found()).containsExactly("a", "b", "c");
  }

  private List<String> found(Filter... filters) {
    return client
        .describeAutoScalingGroups(request -> request.filters(filters))
        .autoScalingGroups()
        .stream()
        .map(AutoScalingGroup::autoScalingGroupName)
        .toList();
  }

  @Test
  void aMixedInstancesPolicyComesBackCompleted() {
    createMixed(
        MixedInstancesPolicy.builder()
            .launchTemplate(
                launch ->
                    launch
                        .launchTemplateSpecification(
                            template -> template.launchTemplateName("web").version("$Latest"))
                        .overrides(
                            LaunchTemplateOverrides.builder()
                                .instanceType("m5.large")
                                .weightedCapacity("2")
                                .build(),
                            LaunchTemplateOverrides.builder()
                                .instanceType("c5.xlarge")
                                .weightedCapacity("4")
                                .launchTemplateSpecification(
                                    template -> template.launchTemplateName("compute").version("3"))
                                .build()))
            .instancesDistribution(
                split -> split.onDemandPercentageAboveBaseCapacity(50).spotMaxPrice("0.25"))
            .build());

    AutoScalingGroup group = sandbox.group("g");

    assertThat(group.launchTemplate()).isNull();
    LaunchTemplate launch = group.mixedInstancesPolicy().launchTemplate();
    assertThat(launch.launchTemplateSpecification())
        .isEqualTo(template("web", "$Latest", launch.launchTemplateSpecification()));
    assertThat(launch.overrides().get(0))
        .isEqualTo(
            LaunchTemplateOverrides.builder()
                .instanceType("m5.large")
                .weightedCapacity("2")
                .build());
    assertThat(launch.overrides().get(1).launchTemplateSpecification())
        .isEqualTo(
            template("compute", "3", launch.overrides().get(1).launchTemplateSpecification()));
    assertThat(group.mixedInstancesPolicy().instancesDistribution())
        .isEqualTo(
            InstancesDistribution.builder()
                .onDemandAllocationStrategy("prioritized")
                .onDemandBaseCapacity(0)
                .onDemandPercentageAboveBaseCapacity(50)
                .spotAllocationStrategy("lowest-price")
                .spotInstancePools(2)
                .spotMaxPrice("0.25")
                .build());
    assertThat(group.instances())
        .isNotEmpty()
        .allSatisfy(instance -> assertThat(instance.weightedCapacity()).isIn("2", "4"));
  }

  /** The id is the emulator's choice. */
  private static LaunchTemplateSpecification template(
      String name, String version, LaunchTemplateSpecification answered) {
    assertThat(answered.launchTemplateId()).matches("lt-[0-9a-f]{17}");
    return LaunchTemplateSpecification.builder()
        .launchTemplateId(answered.launchTemplateId())
        .launchTemplateName(name)
        .version(version)
        .build();
  }

  private void createMixed(MixedInstancesPolicy policy) {
    client.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("g")
                .minSize(0)
                .maxSize(20)
                .desiredCapacity(4)
                .availabilityZones("us-east-1a")
                .mixedInstancesPolicy(policy));
  }

  @Test
  void instanceRequirementsComeBackWhole() {
    InstanceRequirements requirements =
        InstanceRequirements.builder()
            .vCpuCount(range -> range.min(2).max(8))
            .memoryMiB(range -> range.min(4096))
            .cpuManufacturers(CpuManufacturer.INTEL, CpuManufacturer.AMAZON_WEB_SERVICES)
            .memoryGiBPerVCpu(range -> range.min(0.5).max(1.0e2))
            .excludedInstanceTypes("t2.*", "m1*")
            .instanceGenerations(InstanceGeneration.CURRENT)
            .maxSpotPriceAsPercentageOfOptimalOnDemandPrice(70)
            .onDemandMaxPricePercentageOverLowestPrice(20)
            .bareMetal(BareMetal.EXCLUDED)
            .burstablePerformance(BurstablePerformance.INCLUDED)
            .requireHibernateSupport(false)
            .networkInterfaceCount(range -> range.min(1).max(4))
            .localStorage(LocalStorage.REQUIRED)
            .localStorageTypes(LocalStorageType.SSD)
            .totalLocalStorageGB(range -> range.min(10.0))
            .baselineEbsBandwidthMbps(range -> range.max(10_000))
            .acceleratorTypes(AcceleratorType.GPU)
            .acceleratorCount(range -> range.min(0).max(2))
            .acceleratorManufacturers(AcceleratorManufacturer.NVIDIA)
            .acceleratorNames(AcceleratorName.T4, AcceleratorName.RADEON_PRO_V520)
            .acceleratorTotalMemoryMiB(range -> range.min(1))
            .networkBandwidthGbps(range -> range.min(0.1).max(12.5))
            .baselinePerformanceFactors(
                factors ->
                    factors.cpu(
                        cpu ->
                            cpu.references(
                                PerformanceFactorReferenceRequest.builder()
                                    .instanceFamily("m6i")
                                    .build())))
            .build();
    LaunchTemplateOverrides override =
        LaunchTemplateOverrides.builder().instanceRequirements(requirements).build();

    createMixed(
        MixedInstancesPolicy.builder()
            .launchTemplate(
                launch ->
                    launch
                        .launchTemplateSpecification(template -> template.launchTemplateName("web"))
                        .overrides(override))
            .build());

    LaunchTemplateOverrides answered =
        sandbox.group("g").mixedInstancesPolicy().launchTemplate().overrides().get(0);
    assertThat(answered.instanceRequirements().baselinePerformanceFactors().cpu().references())
        .extracting(PerformanceFactorReferenceRequest::instanceFamily)
        .containsExactly("m6i");
    assertThat(answered).isEqualTo(override);
  }

  @Test
  void aLaunchConfigurationComesBackWhole() {
    List<BlockDeviceMapping> devices =
        List.of(
            BlockDeviceMapping.builder()
                .deviceName("/dev/xvda")
                .ebs(
                    ebs ->
                        ebs.volumeSize(20)
                            .volumeType("gp3")
                            .iops(3000)
                            .throughput(125)
                            .encrypted(true)
                            .deleteOnTermination(false)
                            .snapshotId("snap-1"))
                .build(),
            BlockDeviceMapping.builder().deviceName("/dev/sdb").virtualName("ephemeral0").build(),
            BlockDeviceMapping.builder().deviceName("/dev/sdc").noDevice(true).build());
    InstanceMetadataOptions metadata =
        InstanceMetadataOptions.builder()
            .httpEndpoint("enabled")
            .httpTokens("required")
            .httpPutResponseHopLimit(2)
            .build();
    client.createLaunchConfiguration(
        request ->
            request
                .launchConfigurationName("lc")
                .imageId("ami-12345678")
                .instanceType("m5.large")
                .keyName("key")
                .securityGroups("sg-1", "sg-2")
                .userData("IyEvYmluL3No")
                .kernelId("aki-1")
                .ramdiskId("ari-1")
                .blockDeviceMappings(devices)
                .instanceMonitoring(monitoring -> monitoring.enabled(false))
                .spotPrice("0.05")
                .iamInstanceProfile("profile")
                .ebsOptimized(true)
                .associatePublicIpAddress(false)
                .placementTenancy("dedicated")
                .metadataOptions(metadata));

    LaunchConfiguration answered =
        client.describeLaunchConfigurations().launchConfigurations().get(0);

    assertThat(answered.launchConfigurationARN())
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:launchConfiguration:[0-9a-f-]{36}"
                + ":launchConfigurationName/lc");
    assertThat(answered)
        .isEqualTo(
            LaunchConfiguration.builder()
                .launchConfigurationName("lc")
                .launchConfigurationARN(answered.launchConfigurationARN())
                .createdTime(START)
                .imageId("ami-12345678")
                .instanceType("m5.large")
                .keyName("key")
                .securityGroups("sg-1", "sg-2")
                .classicLinkVPCSecurityGroups(List.of())
                .userData("IyEvYmluL3No")
                .kernelId("aki-1")
                .ramdiskId("ari-1")
                .blockDeviceMappings(devices)
                .instanceMonitoring(monitoring -> monitoring.enabled(false))
                .spotPrice("0.05")
                .iamInstanceProfile("profile")
                .ebsOptimized(true)
                .associatePublicIpAddress(false)
                .placementTenancy("dedicated")
                .metadataOptions(metadata)
                .build());
  }

  @Test
  void theFixedListsAreThoseOfTheService() {
    assertThat(client.describeTerminationPolicyTypes().terminationPolicyTypes())
        .containsExactly(
            "AllocationStrategy",
            "ClosestToNextInstanceHour",
            "Default",
            "NewestInstance",
            "OldestInstance",
            "OldestLaunchConfiguration",
            "OldestLaunchTemplate");
    assertThat(client.describeAdjustmentTypes().adjustmentTypes())
        .extracting(type -> type.adjustmentType())
        .containsExactly("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity");
    assertThat(client.describeScalingProcessTypes().processes())
        .extracting(process -> process.processName())
        .hasSize(9)
        .contains("Terminate", "Launch");
  }
}
