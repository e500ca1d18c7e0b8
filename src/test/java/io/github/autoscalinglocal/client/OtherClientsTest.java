package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfoFromInstanceRequirements;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/**
 * The calls of cluster-autoscaler, of the EC2 fleet plugin of Jenkins and of kops, as their source
 * makes them, while things take the time that they take in reality.
 */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
class OtherClientsTest {
  private static final String ENABLED = "k8s.io/cluster-autoscaler/enabled";
  private static final String OWNED = "k8s.io/cluster-autoscaler/prod";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Sandbox sandbox = Sandbox.start(settings -> settings.timings(Timings.REALISTIC));
  private final AutoScalingClient autoScaling = sandbox.client();
  private final Ec2Client ec2 = sandbox.ec2();

  @AfterEach
  void stop() {
    ec2.close();
    sandbox.close();
  }

  private List<Instance> inService(String group) {
    return sandbox.instances(group).stream()
        .filter(each -> each.lifecycleState() == LifecycleState.IN_SERVICE)
        .toList();
  }

  // cluster-autoscaler.

  @Test
  void clusterAutoscalerFindsItsGroupsByTheirTagsAndThenByTheirNames() {
    List<String> owned = IntStream.range(100, 220).mapToObj(number -> "nodes-" + number).toList();
    owned.forEach(
        name ->
            sandbox.create(
                name, 0, group -> group.tags(Sandbox.tag(ENABLED, ""), Sandbox.tag(OWNED, "x"))));
    sandbox.create("disabled", 0, group -> group.tags(Sandbox.tag(OWNED, "x")));
    sandbox.create("foreign", 0, group -> group.tags(Sandbox.tag(ENABLED, "")));

    assertThat(
            autoScaling
                .describeAutoScalingGroupsPaginator(
                    request ->
                        request
                            .maxRecords(100)
                            .filters(
                                Sandbox.filter("tag-key", ENABLED),
                                Sandbox.filter("tag:" + OWNED, "x")))
                .autoScalingGroups())
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .containsExactlyElementsOf(owned);
    assertThat(
            autoScaling
                .describeAutoScalingGroups(
                    request -> request.maxRecords(100).autoScalingGroupNames(owned.subList(0, 100)))
                .autoScalingGroups())
        .hasSize(100);
  }

  @Test
  void clusterAutoscalerLearnsWhatANodeOfAnEmptyGroupWouldBe() {
    ec2.createLaunchTemplate(
        request ->
            request
                .launchTemplateName("web")
                .launchTemplateData(data -> data.imageId("ami-1").instanceType("m5.large")));
    sandbox.create(
        "nodes",
        0,
        group -> group.launchTemplate(which -> which.launchTemplateName("web").version("$Latest")));
    var template = sandbox.group("nodes").launchTemplate();

    LaunchTemplateVersion version =
        ec2.describeLaunchTemplateVersions(
                request ->
                    request
                        .launchTemplateName(template.launchTemplateName())
                        .versions(template.version()))
            .launchTemplateVersions()
            .get(0);
    assertThat(version.versionNumber()).isEqualTo(1);
    List<InstanceTypeInfo> types =
        ec2.describeInstanceTypesPaginator(request -> request.maxResults(100)).stream()
            .flatMap(page -> page.instanceTypes().stream())
            .filter(type -> type.instanceType() == version.launchTemplateData().instanceType())
            .toList();
    assertThat(types)
        .singleElement()
        .satisfies(
            type -> {
              assertThat(type.vCpuInfo().defaultVCpus()).isEqualTo(2);
              assertThat(type.memoryInfo().sizeInMiB()).isEqualTo(8192);
              assertThat(type.processorInfo().supportedArchitectures())
                  .containsExactly(ArchitectureType.X86_64);
            });
  }

  @Test
  void clusterAutoscalerLearnsWhichTypesMeetRequirements() {
    assertThat(
            ec2.getInstanceTypesFromInstanceRequirementsPaginator(
                    request ->
                        request
                            .architectureTypes(ArchitectureType.X86_64)
                            .virtualizationTypes(VirtualizationType.HVM)
                            .instanceRequirements(
                                needs ->
                                    needs
                                        .vCpuCount(cpus -> cpus.min(2).max(2))
                                        .memoryMiB(memory -> memory.min(8192).max(8192))
                                        .allowedInstanceTypes("m5*")))
                .instanceTypes())
        .extracting(InstanceTypeInfoFromInstanceRequirements::instanceType)
        .contains("m5.large", "m5a.large")
        .doesNotContain("m5.xlarge", "c5.large");
  }

