package io.github.autoscalinglocal.client;

import static io.github.autoscalinglocal.client.Ec2Faults.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** Instances that no group asked for, and tags, through the client of EC2. */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
class Ec2InstancesTest {
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

  private RunInstancesResponse run(int count, Consumer<RunInstancesRequest.Builder> more) {
    return ec2.runInstances(
        request -> {
          request.imageId("ami-1").instanceType("m5.large").minCount(count).maxCount(count);
          more.accept(request);
        });
  }

  private Instance run() {
    return run(1, request -> {}).instances().get(0);
  }

  private List<Instance> describe(Consumer<DescribeInstancesRequest.Builder> which) {
    return ec2.describeInstances(which).reservations().stream()
        .flatMap(reservation -> reservation.instances().stream())
        .toList();
  }

  private Instance describe(String id) {
    return describe(request -> request.instanceIds(id)).get(0);
  }

  private static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void instancesAreLaunchedTogetherAndRunWhenTheyHaveBooted() {
    RunInstancesResponse launch = run(2, request -> request.keyName("key").ebsOptimized(true));

    assertThat(launch.reservationId()).matches("r-[0-9a-f]{17}");
    assertThat(launch.ownerId()).isEqualTo("000000000000");
    assertThat(launch.instances())
        .extracting(each -> each.state().name())
        .containsExactly(InstanceStateName.PENDING, InstanceStateName.PENDING);
    assertThat(launch.instances())
        .extracting(Instance::amiLaunchIndex)
        .containsExactlyInAnyOrder(0, 1);
    List<Reservation> reservations = ec2.describeInstances().reservations();
    assertThat(reservations).hasSize(1);
    assertThat(reservations.get(0).reservationId()).isEqualTo(launch.reservationId());
    assertThat(reservations.get(0).instances())
        .hasSize(2)
        .allSatisfy(
            instance -> {
              assertThat(instance.state().name()).isEqualTo(InstanceStateName.RUNNING);
              assertThat(instance.state().code()).isEqualTo(16);
              assertThat(instance.keyName()).isEqualTo("key");
              assertThat(instance.ebsOptimized()).isTrue();
              assertThat(instance.launchTime()).isEqualTo(Sandbox.START);
            });
  }

  @Test
  void withoutASubnetAnInstanceIsInTheDefaultVpc() {
    Instance instance = describe(run().instanceId());

    assertThat(instance.placement().availabilityZone()).isEqualTo("us-east-1a");
    assertThat(instance.vpcId()).matches("vpc-[0-9a-f]{17}");
    assertThat(instance.subnetId()).matches("subnet-[0-9a-f]{17}");
    assertThat(instance.privateIpAddress()).startsWith("172.31.");
    assertThat(instance.privateDnsName())
        .isEqualTo("ip-" + instance.privateIpAddress().replace('.', '-') + ".ec2.internal");
    assertThat(instance.publicIpAddress()).matches("54\\.\\d+\\.\\d+\\.\\d+");
    assertThat(instance.publicDnsName())
        .isEqualTo(
            "ec2-" + instance.publicIpAddress().replace('.', '-') + ".compute-1.amazonaws.com");
    assertThat(instance.securityGroups())
        .singleElement()
        .satisfies(group -> assertThat(group.groupName()).isEqualTo("default"));
    assertThat(instance.networkInterfaces())
        .singleElement()
        .satisfies(
            each -> assertThat(each.privateIpAddress()).isEqualTo(instance.privateIpAddress()));
    assertThat(instance.blockDeviceMappings())
        .singleElement()
        .satisfies(each -> assertThat(each.deviceName()).isEqualTo("/dev/xvda"));
  }

  @Test
  void noTwoInstancesHaveOneAddress() {
    List<Instance> all = run(300, request -> {}).instances();

    assertThat(all).extracting(Instance::privateIpAddress).doesNotHaveDuplicates();
  }

