package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.EnabledMetric;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.PutLifecycleHookRequest;
import software.amazon.awssdk.services.autoscaling.model.RefreshStrategy;
import software.amazon.awssdk.services.autoscaling.model.StartInstanceRefreshRequest;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The life of a group under Terraform, call for call as its AWS provider makes them, at either
 * pace, with everything that it refers to made or looked up before.
 */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
class TerraformFlowTest {
  private static final String GROUP = "web";
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:changes";

  private Sandbox sandbox;
  private Pace pace;
  private AutoScalingClient autoScaling;
  private Ec2Client ec2;
  private ElasticLoadBalancingClient classic;
  private ElasticLoadBalancingV2Client elb;
  private TerraformSurroundings surroundings;
  private TerraformProvider provider;

  private void start(Pace pace) {
    this.pace = pace;
    sandbox = pace.start();
    autoScaling = sandbox.client();
    ec2 = sandbox.ec2();
    classic = sandbox.client(ElasticLoadBalancingClient.builder());
    elb = sandbox.client(ElasticLoadBalancingV2Client.builder());
    surroundings = new TerraformSurroundings(sandbox, pace, ec2, classic, elb);
    provider = new TerraformProvider(sandbox, pace, classic, elb);
    try (StsClient sts = sandbox.client(StsClient.builder())) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo("000000000000");
    }
  }

  @AfterEach
  void stop() {
    elb.close();
    classic.close();
    ec2.close();
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource
  void aGroupIsCreatedChangedRefreshedDrainedAndDeleted(Pace each) {
    start(each);
    LaunchTemplate template = surroundings.createTemplate("web", "m5.large");
    String front = surroundings.createLoadBalancer("front");
    String first = surroundings.createTargetGroup("first", front, 80);
    String second = surroundings.createTargetGroup("second", front, 81);
    surroundings.createClassic("old");

    create(template, first);
    createSiblings();
    change(surroundings.changeTemplate(template.launchTemplateId(), "m5.xlarge"), first, second);
    refresh(template.launchTemplateId());
    deleteSiblings();
    provider.delete(GROUP, false);
    surroundings.deleteTemplate(template.launchTemplateId());
    surroundings.deleteLoadBalancers();

    assertNothingIsLeft();
  }

  private void create(LaunchTemplate template, String targetGroup) {
    Instant begun = sandbox.now();
    provider.createWithHooks(
        GROUP,
        new TerraformProvider.Sizes(1, 4, 2),
        request -> {
          arguments(request, template);
          request
              .healthCheckType("ELB")
              .healthCheckGracePeriod(60)
              .targetGroupARNs(targetGroup)
              .loadBalancerNames("old")
              .terminationPolicies("OldestInstance", "Default")
              .tags(tag("app", "shop", true), tag("owner", "team", false));
        },
        List.of(
            hook("up", "autoscaling:EC2_INSTANCE_LAUNCHING"),
            hook("down", "autoscaling:EC2_INSTANCE_TERMINATING")));
    provider.waitForCapacity(GROUP, begun, (group, behind) -> group >= 2 && behind >= 2);
    autoScaling.suspendProcesses(
        request -> request.autoScalingGroupName(GROUP).scalingProcesses("AZRebalance"));
    autoScaling.enableMetricsCollection(
        request ->
            request
                .autoScalingGroupName(GROUP)
                .granularity("1Minute")
                .metrics("GroupInServiceInstances", "GroupTotalInstances"));
    autoScaling.putWarmPool(request -> request.autoScalingGroupName(GROUP).minSize(1));

    AutoScalingGroup group = provider.find(GROUP).orElseThrow();
    assertThat(group.vpcZoneIdentifier().split(","))
        .containsExactlyInAnyOrderElementsOf(surroundings.subnets());
    assertThat(group.launchTemplate().version()).isEqualTo("1");
    assertThat(group.terminationPolicies()).containsExactly("OldestInstance", "Default");
    assertThat(group.targetGroupARNs()).containsExactly(targetGroup);
    assertThat(group.loadBalancerNames()).containsExactly("old");
    assertThat(tags(group)).containsExactlyInAnyOrder("app=shop true", "owner=team false");
    assertThat(group.suspendedProcesses())
        .extracting(SuspendedProcess::processName)
        .containsExactly("AZRebalance");
    assertThat(metrics(group))
        .containsExactlyInAnyOrder("GroupInServiceInstances", "GroupTotalInstances");
    assertThat(group.instances()).extracting(Instance::instanceType).containsOnly("m5.large");
  }

  private void arguments(CreateAutoScalingGroupRequest.Builder request, LaunchTemplate template) {
    request
        .launchTemplate(
            which ->
                which
                    .launchTemplateId(template.launchTemplateId())
                    .version(template.latestVersionNumber().toString()))
        .vpcZoneIdentifier(String.join(",", surroundings.subnets()));
  }

  private static PutLifecycleHookRequest hook(String name, String transition) {
    return PutLifecycleHookRequest.builder()
        .lifecycleHookName(name)
        .lifecycleTransition(transition)
        .defaultResult("CONTINUE")
        .heartbeatTimeout(30)
        .build();
  }

  private static Tag tag(String key, String value, boolean propagate) {
    return Tag.builder()
        .key(key)
        .value(value)
        .propagateAtLaunch(propagate)
        .resourceId(GROUP)
        .resourceType("auto-scaling-group")
        .build();
  }

  private static List<String> tags(AutoScalingGroup group) {
    return group.tags().stream().map(TerraformFlowTest::text).toList();
  }

  private static String text(TagDescription tag) {
    return tag.key() + "=" + tag.value() + " " + tag.propagateAtLaunch();
  }

  private static List<String> metrics(AutoScalingGroup group) {
    return group.enabledMetrics().stream().map(EnabledMetric::metric).toList();
  }

  private void createSiblings() {
    autoScaling.putScalingPolicy(
        request ->
            request
                .autoScalingGroupName(GROUP)
                .policyName("up")
                .policyType("SimpleScaling")
                .adjustmentType("ChangeInCapacity")
                .scalingAdjustment(1)
                .cooldown(300));
    autoScaling.putScheduledUpdateGroupAction(
        request ->
            request
                .autoScalingGroupName(GROUP)
                .scheduledActionName("night")
                .recurrence("30 22 * * *")
                .minSize(0)
                .maxSize(4)
                .desiredCapacity(0));
    autoScaling.putNotificationConfiguration(
        request ->
            request
                .autoScalingGroupName(GROUP)
                .topicARN(TOPIC)
                .notificationTypes("autoscaling:EC2_INSTANCE_LAUNCH"));

    assertThat(
            autoScaling
                .describePolicies(request -> request.autoScalingGroupName(GROUP).policyNames("up"))
                .scalingPolicies())
        .hasSize(1);
    assertThat(
            autoScaling
                .describeScheduledActions(
                    request -> request.autoScalingGroupName(GROUP).scheduledActionNames("night"))
                .scheduledUpdateGroupActions())
        .hasSize(1);
    assertThat(
            autoScaling
                .describeNotificationConfigurations(request -> request.autoScalingGroupNames(GROUP))
                .notificationConfigurations())
        .hasSize(1);
  }

  private void change(LaunchTemplate template, String from, String to) {
    Instant begun = sandbox.now();
    autoScaling.updateAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName(GROUP)
                .newInstancesProtectedFromScaleIn(true)
                .desiredCapacity(3)
                .launchTemplate(
                    which ->
                        which
                            .launchTemplateId(template.launchTemplateId())
                            .version(template.latestVersionNumber().toString())));
    autoScaling.deleteTags(request -> request.tags(tag("owner", "team", false)));
    autoScaling.createOrUpdateTags(request -> request.tags(tag("stage", "test", true)));
    provider.moveTargetGroup(GROUP, from, to);
    provider.moveLoadBalancer(GROUP, "old", "old");
    provider.attachTrafficSource(GROUP, from);
    provider.detachTrafficSource(GROUP, from);
    provider.waitForCapacity(GROUP, begun, (group, behind) -> group == 3 && behind == 3);
    autoScaling.disableMetricsCollection(
        request -> request.autoScalingGroupName(GROUP).metrics("GroupTotalInstances"));
    autoScaling.resumeProcesses(
        request -> request.autoScalingGroupName(GROUP).scalingProcesses("AZRebalance"));

    AutoScalingGroup group = provider.find(GROUP).orElseThrow();
    assertThat(group.launchTemplate().version()).isEqualTo("2");
    assertThat(group.targetGroupARNs()).containsExactly(to);
    assertThat(group.loadBalancerNames()).containsExactly("old");
    assertThat(tags(group)).containsExactlyInAnyOrder("app=shop true", "stage=test true");
    assertThat(group.suspendedProcesses()).isEmpty();
    assertThat(metrics(group)).containsExactly("GroupInServiceInstances");
  }

  /** The second finds the first under way, which would take hours at this warm-up. */
  private void refresh(String templateId) {
    assertThat(provider.refresh(refresh(templateId, Duration.ofHours(2)))).isZero();
    assertThat(provider.refresh(refresh(templateId, Duration.ofSeconds(10)))).isEqualTo(1);

    pace.until("a refresh", sandbox, () -> refreshes().get(0).endTime() != null);

    assertThat(refreshes())
        .extracting(InstanceRefresh::status)
        .containsExactly(InstanceRefreshStatus.SUCCESSFUL, InstanceRefreshStatus.CANCELLED);
    assertThat(provider.find(GROUP).orElseThrow().instances())
        .extracting(Instance::instanceType)
        .containsExactly("m5.xlarge", "m5.xlarge", "m5.xlarge");
  }

  private List<InstanceRefresh> refreshes() {
    return autoScaling
        .describeInstanceRefreshes(request -> request.autoScalingGroupName(GROUP))
        .instanceRefreshes();
  }

  private static StartInstanceRefreshRequest refresh(String templateId, Duration warmup) {
    return StartInstanceRefreshRequest.builder()
        .autoScalingGroupName(GROUP)
        .strategy(RefreshStrategy.ROLLING)
        .desiredConfiguration(
            desired ->
                desired.launchTemplate(which -> which.launchTemplateId(templateId).version("2")))
        .preferences(
            preferences ->
                preferences
                    .minHealthyPercentage(0)
                    .instanceWarmup((int) warmup.toSeconds())
                    .scaleInProtectedInstances("Refresh")
                    .skipMatching(false))
        .build();
  }

  private void deleteSiblings() {
    autoScaling.deletePolicy(request -> request.autoScalingGroupName(GROUP).policyName("up"));
    autoScaling.deleteScheduledAction(
        request -> request.autoScalingGroupName(GROUP).scheduledActionName("night"));
    autoScaling.deleteNotificationConfiguration(
        request -> request.autoScalingGroupName(GROUP).topicARN(TOPIC));
  }

  private void assertNothingIsLeft() {
    TerraformProvider.assertGone(
        () ->
            autoScaling.describeScalingActivities(request -> request.autoScalingGroupName(GROUP)));
    assertThat(provider.find(GROUP)).isEmpty();
    assertThat(autoScaling.describePolicies().scalingPolicies()).isEmpty();
    assertThat(autoScaling.describeScheduledActions().scheduledUpdateGroupActions()).isEmpty();
    assertThat(autoScaling.describeTags().tags()).isEmpty();
    assertThat(ec2.describeLaunchTemplates().launchTemplates()).isEmpty();
    assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
    assertThat(elb.describeTargetGroups().targetGroups()).isEmpty();
    assertThat(classic.describeLoadBalancers().loadBalancerDescriptions()).isEmpty();
    assertThat(
            ec2.describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(instance -> instance.state().name()))
        .isNotEmpty()
        .containsOnly(InstanceStateName.TERMINATED);
  }

  @ParameterizedTest
  @EnumSource
  void withForceAGroupGoesWithItsProtectedInstancesAndItsWarmPool(Pace each) {
    start(each);
    LaunchTemplate template = surroundings.createTemplate("web", "m5.large");
    Instant begun = sandbox.now();
    autoScaling.createAutoScalingGroup(
        request -> {
          arguments(request, template);
          request
              .autoScalingGroupName(GROUP)
              .newInstancesProtectedFromScaleIn(true)
              .minSize(2)
              .maxSize(4);
        });
    provider.waitForCapacity(GROUP, begun, (group, behind) -> group >= 2);
    autoScaling.putWarmPool(request -> request.autoScalingGroupName(GROUP).minSize(1));

    provider.delete(GROUP, true);
    surroundings.deleteTemplate(template.launchTemplateId());

    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void aDeletionIsRefusedForAsLongAsAnInstanceDrainsAndThenGranted(Pace each) {
    start(each);
    LaunchTemplate template = surroundings.createTemplate("web", "m5.large");
    Instant begun = sandbox.now();
    provider.createWithHooks(
        GROUP,
        new TerraformProvider.Sizes(1, 1, 1),
        request -> arguments(request, template),
        List.of(hook("down", "autoscaling:EC2_INSTANCE_TERMINATING")));
    provider.waitForCapacity(GROUP, begun, (group, behind) -> group >= 1);

    provider.resize(GROUP, new TerraformProvider.Sizes(0, 0, 0));

    assertThat(provider.deleteGroup(GROUP, false)).isPositive();
    surroundings.deleteTemplate(template.launchTemplateId());
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void aLaunchThatFailsEndsTheWaitForCapacity(Pace each) {
    start(each);
    LaunchTemplate template = surroundings.createTemplate("web", "m5.large");
    sandbox.control().post("/_local/faults", "{\"kind\":\"insufficient-capacity\"}");
    Instant begun = sandbox.now().minusSeconds(1);
    autoScaling.createAutoScalingGroup(
        request -> {
          arguments(request, template);
          request.autoScalingGroupName(GROUP).minSize(1).maxSize(1);
        });

    assertThatThrownBy(() -> provider.waitForCapacity(GROUP, begun, (group, behind) -> group >= 1))
        .isInstanceOf(TerraformProvider.Failed.class)
        .hasMessageStartingWith("Failed: We currently do not have sufficient m5.large capacity");
  }
}