  @Test
  void clusterAutoscalerScalesUpAndTakesANodeAway() {
    sandbox.create("nodes", 1);
    sandbox.advance(MINUTE);
    resize("nodes", 3);
    sandbox.advance(MINUTE);
    assertThat(inService("nodes")).hasSize(3);

    String id = sandbox.ids("nodes").get(1);
    Activity termination =
        autoScaling
            .terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(id).shouldDecrementDesiredCapacity(true))
            .activity();

    assertThat(termination.description()).isEqualTo("Terminating EC2 instance: " + id);
    assertThat(sandbox.group("nodes").desiredCapacity()).isEqualTo(2);
    assertThat(
            sandbox.instances("nodes").stream()
                .filter(each -> each.lifecycleStateAsString().startsWith("Terminating"))
                .map(Instance::instanceId))
        .containsExactly(id);
    sandbox.advance(MINUTE);
    assertThat(inService("nodes")).hasSize(2);
  }

  @Test
  void clusterAutoscalerSeesAFailureAfterItsResizeAsTheNewestActivity() {
    sandbox.create("nodes", 1);
    sandbox.advance(MINUTE);
    sandbox.control().post("/_local/faults", "{\"kind\":\"insufficient-capacity\"}");
    Instant resized = sandbox.now();
    resize("nodes", 2);
    sandbox.advance(Duration.ofSeconds(15));

    Activity newest = sandbox.activities("nodes").get(0);
    assertThat(newest.statusCode()).isEqualTo(ScalingActivityStatusCode.FAILED);
    assertThat(newest.startTime()).isAfter(resized);
    assertThat(sandbox.activities("nodes"))
        .filteredOn(activity -> activity.startTime().isBefore(resized))
        .extracting(Activity::statusCode)
        .containsExactly(ScalingActivityStatusCode.SUCCESSFUL);
  }

  private void resize(String group, int desired) {
    autoScaling.setDesiredCapacity(
        request ->
            request.autoScalingGroupName(group).desiredCapacity(desired).honorCooldown(false));
  }

  // The fleet plugin of Jenkins.

  @Test
  void jenkinsShrinksItsProtectedFleetByTheInstancesThatItNames() {
    sandbox.create("agents", 0);
    modifyFleet(3);
    sandbox.advance(MINUTE);
    AutoScalingGroup fleet =
        autoScaling.describeAutoScalingGroupsPaginator().autoScalingGroups().stream()
            .findFirst()
            .orElseThrow();
    assertThat(fleet.status()).isNull(); // which the plugin takes for active
    assertThat(fleet.desiredCapacity()).isEqualTo(3);
    List<String> agents = fleet.instances().stream().map(Instance::instanceId).toList();
    assertThat(
            ec2.describeInstances(request -> request.instanceIds(agents)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream()))
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.privateIpAddress()).isNotNull());
    ec2.createTags(
        request -> request.resources(agents).tags(tag -> tag.key("fleet").value("jenkins")));

    modifyFleet(2);
    sandbox.advance(MINUTE);
    assertThat(inService("agents")).hasSize(3);
    autoScaling.terminateInstanceInAutoScalingGroup(
        request -> request.instanceId(agents.get(1)).shouldDecrementDesiredCapacity(false));
    sandbox.advance(MINUTE.multipliedBy(5));

    assertThat(sandbox.ids("agents")).containsExactly(agents.get(0), agents.get(2));
  }

  private void modifyFleet(int desired) {
    autoScaling.updateAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("agents")
                .minSize(0)
                .maxSize(5)
                .desiredCapacity(desired)
                .newInstancesProtectedFromScaleIn(true));
  }

  @Test
  void jenkinsFindsOutWhatItMayDoByRehearsingIt() {
    String rehearsed = "412 DryRunOperation: Request would have succeeded, but DryRun flag is set.";

    assertThat(Refused.answer(Ec2Exception.class, () -> ec2.describeInstances(r -> r.dryRun(true))))
        .isEqualTo(rehearsed);
    assertThat(
            Refused.answer(
                Ec2Exception.class,
                () -> ec2.terminateInstances(r -> r.dryRun(true).instanceIds("i-1"))))
        .isEqualTo(rehearsed);
    assertThat(
            Refused.answer(
                Ec2Exception.class,
                () ->
                    ec2.createTags(
                        r -> r.dryRun(true).resources("i-1").tags(tag -> tag.key("k").value("v")))))
        .isEqualTo(rehearsed);
  }

  // kops.

  @Test
  void kopsRollsAGroupThatReplacesWhatIsDetachedAndWhatIsTerminatedInEc2() {
    String template = kopsTemplate();
    sandbox.create(
        "nodes",
        2,
        group ->
            group
                .launchTemplate(which -> which.launchTemplateId(template).version("$Latest"))
                .tags(Sandbox.tag("KubernetesCluster", "prod")));
    sandbox.advance(MINUTE);
    List<String> old = sandbox.ids("nodes");
    List<String> groups =
        autoScaling
            .describeTagsPaginator(
                request ->
                    request.filters(
                        Sandbox.filter("key", "KubernetesCluster"),
                        Sandbox.filter("value", "prod")))
            .tags()
            .stream()
            .map(TagDescription::resourceId)
            .toList();
    assertThat(groups).containsExactly("nodes");

    // One is detached to have a new one beside it, the other is ended under the group's hands.
    autoScaling.detachInstances(
        request ->
            request
                .autoScalingGroupName("nodes")
                .instanceIds(old.get(0))
                .shouldDecrementDesiredCapacity(false));
    sandbox.advance(MINUTE);
    assertThat(inService("nodes")).hasSize(2);
    ec2.terminateInstances(request -> request.instanceIds(old));
    sandbox.advance(MINUTE.multipliedBy(10));

    assertThat(inService("nodes"))
        .hasSize(2)
        .extracting(Instance::instanceId)
        .doesNotContainAnyElementsOf(old);
    assertThat(sandbox.group("nodes").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void kopsDeletesWhatBearsTheNameOfItsCluster() {
    String template = kopsTemplate();
    sandbox.create(
        "nodes",
        2,
        group ->
            group
                .launchTemplate(which -> which.launchTemplateId(template).version("$Latest"))
                .tags(
                    Sandbox.tag("KubernetesCluster", "prod").toBuilder()
                        .propagateAtLaunch(true)
                        .build()));
    sandbox.advance(MINUTE);
    List<String> nodes =
        ec2
            .describeInstancesPaginator(
                request ->
                    request.filters(
                        tag -> tag.name("tag:KubernetesCluster").values("prod"),
                        state -> state.name("instance-state-name").values("running")))
            .reservations()
            .stream()
            .flatMap(reservation -> reservation.instances().stream())
            .map(each -> each.instanceId())
            .toList();
    assertThat(nodes).containsExactlyInAnyOrderElementsOf(sandbox.ids("nodes"));

    autoScaling.deleteAutoScalingGroup(
        request -> request.autoScalingGroupName("nodes").forceDelete(true));
    List<String> templates =
        ec2
            .describeLaunchTemplatesPaginator(
                request -> request.filters(tag -> tag.name("tag:KubernetesCluster").values("prod")))
            .launchTemplates()
            .stream()
            .map(each -> each.launchTemplateId())
            .toList();
    assertThat(templates).containsExactly(template);
    ec2.deleteLaunchTemplate(request -> request.launchTemplateId(template));
    sandbox.advance(MINUTE);

    assertThat(autoScaling.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    assertThat(ec2.describeLaunchTemplates().launchTemplates()).isEmpty();
    assertThat(
            ec2.describeInstances(request -> request.instanceIds(nodes)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(each -> each.state().name()))
        .containsOnly(InstanceStateName.TERMINATED);
  }

  private String kopsTemplate() {
    return ec2.createLaunchTemplate(
            request ->
                request
                    .launchTemplateName("nodes.prod")
                    .launchTemplateData(data -> data.imageId("ami-1").instanceType("m5.large"))
                    .tagSpecifications(
                        tags ->
                            tags.resourceType(ResourceType.LAUNCH_TEMPLATE)
                                .tags(tag -> tag.key("KubernetesCluster").value("prod"))))
        .launchTemplate()
        .launchTemplateId();
  }
}