  @Test
  void bootingTakesItsTimeUnderRealisticTimings() {
    try (Sandbox slow = Sandbox.start(settings -> settings.timings(Timings.REALISTIC));
        Ec2Client client = slow.ec2()) {
      String id =
          client
              .runInstances(request -> request.imageId("ami-1").minCount(1).maxCount(1))
              .instances()
              .get(0)
              .instanceId();
      slow.advance(Duration.ofSeconds(29));
      assertThat(stateOf(client, id)).isEqualTo(InstanceStateName.PENDING);
      slow.advance(Duration.ofSeconds(1));
      assertThat(stateOf(client, id)).isEqualTo(InstanceStateName.RUNNING);

      client.terminateInstances(request -> request.instanceIds(id));
      assertThat(stateOf(client, id)).isEqualTo(InstanceStateName.SHUTTING_DOWN);
      slow.advance(Duration.ofSeconds(40));
      assertThat(stateOf(client, id)).isEqualTo(InstanceStateName.TERMINATED);
    }
  }

  private static InstanceStateName stateOf(Ec2Client client, String id) {
    return client
        .describeInstances(request -> request.instanceIds(id))
        .reservations()
        .get(0)
        .instances()
        .get(0)
        .state()
        .name();
  }

  @Test
  void aPoolWithoutCapacityHasNoneForUsersEither() {
    sandbox
        .control()
        .put(
            "/_local/market",
            "{\"pools\":[{\"instanceType\":\"m5.large\",\"availabilityZone\":\"us-east-1b\","
                + "\"onDemandSpareCapacity\":0}]}");

    assertRefused(
        () -> run(1, request -> request.placement(place -> place.availabilityZone("us-east-1b"))),
        "InsufficientInstanceCapacity",
        "We currently do not have sufficient m5.large capacity in the Availability Zone you"
            + " requested (us-east-1b).");
    run(1, request -> request.placement(place -> place.availabilityZone("us-east-1a")));
    assertThat(describe(request -> {})).hasSize(1);
  }

  @Test
  void aFaultThatRefusesLaunchesStrikesUsersToo() {
    sandbox
        .control()
        .post(
            "/_local/faults",
            "{\"kind\":\"insufficient-capacity\",\"times\":2,"
                + "\"match\":{\"instanceType\":\"m5.large\"}}");

    assertRefused(this::run, "InsufficientInstanceCapacity");
    run(1, request -> request.instanceType("c5.large"));
    assertRefused(this::run, "InsufficientInstanceCapacity");
    run();

    sandbox
        .control()
        .post(
            "/_local/faults",
            "{\"kind\":\"launch-error\",\"code\":\"Unsupported\",\"message\":\"Not so.\"}");
    assertRefused(this::run, "Unsupported", "Not so.");
  }

  @Test
  void aFaultOfAGroupStrikesNoUser() {
    sandbox
        .control()
        .post("/_local/faults", "{\"kind\":\"launch-error\",\"match\":{\"group\":\"g\"}}");

    run();

    assertThat(describe(request -> {})).hasSize(1);
  }

