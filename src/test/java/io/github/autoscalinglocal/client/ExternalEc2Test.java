package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.model.Options.References;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Two emulators: the groups of one live in the EC2 of the other. */
@Timeout(60)
class ExternalEc2Test {
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Sandbox other = Sandbox.start();
  private final Ec2Client ec2 = other.ec2();
  private Sandbox sandbox = here(settings -> settings);

  private Sandbox here(UnaryOperator<AutoScalingLocal.Builder> more) {
    return Sandbox.start(settings -> more.apply(settings.ec2Endpoint(other.endpoint())));
  }

  private void startAnew(UnaryOperator<AutoScalingLocal.Builder> more) {
    sandbox.close();
    sandbox = here(more);
  }

  @AfterEach
  void stop() {
    sandbox.close();
    other.close();
  }

  private List<Instance> there(InstanceStateName state) {
    return ec2
        .describeInstances(
            request ->
                request.filters(
                    Filter.builder().name("instance-state-name").values(state.toString()).build()))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .toList();
  }

  private List<String> idsThere(InstanceStateName state) {
    return there(state).stream().map(Instance::instanceId).toList();
  }

  private Instance there(String id) {
    return ec2.describeInstances(request -> request.instanceIds(id))
        .reservations()
        .get(0)
        .instances()
        .get(0);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** A launch template there, whose versions differ by their types. */
  private String template(InstanceType... types) {
    String id =
        ec2.createLaunchTemplate(
                request ->
                    request
                        .launchTemplateName("web")
                        .launchTemplateData(
                            data -> data.imageId("ami-0123456789abcdef0").instanceType(types[0])))
            .launchTemplate()
            .launchTemplateId();
    for (InstanceType each : List.of(types).subList(1, types.length)) {
      addVersion(id, each);
    }
    return id;
  }

  private void addVersion(String templateId, InstanceType type) {
    ec2.createLaunchTemplateVersion(
        request ->
            request
                .launchTemplateId(templateId)
                .sourceVersion("1")
                .launchTemplateData(data -> data.instanceType(type)));
  }

  @Test
  void groupsLiveAsInstancesThere() {
    String templateId = template(InstanceType.C5_LARGE);

    sandbox.create(
        "g",
        3,
        group ->
            group
                .availabilityZones("us-east-1a", "us-east-1b", "us-east-1c")
                .tags(
                    Sandbox.tag("team", "blue").copy(tag -> tag.propagateAtLaunch(true)),
                    Sandbox.tag("own", "1").copy(tag -> tag.propagateAtLaunch(false))));

    assertThat(sandbox.ids("g")).hasSize(3);
    assertThat(idsThere(InstanceStateName.RUNNING))
        .containsExactlyInAnyOrderElementsOf(sandbox.ids("g"));
    for (var here : sandbox.instances("g")) {
      Instance instance = there(here.instanceId());
      assertThat(instance.tags())
          .containsExactlyInAnyOrder(
              tag("aws:autoscaling:groupName", "g"),
              tag("team", "blue"),
              tag("aws:ec2launchtemplate:id", templateId),
              tag("aws:ec2launchtemplate:version", "1"));
      assertThat(instance.instanceType()).isEqualTo(InstanceType.C5_LARGE);
      assertThat(instance.imageId()).isEqualTo("ami-0123456789abcdef0");
      assertThat(instance.placement().availabilityZone()).isEqualTo(here.availabilityZone());
      assertThat(here.instanceType()).isEqualTo("c5.large");
      assertThat(here.lifecycleStateAsString()).isEqualTo("InService");
    }
    assertThat(sandbox.activities("g"))
        .allSatisfy(
            activity ->
                assertThat(activity.statusCode()).isEqualTo(ScalingActivityStatusCode.SUCCESSFUL))
        .extracting(Activity::description)
        .containsExactlyInAnyOrderElementsOf(
            sandbox.ids("g").stream().map(id -> "Launching a new EC2 instance: " + id).toList());
  }

  @Test
  void whatIsTerminatedThereIsReplacedHere() {
    sandbox.create("g", 2);
    String lost = sandbox.ids("g").get(0);
    String kept = sandbox.ids("g").get(1);

    ec2.terminateInstances(request -> request.instanceIds(lost));
    assertThat(sandbox.ids("g")).contains(lost);
    sandbox.advance(LOOK);

    assertThat(sandbox.ids("g")).hasSize(2).contains(kept).doesNotContain(lost);
    assertThat(idsThere(InstanceStateName.RUNNING))
        .containsExactlyInAnyOrderElementsOf(sandbox.ids("g"));
    assertThat(sandbox.activities("g").get(0).cause())
        .contains("an instance was launched in response to an unhealthy instance");
  }

  @Test
  void whatStopsThereIsReplacedHereAndTerminatedThere() {
    sandbox.create("g", 1);
    String stopped = sandbox.ids("g").get(0);

    ec2.stopInstances(request -> request.instanceIds(stopped));
    sandbox.advance(LOOK);

    assertThat(sandbox.ids("g")).hasSize(1).doesNotContain(stopped);
    assertThat(there(stopped).state().name()).isEqualTo(InstanceStateName.TERMINATED);
  }

  @Test
  void whatIsNoLongerDescribedIsReplaced() {
    sandbox.create("g", 2);

    other.control().post("/_local/reset", "");
    sandbox.advance(LOOK.multipliedBy(5));

    assertThat(sandbox.ids("g")).hasSize(2);
    assertThat(idsThere(InstanceStateName.RUNNING))
        .containsExactlyInAnyOrderElementsOf(sandbox.ids("g"));
  }

  @Test
  void aScaleInTerminatesThere() {
    sandbox.create("g", 4);
    List<String> before = sandbox.ids("g");

    sandbox.setDesired("g", 1);

    assertThat(sandbox.ids("g")).hasSize(1);
    assertThat(idsThere(InstanceStateName.RUNNING)).isEqualTo(sandbox.ids("g"));
    assertThat(idsThere(InstanceStateName.TERMINATED))
        .containsExactlyInAnyOrderElementsOf(
            before.stream().filter(id -> !sandbox.ids("g").contains(id)).toList());
  }

  @Test
  void aDeletedGroupLeavesNothingThere() {
    sandbox.create("g", 3);

    sandbox
        .client()
        .deleteAutoScalingGroup(request -> request.autoScalingGroupName("g").forceDelete(true));

    assertThat(idsThere(InstanceStateName.RUNNING)).isEmpty();
    assertThat(idsThere(InstanceStateName.TERMINATED)).hasSize(3);
  }

  @Test
  void latestIsWhatIsTheLatestThere() {
    String templateId = template(InstanceType.C5_LARGE);
    sandbox.create(
        "g",
        1,
        group ->
            group.launchTemplate(
                template -> template.launchTemplateId(templateId).version("$Latest")));

    addVersion(templateId, InstanceType.M5_LARGE);
    sandbox.setDesired("g", 2);

    assertThat(sandbox.instances("g"))
        .extracting(each -> each.launchTemplate().version() + " " + each.instanceType())
        .containsExactlyInAnyOrder("1 c5.large", "2 m5.large");
  }

  @Test
  void aRefreshBringsWhatIsTheLatestThere() {
    String templateId = template(InstanceType.C5_LARGE);
    sandbox.create(
        "g",
        2,
        group ->
            group.launchTemplate(
                template -> template.launchTemplateId(templateId).version("$Latest")));

    addVersion(templateId, InstanceType.M5_LARGE);
    sandbox.advance(LOOK);
    sandbox
        .client()
        .startInstanceRefresh(
            request ->
                request
                    .autoScalingGroupName("g")
                    .preferences(each -> each.skipMatching(true).minHealthyPercentage(0)));
    sandbox.advance(Duration.ofHours(1));

    assertThat(sandbox.instances("g"))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.instanceType()).isEqualTo("m5.large"));
    assertThat(there(InstanceStateName.RUNNING))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.instanceType()).isEqualTo(InstanceType.M5_LARGE));
  }

  @Test
  void strictReferencesAreThoseThatAreThere() {
    startAnew(settings -> settings.references(References.STRICT));
    String templateId = template(InstanceType.C5_LARGE);
    var subnet = ec2.describeSubnets().subnets().get(1);

    sandbox.create(
        "g",
        1,
        group ->
            group
                .availabilityZones((Collection<String>) null)
                .vpcZoneIdentifier(subnet.subnetId()));

    assertThat(sandbox.group("g").launchTemplate().launchTemplateId()).isEqualTo(templateId);
    assertThat(sandbox.group("g").availabilityZones()).containsExactly(subnet.availabilityZone());
    assertThat(there(sandbox.ids("g").get(0)).subnetId()).isEqualTo(subnet.subnetId());
    assertThatThrownBy(
            () ->
                sandbox.create(
                    "h",
                    1,
                    group -> group.launchTemplate(each -> each.launchTemplateName("unknown"))))
        .isInstanceOf(AutoScalingException.class)
        .hasMessageContaining("launch template");
    assertThatThrownBy(
            () ->
                sandbox.create(
                    "h",
                    1,
                    group ->
                        group
                            .availabilityZones((Collection<String>) null)
                            .vpcZoneIdentifier("subnet-12345678")))
        .isInstanceOf(AutoScalingException.class)
        .hasMessageContaining("subnet-12345678");
  }

  @Test
  void launchConfigurationsAreSpelledOut() {
    sandbox
        .client()
        .createLaunchConfiguration(
            request ->
                request
                    .launchConfigurationName("lc")
                    .imageId("ami-0123456789abcdef0")
                    .instanceType("m5.xlarge")
                    .keyName("key")
                    .securityGroups("sg-0123456789abcdef0")
                    .spotPrice("9.5"));

    sandbox.create(
        "g",
        1,
        group ->
            group.launchTemplate((LaunchTemplateSpecification) null).launchConfigurationName("lc"));

    Instance instance = there(sandbox.ids("g").get(0));
    assertThat(instance.imageId()).isEqualTo("ami-0123456789abcdef0");
    assertThat(instance.instanceType()).isEqualTo(InstanceType.M5_XLARGE);
    assertThat(instance.keyName()).isEqualTo("key");
    assertThat(instance.securityGroups())
        .extracting(each -> each.groupId())
        .containsExactly("sg-0123456789abcdef0");
    assertThat(instance.instanceLifecycleAsString()).isEqualTo("spot");
  }

  @Test
  void aMixedGroupHasItsTypesAndOptionsThere() {
    template(InstanceType.C5_LARGE);

    sandbox.create(
        "g",
        2,
        group ->
            group
                .launchTemplate((LaunchTemplateSpecification) null)
                .mixedInstancesPolicy(
                    policy ->
                        policy
                            .launchTemplate(
                                template ->
                                    template
                                        .launchTemplateSpecification(
                                            each -> each.launchTemplateName("web"))
                                        .overrides(
                                            LaunchTemplateOverrides.builder()
                                                .instanceType("m5.large")
                                                .build()))
                            .instancesDistribution(
                                each ->
                                    each.onDemandBaseCapacity(1)
                                        .onDemandPercentageAboveBaseCapacity(0))));

    assertThat(there(InstanceStateName.RUNNING))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.instanceType()).isEqualTo(InstanceType.M5_LARGE));
    assertThat(ec2.describeSpotInstanceRequests().spotInstanceRequests()).hasSize(1);
  }

  @Test
  void whatOneZoneDoesNotHaveThereComesFromAnother() {
    template(InstanceType.C5_LARGE);
    other
        .control()
        .put(
            "/_local/market",
            "{\"pools\":[{\"availabilityZone\":\"us-east-1a\",\"onDemandSpareCapacity\":0}]}");

    sandbox.create("g", 4, group -> group.availabilityZones("us-east-1a", "us-east-1b"));

    assertThat(sandbox.instances("g"))
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.availabilityZone()).isEqualTo("us-east-1b"));
    assertThat(sandbox.activities("g"))
        .filteredOn(each -> each.statusCode() == ScalingActivityStatusCode.FAILED)
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.statusMessage())
                    .contains("c5.large")
                    .contains("us-east-1a")
                    .endsWith("Launching EC2 instance failed."));
  }

  @Test
  void aFaultOfAGroupStrikesWhereItsInstancesLive() {
    other
        .control()
        .post(
            "/_local/faults",
            "{\"kind\":\"launch-error\",\"code\":\"Unsupported\",\"match\":{\"group\":\"g\"}}");

    sandbox.create("g", 1);
    sandbox.create("h", 1);

    assertThat(sandbox.ids("h")).hasSize(1);
    assertThat(sandbox.activities("g").get(0).statusMessage())
        .isEqualTo(
            "The requested configuration is currently not supported. Please check the documentation"
                + " for supported configurations. Launching EC2 instance failed.");
  }

  @Test
  void aRunningInstanceOfThereCanBeAttached() {
    template(InstanceType.C5_LARGE);
    sandbox.create("g", 0);
    String id =
        ec2.runInstances(
                request ->
                    request
                        .launchTemplate(each -> each.launchTemplateName("web"))
                        .placement(place -> place.availabilityZone("us-east-1a"))
                        .minCount(1)
                        .maxCount(1))
            .instances()
            .get(0)
            .instanceId();

    sandbox.client().attachInstances(request -> request.autoScalingGroupName("g").instanceIds(id));
    assertThat(sandbox.instances("g").get(0).instanceType()).isEqualTo("c5.large");
    sandbox.setDesired("g", 0);

    assertThat(there(id).state().name()).isEqualTo(InstanceStateName.TERMINATED);
  }

  @Test
  void aGroupCanBeLikeAnInstanceOfThere() {
    String id =
        ec2.runInstances(
                request ->
                    request
                        .imageId("ami-0123456789abcdef0")
                        .instanceType(InstanceType.M5_LARGE)
                        .placement(place -> place.availabilityZone("us-east-1c"))
                        .minCount(1)
                        .maxCount(1))
            .instances()
            .get(0)
            .instanceId();

    sandbox
        .client()
        .createAutoScalingGroup(
            request -> request.autoScalingGroupName("g").instanceId(id).minSize(1).maxSize(1));

    assertThat(sandbox.instances("g").get(0).availabilityZone()).isEqualTo("us-east-1c");
    Instance instance = there(sandbox.ids("g").get(0));
    assertThat(instance.instanceType()).isEqualTo(InstanceType.M5_LARGE);
    assertThat(instance.imageId()).isEqualTo("ami-0123456789abcdef0");
  }

  @Test
  void whatIsProtectedThereFailsToTerminateUntilItIsNot() {
    sandbox.create("g", 1);
    String id = sandbox.ids("g").get(0);
    ec2.modifyInstanceAttribute(
        request -> request.instanceId(id).disableApiTermination(each -> each.value(true)));

    sandbox.setDesired("g", 0);

    assertThat(there(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
    assertThat(sandbox.activities("g"))
        .filteredOn(each -> each.statusCode() == ScalingActivityStatusCode.FAILED)
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.statusMessage())
                    .contains(id)
                    .contains("disableApiTermination")
                    .endsWith("Terminating EC2 instance failed."));

    ec2.modifyInstanceAttribute(
        request -> request.instanceId(id).disableApiTermination(each -> each.value(false)));
    sandbox.advance(Duration.ofSeconds(20));

    assertThat(sandbox.ids("g")).isEmpty();
    assertThat(there(id).state().name()).isEqualTo(InstanceStateName.TERMINATED);
  }

  @Test
  void accountsAndRegionsAreTheSameThere() {
    sandbox
        .client("111122223333", "eu-west-1")
        .createAutoScalingGroup(
            request ->
                request
                    .autoScalingGroupName("g")
                    .launchTemplate(template -> template.launchTemplateName("web"))
                    .availabilityZones("eu-west-1a")
                    .minSize(1)
                    .maxSize(1));

    assertThat(there(InstanceStateName.RUNNING)).isEmpty();
    assertThat(
            other
                .client(Ec2Client.builder(), AwsBasicCredentials.create("111122223333", "secret"))
                .describeInstances()
                .reservations())
        .isEmpty();
    assertThat(
            other
                .client(
                    Ec2Client.builder(),
                    AwsBasicCredentials.create("111122223333", "secret"),
                    Region.EU_WEST_1)
                .describeInstances()
                .reservations())
        .hasSize(1);
  }

  @Test
  void aWarmPoolLivesThereToo() {
    sandbox.create("g", 1);

    sandbox
        .client()
        .putWarmPool(
            request -> request.autoScalingGroupName("g").minSize(1).maxGroupPreparedCapacity(2));
    assertThat(there(InstanceStateName.RUNNING)).hasSize(2);
    sandbox.advance(LOOK.multipliedBy(3));
    sandbox.setDesired("g", 2);

    assertThat(sandbox.ids("g")).hasSize(2);
    assertThat(idsThere(InstanceStateName.RUNNING)).containsAll(sandbox.ids("g"));
  }

  @Test
  void aCallerCannotWaitForInstancesOfThere() {
    sandbox.create("g", 0);

    assertThatThrownBy(
            () ->
                sandbox
                    .client()
                    .launchInstances(
                        request ->
                            request
                                .autoScalingGroupName("g")
                                .clientToken("token")
                                .requestedCapacity(1)))
        .isInstanceOf(AutoScalingException.class)
        .hasMessageContaining("of another host");
  }

  @Test
  void aStateThatIsPutBackKnowsItsInstancesThere() {
    sandbox.create("g", 2);
    List<String> ids = sandbox.ids("g");
    String state = sandbox.control().get("/_local/state").body().toString();

    startAnew(settings -> settings);
    sandbox.control().put("/_local/state", state);
    ec2.terminateInstances(request -> request.instanceIds(ids.get(0)));
    sandbox.advance(LOOK);

    assertThat(sandbox.ids("g")).hasSize(2).contains(ids.get(1)).doesNotContain(ids.get(0));
  }

  @Test
  void manyInstancesAreLaunchedAndLookedAfter() {
    sandbox.create("g", 250, group -> group.maxSize(250));
    List<String> before = sandbox.ids("g");
    assertThat(there(InstanceStateName.RUNNING)).hasSize(250);

    ec2.terminateInstances(request -> request.instanceIds(before.subList(100, 220)));
    sandbox.advance(LOOK);

    assertThat(sandbox.ids("g"))
        .hasSize(250)
        .containsAll(before.subList(0, 100))
        .containsAll(before.subList(220, 250));
    assertThat(there(InstanceStateName.RUNNING)).hasSize(250);
  }
}