  @Test
  void aLaunchThatTakesLongerBootsLater() {
    sandbox.control().post("/_local/faults", "{\"kind\":\"slow-launch\",\"delay\":\"PT5M\"}");

    String id = run().instanceId();
    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.PENDING);
    sandbox.advance(java.time.Duration.ofMinutes(5));

    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
  }

  @Test
  void aTemplateSaysWhatALaunchLeavesOpen() {
    String templateId =
        ec2.createLaunchTemplate(
                request ->
                    request
                        .launchTemplateName("web")
                        .launchTemplateData(
                            data ->
                                data.imageId("ami-7")
                                    .instanceType("c5.large")
                                    .keyName("key")
                                    .instanceMarketOptions(options -> options.marketType("spot"))
                                    .tagSpecifications(
                                        tags ->
                                            tags.resourceType(ResourceType.INSTANCE)
                                                .tags(tag("app", "web"), tag("stage", "test")))))
            .launchTemplate()
            .launchTemplateId();

    Instance instance =
        ec2.runInstances(
                request ->
                    request
                        .minCount(1)
                        .maxCount(1)
                        .instanceType("c5.xlarge")
                        .launchTemplate(template -> template.launchTemplateName("web"))
                        .tagSpecifications(
                            tags ->
                                tags.resourceType(ResourceType.INSTANCE)
                                    .tags(tag("stage", "prod"))))
            .instances()
            .get(0);

    assertThat(instance.imageId()).isEqualTo("ami-7");
    assertThat(instance.instanceTypeAsString()).isEqualTo("c5.xlarge");
    assertThat(instance.keyName()).isEqualTo("key");
    assertThat(instance.instanceLifecycle()).isEqualTo(InstanceLifecycleType.SPOT);
    assertThat(instance.tags())
        .containsExactly(
            tag("app", "web"),
            tag("aws:ec2launchtemplate:id", templateId),
            tag("aws:ec2launchtemplate:version", "1"),
            tag("stage", "prod"));
  }

  @Test
  void aRequestThatIsSentTwiceLaunchesOnce() {
    RunInstancesResponse first = run(2, request -> request.clientToken("t"));
    RunInstancesResponse second = run(2, request -> request.clientToken("t"));

    assertThat(second.reservationId()).isEqualTo(first.reservationId());
    assertThat(describe(request -> {})).hasSize(2);
    assertRefused(() -> run(3, request -> request.clientToken("t")), "IdempotentParameterMismatch");
    ec2.terminateInstances(request -> request.instanceIds(first.instances().get(0).instanceId()));
    assertThat(run(2, request -> request.clientToken("t")).reservationId())
        .isEqualTo(first.reservationId());
  }

  @Test
  void instancesAreFoundByWhatTheyAre() {
    String a =
        run(1, request -> request.placement(at -> at.availabilityZone("us-east-1b")))
            .instances()
            .get(0)
            .instanceId();
    String b =
        run(
                1,
                request ->
                    request
                        .instanceType("c5.large")
                        .tagSpecifications(
                            tags ->
                                tags.resourceType(ResourceType.INSTANCE)
                                    .tags(tag("Name", "web-1"))))
            .instances()
            .get(0)
            .instanceId();

    assertThat(found(filter("availability-zone", "us-east-1b"))).containsExactly(a);
    assertThat(found(filter("instance-type", "c5.*"))).containsExactly(b);
    assertThat(found(filter("tag:Name", "web-?", "db-*"))).containsExactly(b);
    assertThat(found(filter("tag-key", "Name"))).containsExactly(b);
    assertThat(found(filter("instance-state-name", "running", "stopped")))
        .containsExactlyInAnyOrder(a, b);
    assertThat(found(filter("instance-state-code", "16"), filter("image-id", "ami-1")))
        .containsExactlyInAnyOrder(a, b);
    assertThat(found(filter("instance-state-name", "pending"))).isEmpty();
    assertThat(found(filter("private-ip-address", describe(a).privateIpAddress())))
        .containsExactly(a);
    assertThat(found(filter("network-interface.vpc-id", describe(a).vpcId())))
        .containsExactlyInAnyOrder(a, b);
  }

  private List<String> found(Filter... filters) {
    return describe(request -> request.filters(filters)).stream()
        .map(Instance::instanceId)
        .toList();
  }

  @Test
  void instancesAreListedPageByPage() {
    run(12, request -> {});

    List<String> all =
        ec2.describeInstancesPaginator(request -> request.maxResults(5)).reservations().stream()
            .flatMap(each -> each.instances().stream())
            .map(Instance::instanceId)
            .toList();

    assertThat(all).hasSize(12).doesNotHaveDuplicates();
    assertThat(ec2.describeInstances(request -> request.maxResults(5)).nextToken()).isNotNull();
  }

  @Test
  void aTerminatedInstanceIsShownForAnHour() {
    String id = run().instanceId();

    InstanceStateChange change =
        ec2.terminateInstances(request -> request.instanceIds(id)).terminatingInstances().get(0);

    assertThat(change.previousState().name()).isEqualTo(InstanceStateName.RUNNING);
    assertThat(change.currentState().name()).isEqualTo(InstanceStateName.SHUTTING_DOWN);
    Instance ended = describe(id);
    assertThat(ended.state().name()).isEqualTo(InstanceStateName.TERMINATED);
    assertThat(ended.state().code()).isEqualTo(48);
    assertThat(ended.stateTransitionReason()).isEqualTo("User initiated (2026-03-02 10:00:00 GMT)");
    assertThat(ended.stateReason().code()).isEqualTo("Client.UserInitiatedShutdown");
    assertThat(ended.privateIpAddress()).isNull();
    sandbox.advance(Duration.ofMinutes(60));
    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.TERMINATED);
    sandbox.advance(Duration.ofSeconds(1));
    assertRefused(
        () -> describe(id),
        "InvalidInstanceID.NotFound",
        "The instance ID '" + id + "' does not exist");
  }

  @Test
  void aTerminatedInstanceKeepsItsTagsAndTakesOthers() {
    String id = run().instanceId();
    ec2.createTags(request -> request.resources(id).tags(tag -> tag.key("owner").value("me")));
    ec2.terminateInstances(request -> request.instanceIds(id));

    ec2.createTags(request -> request.resources(id).tags(tag -> tag.key("state").value("gone")));
    ec2.deleteTags(request -> request.resources(id).tags(tag -> tag.key("owner")));

    assertThat(describe(id).tags())
        .extracting(Tag::key, Tag::value)
        .containsExactly(tuple("state", "gone"));
    assertThat(
            ec2.describeTags(request -> request.filters(f -> f.name("resource-id").values(id)))
                .tags())
        .extracting(TagDescription::key)
        .containsExactly("state");
  }

  @Test
  void anInstanceIsStoppedAndStartedAgain() {
    String id = run().instanceId();

    ec2.stopInstances(request -> request.instanceIds(id));
    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.STOPPED);
    assertThat(describe(id).publicIpAddress()).isNull();
    assertThat(ec2.stopInstances(request -> request.instanceIds(id)).stoppingInstances())
        .singleElement()
        .satisfies(
            each -> assertThat(each.currentState().name()).isEqualTo(InstanceStateName.STOPPED));
    sandbox.advance(Duration.ofMinutes(1));
    InstanceStateChange start =
        ec2.startInstances(request -> request.instanceIds(id)).startingInstances().get(0);

    assertThat(start.currentState().name()).isEqualTo(InstanceStateName.PENDING);
    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
    assertThat(describe(id).launchTime()).isEqualTo(Sandbox.START.plusSeconds(60));
    assertThat(describe(id).stateReason()).isNull();
    ec2.rebootInstances(request -> request.instanceIds(id));
    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
  }

  @Test
  @Timeout(value = 20, unit = SECONDS)
  void waitersSeeTheStatesThatTheyWaitFor() {
    String id = run().instanceId();

    ec2.waiter().waitUntilInstanceRunning(request -> request.instanceIds(id));
    ec2.waiter().waitUntilInstanceStatusOk(request -> request.instanceIds(id));
    ec2.stopInstances(request -> request.instanceIds(id));
    ec2.waiter().waitUntilInstanceStopped(request -> request.instanceIds(id));
    ec2.terminateInstances(request -> request.instanceIds(id));
    ec2.waiter().waitUntilInstanceTerminated(request -> request.instanceIds(id));

    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.TERMINATED);
  }

  @Test
  void statusIsToldOfInstancesThatRun() {
    String runs = run().instanceId();
    String stopped = run().instanceId();
    ec2.stopInstances(request -> request.instanceIds(stopped));
    sandbox.control().post("/_local/instances/" + runs, "{\"event\":\"impair\"}");

    List<InstanceStatus> running = ec2.describeInstanceStatus().instanceStatuses();
    List<InstanceStatus> all =
        ec2.describeInstanceStatus(request -> request.includeAllInstances(true)).instanceStatuses();

    assertThat(running)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.instanceId()).isEqualTo(runs);
              assertThat(each.instanceStatus().statusAsString()).isEqualTo("impaired");
              assertThat(each.instanceStatus().details().get(0).impairedSince())
                  .isEqualTo(Sandbox.START);
              assertThat(each.systemStatus().statusAsString()).isEqualTo("ok");
            });
    assertThat(all).extracting(InstanceStatus::instanceId).containsExactlyInAnyOrder(runs, stopped);
    assertThat(
            ec2.describeInstanceStatus(
                    request -> request.filters(filter("instance-status.status", "ok")))
                .instanceStatuses())
        .isEmpty();
  }

  @Test
  void attributesAreToldAndChanged() {
    String id =
        run(1, request -> request.userData("YQ==").instanceInitiatedShutdownBehavior("terminate"))
            .instances()
            .get(0)
            .instanceId();

    assertThat(attribute(id, InstanceAttributeName.USER_DATA).userData().value()).isEqualTo("YQ==");
    assertThat(
            attribute(id, InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR)
                .instanceInitiatedShutdownBehavior()
                .value())
        .isEqualTo("terminate");
    ec2.modifyInstanceAttribute(
        request -> request.instanceId(id).disableApiTermination(each -> each.value(true)));
    assertThat(
            attribute(id, InstanceAttributeName.DISABLE_API_TERMINATION)
                .disableApiTermination()
                .value())
        .isTrue();
    assertRefused(
        () -> ec2.terminateInstances(request -> request.instanceIds(id)), "OperationNotPermitted");
    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
    ec2.modifyInstanceAttribute(
        request -> request.instanceId(id).attribute("sourceDestCheck").value("false"));
    assertThat(describe(id).sourceDestCheck()).isFalse();
    assertRefused(
        () ->
            ec2.modifyInstanceAttribute(
                request -> request.instanceId(id).instanceType(each -> each.value("c5.large"))),
        "IncorrectInstanceState",
        "The instance '" + id + "' is not in the 'stopped' state.");
    ec2.stopInstances(request -> request.instanceIds(id));
    ec2.modifyInstanceAttribute(
        request -> request.instanceId(id).instanceType(each -> each.value("c5.large")));
    assertThat(describe(id).instanceTypeAsString()).isEqualTo("c5.large");
  }

  private DescribeInstanceAttributeResponse attribute(String id, InstanceAttributeName name) {
    return ec2.describeInstanceAttribute(request -> request.instanceId(id).attribute(name));
  }

  @Test
  void tagsAreSetChangedListedAndTakenOff() {
    String id = run().instanceId();

    ec2.createTags(
        request -> request.resources(id).tags(tag("a", "1"), tag("b", "2"), tag("c", "")));
    ec2.createTags(request -> request.resources(id).tags(tag("a", "3")));
    assertThat(describe(id).tags()).containsExactly(tag("a", "3"), tag("b", "2"), tag("c", ""));
    ec2.deleteTags(
        request ->
            request.resources(id).tags(tag("a", "other value"), Tag.builder().key("b").build()));

    assertThat(describe(id).tags()).containsExactly(tag("a", "3"), tag("c", ""));
    assertThat(
            ec2.describeTags(
                    request ->
                        request.filters(
                            filter("resource-type", "instance"), filter("key", "a", "c")))
                .tags())
        .extracting(TagDescription::resourceId, TagDescription::key, TagDescription::value)
        .containsExactly(tuple(id, "a", "3"), tuple(id, "c", ""));
    ec2.deleteTags(request -> request.resources(id));
    assertThat(describe(id).tags()).isEmpty();
  }

  @Test
  void dryRunsChangeNothing() {
    Ec2Exception answer =
        catchThrowableOfType(Ec2Exception.class, () -> run(1, request -> request.dryRun(true)));

    assertThat(answer.awsErrorDetails().errorCode()).isEqualTo("DryRunOperation");
    assertThat(answer.statusCode()).isEqualTo(412);
    assertThat(answer.awsErrorDetails().errorMessage())
        .isEqualTo("Request would have succeeded, but DryRun flag is set.");
    assertThat(describe(request -> {})).isEmpty();
  }

  @Test
  void refusals() {
    String id = run().instanceId();
    String gone = run().instanceId();
    ec2.terminateInstances(request -> request.instanceIds(gone));

    assertRefused(
        () -> ec2.terminateInstances(request -> request.instanceIds("i-1", id, "i-2")),
        "InvalidInstanceID.NotFound",
        "The instance IDs 'i-1, i-2' do not exist");
    assertThat(describe(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
    assertRefused(() -> describe("web"), "InvalidInstanceID.Malformed", "Invalid id: \"web\"");
    assertRefused(
        () -> ec2.stopInstances(request -> request.instanceIds(gone)), "IncorrectInstanceState");
    assertRefused(
        () -> ec2.startInstances(request -> request.instanceIds(gone)), "IncorrectInstanceState");
    assertRefused(
        () -> ec2.rebootInstances(request -> request.instanceIds(gone)), "IncorrectInstanceState");
    assertRefused(
        () -> ec2.runInstances(request -> request.minCount(1).maxCount(1)),
        "MissingParameter",
        "The request must contain the parameter ImageId");
    assertRefused(
        () -> ec2.runInstances(request -> request.imageId("ami-1").maxCount(1)),
        "MissingParameter",
        "The request must contain the parameter MinCount");
    assertRefused(
        () -> run(1, request -> request.imageId("image")),
        "InvalidAMIID.Malformed",
        "Invalid id: \"image\" (expecting \"ami-...\")");
    assertRefused(
        () -> run(1, request -> request.instanceType("large")),
        "InvalidParameterValue",
        "Invalid value 'large' for InstanceType.");
    assertRefused(
        () -> run(1, request -> request.instanceInitiatedShutdownBehavior("explode")),
        "InvalidParameterValue");
    assertRefused(
        () -> run(1, request -> request.placement(at -> at.availabilityZone("eu-west-1a"))),
        "InvalidParameterValue",
        "Invalid availability zone: [eu-west-1a]");
    assertRefused(
        () -> run(1, request -> request.subnetId("")),
        "InvalidSubnetID.NotFound",
        "The subnet ID '' does not exist");
    assertRefused(() -> run(100_000, request -> {}), "InstanceLimitExceeded");
    assertRefused(() -> run(1, request -> request.maxCount(0)), "InvalidParameterCombination");
    assertRefused(
        () -> ec2.createTags(request -> request.resources(id).tags(tag("aws:x", "1"))),
        "InvalidParameterValue");
    assertRefused(
        () -> ec2.createTags(request -> request.resources("i-1").tags(tag("x", "1"))),
        "InvalidInstanceID.NotFound");
    assertRefused(
        () -> ec2.createTags(request -> request.resources("x").tags(tag("x", "1"))),
        "InvalidID",
        "The ID 'x' is not valid");
    assertRefused(
        () -> ec2.describeInstanceAttribute(request -> request.instanceId(id).attribute("colour")),
        "InvalidParameterValue");
    assertRefused(
        () -> ec2.describeInstances(request -> request.instanceIds(id).maxResults(5)),
        "InvalidParameterCombination");
    assertRefused(
        () -> ec2.describeInstances(request -> request.maxResults(1001)), "InvalidParameterValue");
  }

  @Test
  void strictReferencesHaveToExist() {
    try (Sandbox strict = Sandbox.start(settings -> settings.references(References.STRICT));
        Ec2Client client = strict.ec2()) {
      assertRefused(
          () -> client.runInstances(request -> request.imageId("ami-1").minCount(1).maxCount(1)),
          "InvalidAMIID.NotFound",
          "The image id '[ami-1]' does not exist");
      assertRefused(
          () ->
              client.runInstances(
                  request ->
                      request
                          .launchTemplate(template -> template.launchTemplateName("web"))
                          .minCount(1)
                          .maxCount(1)),
          "InvalidLaunchTemplateName.NotFoundException");
    }
  }
}
