package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;

/** Groups that are made, scaled and ended through Spot's API, seen from both sides. */
class ElastigroupTest {
  private Sandbox sandbox;
  private Spot spot;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    spot = new Spot(sandbox.endpoint());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aGroupIsShownAsItWasGiven() {
    Spot.Answer made =
        spot.ok(
            "POST",
            "/aws/ec2/group?accountId=act-1a2b3c4d",
            """
            {"group":{"name":"workers","capacity":{"minimum":1,"maximum":5,"target":2},
             "strategy":{"risk":100,"scalingStrategy":{"terminationPolicy":"newestInstance","terminateAtEndOfBillingHour":true}},
             "ofNextYear":{"a":[1,null,2.5]}}}\
            """);

    JsonNode group = made.item();
    assertThat(group.get("id").stringValue()).matches("sig-[0-9a-f]{8}");
    assertThat(group.get("createdAt").stringValue()).isEqualTo("2026-03-02T10:00:00.000Z");
    assertThat(group.get("updatedAt").stringValue()).isEqualTo("2026-03-02T10:00:00.000Z");
    assertThat(group.at("/capacity/unit").stringValue()).isEqualTo("instance");
    assertThat(group.get("region").stringValue()).isEqualTo("us-east-1");
    assertThat(group.at("/strategy/scalingStrategy/terminationPolicy").stringValue())
        .isEqualTo("newestInstance");
    assertThat(group.at("/strategy/scalingStrategy/terminateAtEndOfBillingHour").booleanValue())
        .isTrue();
    assertThat(group.get("ofNextYear")).hasToString("{\"a\":[1,null,2.5]}");
    assertThat(made.response().get("kind").stringValue()).isEqualTo("spotinst:aws:ec2:group");
    assertThat(made.body().at("/request/url").stringValue())
        .isEqualTo("/aws/ec2/group?accountId=act-1a2b3c4d");
    assertThat(made.body().at("/request/method").stringValue()).isEqualTo("POST");
    String path = "/aws/ec2/group/" + group.get("id").stringValue();
    assertThat(spot.ok("GET", path).item()).isEqualTo(group);
    assertThat(spot.ok("GET", "/aws/ec2/group").items()).containsExactly(group);
    assertThat(spot.ok("GET", "/aws/ec2/group?name=others").items()).isEmpty();
  }

  @Test
  void groupsAreListedByTheTimeOfTheirCreation() {
    String first = spot.create("first", 0);
    sandbox.advance(Duration.ofDays(1));
    String second = spot.create("second", 0);

    assertThat(listed("")).containsExactlyInAnyOrder(first, second);
    assertThat(listed("?minCreatedAt=2026-03-03&includeDeleted=false")).containsExactly(second);
    // 2026-03-02T10:00:00Z, at which the first was made, in milliseconds
    assertThat(listed("?maxCreatedAt=1772445600000")).containsExactly(first);
    assertThat(listed("?minCreatedAt=2026-03-02&maxCreatedAt=2026-03-03")).containsExactly(first);
  }

  private List<String> listed(String query) {
    return spot.ok("GET", "/aws/ec2/group" + query).items().stream()
        .map(each -> each.get("id").stringValue())
        .toList();
  }

  @Test
  void itIsAGroupOfTheEmulator() {
    String id = spot.create("workers", 2);

    AutoScalingGroup group = sandbox.group("workers");
    assertThat(group.minSize()).isZero();
    assertThat(group.maxSize()).isEqualTo(10);
    assertThat(group.desiredCapacity()).isEqualTo(2);
    assertThat(group.terminationPolicies()).containsExactly("Elastigroup:Default");
    assertThat(group.instances()).extracting(Instance::instanceId).isEqualTo(spot.instances(id));
    assertThat(group.tags())
        .anySatisfy(
            tag -> {
              assertThat(tag.key()).isEqualTo("spotinst:aws:ec2:group:id");
              assertThat(tag.value()).isEqualTo(id);
            });
    assertThat(sandbox.control().get("/_local/groups").body().get("groups"))
        .extracting(each -> each.get("name").stringValue())
        .containsExactly("workers");
  }

  @Test
  void statusTellsSpotRequestsAsEc2Does() {
    String id = spot.create("workers", 1);

    JsonNode status = spot.status(id).get(0);
    String request;
    try (Ec2Client ec2 = sandbox.ec2()) {
      request =
          ec2.describeSpotInstanceRequests(all -> {})
              .spotInstanceRequests()
              .get(0)
              .spotInstanceRequestId();
    }

    assertThat(status.get("spotInstanceRequestId").stringValue()).isEqualTo(request);
    assertThat(status.get("status").stringValue()).isEqualTo("fulfilled");
    assertThat(status.get("instanceType").stringValue()).isNotEmpty();
    assertThat(status.get("product").stringValue()).isEqualTo("Linux/UNIX");
    assertThat(status.get("groupId").stringValue()).isEqualTo(id);
    assertThat(status.get("availabilityZone").stringValue()).isEqualTo("us-east-1a");
    assertThat(status.get("lockStatus").stringValue()).isEqualTo("unlocked");
    assertThat(status.get("protectedUntil").isNull()).isTrue();
    assertThat(status.get("createdAt").stringValue()).isEqualTo("2026-03-02T10:00:00.000Z");
    JsonNode health = spot.ok("GET", "/aws/ec2/group/" + id + "/instanceHealthiness").item();
    assertThat(health.get("healthStatus").stringValue()).isEqualTo("HEALTHY");
    assertThat(health.get("lifeCycle").stringValue()).isEqualTo("SPOT");
  }

  @Test
  void onDemandInstancesHaveNoSpotRequest() {
    String id =
        spot.create(
            """
            {"name":"mixed","capacity":{"minimum":0,"maximum":10,"target":3},"strategy":{"onDemandCount":1,"risk":0},
             "compute":{"instanceTypes":{"ondemand":"m5.large","spot":["c5.large"]}}}\
            """);

    assertThat(spot.status(id))
        .extracting(
            each ->
                (each.get("spotInstanceRequestId").isNull() ? "on-demand " : "spot ")
                    + each.get("instanceType").stringValue()
                    + " "
                    + each.get("status").stringValue())
        .containsExactlyInAnyOrder(
            "on-demand m5.large running", "spot c5.large fulfilled", "spot c5.large fulfilled");
  }

  @Test
  void scalingAnswersWhatComesAndWhoGoes() {
    String id = spot.create("workers", 2);
    List<String> before = spot.instances(id);

    JsonNode up =
        spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=1", "{\"type\":\"up\"}")
            .item();
    List<String> grown = spot.instances(id);
    List<String> gone = spot.scaleDown(id, 2);

    assertThat(up.get("newInstances")).isEmpty();
    assertThat(up.get("newSpotRequests")).hasSize(1);
    assertThat(up.at("/newSpotRequests/0/availabilityZone").stringValue()).isEqualTo("us-east-1a");
    assertThat(grown).hasSize(3).containsAll(before);
    assertThat(gone).hasSize(2);
    assertThat(grown).containsAll(gone);
    assertThat(spot.instances(id)).hasSize(1).doesNotContainAnyElementsOf(gone);
    assertThat(sandbox.group("workers").desiredCapacity()).isEqualTo(1);
    assertThat(spot.ok("GET", "/aws/ec2/group/" + id).item().at("/capacity/target").intValue())
        .isEqualTo(1);
  }

  @Test
  void scalingBeyondTheBoundsDoesWhatIsLeftAndRefusesNothing() {
    String id = spot.create("workers", 9);

    JsonNode toTheMaximum =
        spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=5").item();
    JsonNode beyond = spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=1").item();

    assertThat(toTheMaximum.get("newSpotRequests")).hasSize(1);
    assertThat(beyond).hasToString("{\"newSpotRequests\":[],\"newInstances\":[]}");
    assertThat(spot.scaleDown(id, 2_000_000_000)).hasSize(10);
    assertThat(spot.scaleDown(id, 1)).isEmpty();
  }

  /** What comes and who goes is known at once, although it takes its time. */
  @Test
  void withRealisticTimingsRequestsAreTakenAndInstancesAreMarked() {
    sandbox.close();
    sandbox = Sandbox.start(settings -> settings.set("timings", "realistic"));
    spot = new Spot(sandbox.endpoint());
    String id = spot.create("workers", 1);
    sandbox.advance(Duration.ofMinutes(10));

    JsonNode up = spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=1").item();
    assertThat(up.get("newSpotRequests")).hasSize(1);
    assertThat(spot.status(id))
        .extracting(each -> each.get("status").stringValue())
        .containsExactlyInAnyOrder("fulfilled", "pending-evaluation");
    JsonNode pending =
        spot.status(id).stream().filter(each -> each.get("instanceId").isNull()).findFirst().get();
    assertThat(pending.get("spotInstanceRequestId"))
        .isEqualTo(up.at("/newSpotRequests/0/spotInstanceRequestId"));
    assertThat(pending.get("instanceType").stringValue()).isNotEmpty();
    sandbox.advance(Duration.ofMinutes(10));

    List<String> gone = spot.scaleDown(id, 1);
    assertThat(spot.status(id))
        .extracting(each -> each.get("status").stringValue())
        .containsExactlyInAnyOrder("fulfilled", "marked-for-termination");
    assertThat(spot.ok("GET", "/aws/ec2/instance/" + gone.get(0)).item().get("lifeCycleState"))
        .hasToString("\"TERMINATING\"");
    sandbox.advance(Duration.ofMinutes(10));
    assertThat(spot.instances(id)).hasSize(1).doesNotContainAnyElementsOf(gone);
  }

  @Test
  void theScoreDecidesAndIsExplained() {
    String id = spot.create("workers", 1);
    String oldest = spot.instances(id).get(0);
    sandbox.advance(Duration.ofHours(1));
    spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=1");

    assertThat(spot.scaleDown(id, 1)).containsExactly(oldest);

    JsonNode decision =
        sandbox.control().get("/_local/decisions?group=workers").body().at("/decisions/0");
    JsonNode step = decision.at("/steps/0");
    assertThat(decision.at("/victims/0/decidedBy").stringValue()).isEqualTo("Elastigroup:Default");
    assertThat(step.get("scores")).hasSize(2);
    assertThat(step.at("/scores/0/instanceId").stringValue()).isEqualTo(oldest);
    assertThat(step.at("/scores/0/score").doubleValue()).isEqualTo(101);
    assertThat(step.at("/scores/1/score").doubleValue()).isEqualTo(100);
    assertThat(step.at("/scores/0/terms"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"factor\":\"health\",\"value\":0.0,\"weight\":10000}",
            "{\"factor\":\"market\",\"value\":0.0,\"weight\":1000}",
            "{\"factor\":\"strategy\",\"value\":1.0,\"weight\":100}",
            "{\"factor\":\"ami\",\"value\":0.0,\"weight\":10}",
            "{\"factor\":\"time\",\"value\":1.0,\"weight\":1}");
  }

  @Test
  void newestInstanceTakesTheNewest() {
    String id =
        spot.create(
            """
            {"name":"newest","capacity":{"minimum":0,"maximum":10,"target":1},
             "strategy":{"scalingStrategy":{"terminationPolicy":"newestInstance"}}}\
            """);
    List<String> oldest = spot.instances(id);
    sandbox.advance(Duration.ofHours(1));
    spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=1");

    assertThat(spot.scaleDown(id, 1)).doesNotContainAnyElementsOf(oldest).hasSize(1);
    assertThat(spot.instances(id)).isEqualTo(oldest);
  }

  @Test
  void theMarketSaysWhichInstancesAreAtRisk() {
    String id =
        spot.create(
            """
            {"name":"risky","capacity":{"minimum":0,"maximum":10,"target":2},
             "compute":{"availabilityZones":[{"name":"us-east-1a"},{"name":"us-east-1b"}]}}\
            """);
    String inB =
        spot.status(id).stream()
            .filter(each -> each.get("availabilityZone").stringValue().equals("us-east-1b"))
            .map(each -> each.get("instanceId").stringValue())
            .findFirst()
            .orElseThrow();

    disquiet("us-east-1b");

    assertThat(spot.scaleDown(id, 1)).containsExactly(inB);
  }

  /** The zone that is crowded loses one before a volatile market does, if zones are to be equal. */
  @Test
  void equalZonesComeBeforeTheScore() {
    String id =
        spot.create(
            """
            {"name":"equal","capacity":{"minimum":0,"maximum":10,"target":3},
             "strategy":{"risk":100,"availabilityVsCost":"equalAzDistribution"},
             "compute":{"availabilityZones":[{"name":"us-east-1a"},{"name":"us-east-1b"}]}}\
            """);
    String crowded =
        sandbox.instances("equal").stream()
                    .filter(each -> each.availabilityZone().equals("us-east-1a"))
                    .count()
                == 2
            ? "us-east-1a"
            : "us-east-1b";
    String other = crowded.equals("us-east-1a") ? "us-east-1b" : "us-east-1a";
    disquiet(other);

    spot.scaleDown(id, 1);

    assertThat(sandbox.instances("equal"))
        .extracting(Instance::availabilityZone)
        .containsExactlyInAnyOrder("us-east-1a", "us-east-1b");
    assertThat(sandbox.group("equal").suspendedProcesses()).isEmpty();
  }

  @Test
  void aLockIsProtectionUntilItsTimeIsOver() {
    String id = spot.create("workers", 1);
    String oldest = spot.instances(id).get(0);
    sandbox.advance(Duration.ofHours(1));
    spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=1");

    spot.ok("POST", "/aws/ec2/instance/" + oldest + "/lock?ttlInMinutes=5");

    assertThat(lock(id, oldest)).isEqualTo("locked 2026-03-02T11:05:00.000Z");
    assertThat(protectedOnes()).containsExactly(oldest);
    assertThat(spot.scaleDown(id, 1)).hasSize(1).doesNotContain(oldest);
    sandbox.advance(Duration.ofSeconds(299));
    assertThat(lock(id, oldest)).isEqualTo("locked 2026-03-02T11:05:00.000Z");
    sandbox.advance(Duration.ofSeconds(1));
    assertThat(lock(id, oldest)).isEqualTo("unlocked null");
    assertThat(protectedOnes()).isEmpty();
    assertThat(spot.scaleDown(id, 1)).containsExactly(oldest);
  }

  @Test
  void aScaleInThatLocksHoldUpGoesOnWhenOneEnds() {
    String id = spot.create("workers", 2);
    for (String instance : spot.instances(id)) {
      spot.ok("POST", "/aws/ec2/instance/" + instance + "/lock?ttlInMinutes=5");
    }

    assertThat(spot.scaleDown(id, 1)).isEmpty();
    assertThat(
            spot.ok(
                    "GET",
                    "/aws/ec2/group/" + id + "/logs?fromDate=0&toDate=9999999999999&severity=WARN")
                .items())
        .hasSize(1);
    sandbox.advance(Duration.ofMinutes(5));

    assertThat(spot.instances(id)).hasSize(1);
  }

  @Test
  void aLockWithoutAnEndHoldsUntilItIsTakenOff() {
    String id = spot.create("workers", 1);
    String instance = spot.instances(id).get(0);

    spot.ok("POST", "/aws/ec2/instance/" + instance + "/lock?ttlInMinutes=5");
    spot.ok("POST", "/aws/ec2/instance/" + instance + "/lock");
    sandbox.advance(Duration.ofDays(30));
    assertThat(lock(id, instance)).isEqualTo("locked null");

    spot.ok("POST", "/aws/ec2/instance/" + instance + "/unlock");
    spot.ok("POST", "/aws/ec2/instance/" + instance + "/unlock");
    assertThat(lock(id, instance)).isEqualTo("unlocked null");
  }

  @Test
  void detachedInstancesAreTerminatedAndReplacedUnlessTheCallSaysOtherwise() {
    String id = spot.create("workers", 3);
    List<String> before = spot.instances(id);

    spot.ok("POST", "/aws/ec2/instance/" + before.get(0) + "/lock");
    detach(id, before.get(0), "");
    detach(id, before.get(1), ",\"shouldDecrementTargetCapacity\":true");
    detach(
        id,
        before.get(2),
        ",\"shouldTerminateInstances\":false,\"shouldDecrementTargetCapacity\":true");

    assertThat(spot.instances(id)).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(sandbox.group("workers").desiredCapacity()).isEqualTo(1);
    try (Ec2Client ec2 = sandbox.ec2()) {
      assertThat(
              ec2.describeInstances(one -> one.instanceIds(before)).reservations().stream()
                  .flatMap(each -> each.instances().stream())
                  .map(each -> each.instanceId() + " " + each.state().nameAsString()))
          .containsExactlyInAnyOrder(
              before.get(0) + " terminated",
              before.get(1) + " terminated",
              before.get(2) + " running");
    }
  }

  @Test
  void aDecrementNeverTakesTheTargetBelowTheMinimum() {
    String id =
        spot.create("{\"name\":\"few\",\"capacity\":{\"minimum\":2,\"maximum\":4,\"target\":2}}");
    String leaving = spot.instances(id).get(0);

    spot.ok(
        "PUT",
        "/aws/ec2/instance/detach",
        "{\"instancesToDetach\":[\"%s\"],\"shouldDecrementTargetCapacity\":true}"
            .formatted(leaving));

    assertThat(spot.instances(id)).hasSize(2).doesNotContain(leaving);
  }

  @Test
  void anUpdateChangesWhatItNames() {
    String id =
        spot.create(
            """
            {"name":"old","description":"of old","capacity":{"minimum":0,"maximum":5,"target":1},
             "compute":{"availabilityZones":[{"name":"us-east-1a"}],"launchSpecification":{"imageId":"ami-0000000a","tags":[{"tagKey":"a","tagValue":"1"}]}}}\
            """);
    String before = spot.instances(id).get(0);
    sandbox.advance(Duration.ofHours(1));

    JsonNode updated =
        spot.ok(
                "PUT",
                "/aws/ec2/group/" + id,
                """
                {"group":{"name":"new","description":null,"capacity":{"target":3},
                 "strategy":{"scalingStrategy":{"terminationPolicy":"newestInstance"}},
                 "compute":{"availabilityZones":[{"name":"us-east-1b"}],
                  "launchSpecification":{"imageId":"ami-0000000b","tags":[{"tagKey":"b","tagValue":"2"}]}}}}\
                """)
            .item();

    assertThat(updated.get("name").stringValue()).isEqualTo("new");
    assertThat(updated.has("description")).isFalse();
    assertThat(updated.at("/capacity/maximum").intValue()).isEqualTo(5);
    assertThat(updated.get("updatedAt").stringValue()).isEqualTo("2026-03-02T11:00:00.000Z");
    AutoScalingGroup group = sandbox.group("old");
    assertThat(group.desiredCapacity()).isEqualTo(3);
    assertThat(group.terminationPolicies()).containsExactly("Elastigroup:NewestInstances");
    assertThat(group.availabilityZones()).containsExactly("us-east-1b");
    assertThat(group.tags()).extracting(tag -> tag.key()).contains("b").doesNotContain("a");
    try (Ec2Client ec2 = sandbox.ec2()) {
      assertThat(
              ec2.describeInstances(all -> {}).reservations().stream()
                  .flatMap(each -> each.instances().stream())
                  .filter(each -> !each.instanceId().equals(before))
                  .map(each -> each.imageId()))
          .containsOnly("ami-0000000b");
    }
  }

  @Test
  void whatAwsWasToldStaysWhenSpotChangesSomethingElse() {
    String id = spot.create("workers", 2);
    sandbox
        .client()
        .updateAutoScalingGroup(
            group ->
                group
                    .autoScalingGroupName("workers")
                    .terminationPolicies("OldestInstance")
                    .launchTemplate(template -> template.launchTemplateName("other"))
                    .maxSize(4));
    sandbox
        .client()
        .putScalingPolicy(
            policy ->
                policy
                    .autoScalingGroupName("workers")
                    .policyName("of-aws")
                    .adjustmentType("ChangeInCapacity")
                    .scalingAdjustment(1));

    spot.ok(
        "PUT", "/aws/ec2/group/" + id, "{\"group\":{\"scaling\":{\"up\":[]},\"name\":\"new\"}}");

    AutoScalingGroup group = sandbox.group("workers");
    assertThat(group.terminationPolicies()).containsExactly("OldestInstance");
    assertThat(group.launchTemplate().launchTemplateName()).isEqualTo("other");
    assertThat(group.maxSize()).isEqualTo(4);
    assertThat(sandbox.client().describePolicies().scalingPolicies()).hasSize(1);
    assertThat(spot.ok("GET", "/aws/ec2/group/" + id).item().at("/capacity/maximum").intValue())
        .isEqualTo(4);
    sandbox.setDesired("workers", 1);
    assertThat(
            sandbox
                .control()
                .get("/_local/decisions?group=workers")
                .body()
                .at("/decisions/0/victims/0/decidedBy")
                .stringValue())
        .isNotEqualTo("Elastigroup:Default");
  }

  @Test
  void aDeletedGroupIsGoneOnBothSides() {
    String id = spot.create("workers", 2);

    spot.ok("DELETE", "/aws/ec2/group/" + id, "{\"statefulDeallocation\":{}}");

    assertThat(spot.call("GET", "/aws/ec2/group/" + id, "").code()).isEqualTo("GROUP_DOESNT_EXIST");
    assertThat(sandbox.client().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    try (Ec2Client ec2 = sandbox.ec2()) {
      assertThat(ec2.describeLaunchTemplates().launchTemplates()).isEmpty();
    }
  }

  @Test
  void aGroupThatIsDeletedAtAwsIsGoneHereToo() {
    String id = spot.create("workers", 1);

    sandbox
        .client()
        .deleteAutoScalingGroup(group -> group.autoScalingGroupName("workers").forceDelete(true));

    assertThat(spot.call("GET", "/aws/ec2/group/" + id + "/status", "").code())
        .isEqualTo("GROUP_DOESNT_EXIST");
    assertThat(spot.create("workers", 1)).isNotEqualTo(id);
    assertThat(spot.ok("GET", "/aws/ec2/group").items()).hasSize(1);
  }

  @Test
  void groupsMayShareAName() {
    String first = spot.create("my workers", 1);
    String second = spot.create("my workers", 1);

    assertThat(spot.ok("GET", "/aws/ec2/group?name=my%20workers").items()).hasSize(2);
    assertThat(sandbox.client().describeAutoScalingGroups().autoScalingGroups())
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .containsExactly("my-workers", "my-workers-" + second);
    assertThat(spot.instances(first)).doesNotContainAnyElementsOf(spot.instances(second));
  }

  @Test
  void theTokenOrTheParameterTellsTheAccount() {
    Spot other = new Spot(sandbox.endpoint(), "token-of-123456789012");
    String id = other.create("theirs", 1);

    assertThat(spot.ok("GET", "/aws/ec2/group").items()).isEmpty();
    assertThat(spot.call("GET", "/aws/ec2/group/" + id, "").code()).isEqualTo("GROUP_DOESNT_EXIST");
    assertThat(spot.ok("GET", "/aws/ec2/group?accountId=123456789012").items()).hasSize(1);
    assertThat(
            sandbox
                .client("123456789012", "us-east-1")
                .describeAutoScalingGroups()
                .autoScalingGroups())
        .hasSize(1);
  }

  @Test
  void aGroupIsInTheRegionThatItNames() {
    String id =
        spot.create("{\"name\":\"west\",\"region\":\"us-west-2\",\"capacity\":{\"target\":1}}");

    assertThat(spot.status(id).get(0).get("availabilityZone").stringValue())
        .isEqualTo("us-west-2a");
    assertThat(sandbox.client("test", "us-west-2").describeAutoScalingGroups().autoScalingGroups())
        .hasSize(1);
    spot.ok("POST", "/aws/ec2/instance/" + spot.instances(id).get(0) + "/lock");
    assertThat(spot.ok("GET", "/aws/ec2/group").items()).hasSize(1);
  }

  @Test
  void suspendedProcessesAreSuspendedAtAwsUntilTheirTimeIsOver() {
    String id = spot.create("workers", 1);
    String path = "/aws/ec2/group/" + id + "/suspension";

    JsonNode item =
        spot.ok(
                "POST",
                path,
                "{\"processes\":[\"OUT_OF_STRATEGY\"],\"suspensions\":[{\"name\":\"AUTO_SCALE\",\"ttlInMinutes\":30}]}")
            .item();

    assertThat(item.get("processes")).hasToString("[\"AUTO_SCALE\",\"OUT_OF_STRATEGY\"]");
    assertThat(item.at("/suspensions/0/expiresAt").stringValue())
        .isEqualTo("2026-03-02T10:30:00.000Z");
    assertThat(item.at("/suspensions/1/expiresAt").isNull()).isTrue();
    assertThat(suspendedAtAws()).contains("AlarmNotification");
    assertThat(
            spot.ok("PUT", "/aws/ec2/group/" + id + "/scale/up?adjustment=1")
                .item()
                .get("newSpotRequests"))
        .hasSize(1);
    sandbox.advance(Duration.ofMinutes(30));
    assertThat(suspendedAtAws()).doesNotContain("AlarmNotification");
    assertThat(spot.ok("GET", path).item().get("processes")).hasToString("[\"OUT_OF_STRATEGY\"]");
    assertThat(
            spot.ok("DELETE", path, "{\"processes\":[\"OUT_OF_STRATEGY\"]}")
                .item()
                .get("processes"))
        .isEmpty();
  }

  @Test
  void eventsTellWhatCameAndWhoWent() {
    String id = spot.create("workers", 1);
    String instance = spot.instances(id).get(0);
    spot.scaleDown(id, 1);

    assertThat(spot.ok("GET", "/aws/ec2/group/" + id + "/events?fromDate=2016-10-01").items())
        .extracting(each -> each.at("/subEvents/0/type").stringValue())
        .containsExactly("scaleDown", "scaleUp");
    assertThat(
            spot.ok("GET", "/aws/ec2/group/" + id + "/logs?fromDate=0&toDate=9999999999999")
                .items())
        .anyMatch(each -> each.get("message").stringValue().contains(instance))
        .allMatch(each -> each.get("severity").stringValue().equals("INFO"));
  }

  @Test
  void policiesAndTasksAreThoseOfAutoScalingAsFarAsItHasThem() {
    String id =
        spot.create(
            """
            {"name":"scaled","capacity":{"minimum":0,"maximum":9,"target":1},
             "scaling":{"up":[{"policyName":"more","metricName":"CPUUtilization","threshold":70,"adjustment":2,"period":60,"evaluationPeriods":1,"cooldown":60}],
              "down":[{"policyName":"less","metricName":"CPUUtilization","threshold":20,"operator":"lt","action":{"type":"percentageAdjustment","adjustment":"50"}}]},
             "scheduling":{"tasks":[{"taskType":"scale","cronExpression":"0 12 * * *","scaleTargetCapacity":5},{"taskType":"backup_ami","frequency":"daily"}]}}\
            """);

    assertThat(
            sandbox
                .client()
                .describePolicies(all -> all.autoScalingGroupName("scaled"))
                .scalingPolicies())
        .extracting(
            each ->
                each.policyName() + " " + each.adjustmentType() + " " + each.scalingAdjustment())
        .containsExactlyInAnyOrder("more ChangeInCapacity 2", "less PercentChangeInCapacity -50");
    assertThat(
            sandbox
                .control()
                .post(
                    "/_local/metrics",
                    "{\"group\":\"scaled\",\"metric\":\"ASGAverageCPUUtilization\",\"mode\":\"total\",\"value\":90}")
                .status())
        .isEqualTo(200);
    sandbox.advance(Duration.ofMinutes(3));
    assertThat(spot.instances(id)).hasSizeGreaterThanOrEqualTo(3);
    sandbox.advance(Duration.ofHours(3));
    spot.ok("PUT", "/aws/ec2/group/" + id, "{\"group\":{\"scaling\":null}}");

    assertThat(
            sandbox
                .client()
                .describePolicies(all -> all.autoScalingGroupName("scaled"))
                .scalingPolicies())
        .isEmpty();
    assertThat(sandbox.cloudWatch().describeAlarms().metricAlarms()).isEmpty();
    assertThat(
            sandbox
                .client()
                .describeScheduledActions(all -> all.autoScalingGroupName("scaled"))
                .scheduledUpdateGroupActions())
        .extracting(each -> each.recurrence() + " " + each.desiredCapacity())
        .containsExactly("0 12 * * * 5");
  }

  @Test
  void standbyAndInterruptionsAreThoseOfTheEngine() {
    String id = spot.create("workers", 2);
    List<String> before = spot.instances(id);

    spot.ok("POST", "/aws/ec2/instance/" + before.get(0) + "/standby/enter");
    assertThat(sandbox.group("workers").desiredCapacity()).isEqualTo(1);
    assertThat(spot.scaleDown(id, 1)).containsExactly(before.get(1));
    spot.ok("POST", "/aws/ec2/instance/" + before.get(0) + "/standby/exit");
    assertThat(sandbox.group("workers").desiredCapacity()).isEqualTo(1);

    spot.ok("POST", "/aws/ec2/instance/" + before.get(0) + "/lock");
    spot.ok(
        "POST",
        "/aws/ec2/instance/interruption",
        "{\"instancesToInterrupt\":[\"%s\"]}".formatted(before.get(0)));
    sandbox.advance(Duration.ofMinutes(10));
    assertThat(spot.instances(id)).hasSize(1).doesNotContain(before.get(0));
  }

  @Test
  void aCloneIsAGroupLikeAnother() {
    String id = spot.create("workers", 1);

    String clone =
        spot.ok("POST", "/aws/ec2/group/" + id + "/clone", "{\"group\":{\"name\":\"copy\"}}")
            .item()
            .get("id")
            .stringValue();

    assertThat(clone).isNotEqualTo(id);
    assertThat(sandbox.group("copy").desiredCapacity()).isEqualTo(1);
  }

  @Test
  void theCapacityCanBeSetByItself() {
    String id = spot.create("workers", 1);

    JsonNode capacity =
        spot.ok(
                "PUT",
                "/aws/ec2/group/" + id + "/capacity",
                "{\"capacity\":{\"minimum\":1,\"maximum\":4,\"target\":2}}")
            .item();

    assertThat(capacity).hasToString("{\"capacity\":{\"minimum\":1,\"maximum\":4,\"target\":2}}");
    spot.ok("PUT", "/aws/ec2/group/" + id + "/capacity", "{\"target\":3}");
    assertThat(spot.instances(id)).hasSize(3);
  }

  /** Locks, ids and ends are in the state, and go on where it is put. */
  @Test
  void theStateDocumentHoldsIt() {
    String id = spot.create("workers", 1);
    String instance = spot.instances(id).get(0);
    spot.ok("POST", "/aws/ec2/instance/" + instance + "/lock?ttlInMinutes=5");
    String state = sandbox.control().get("/_local/state").body().toString();
    sandbox.control().post("/_local/reset", "");
    assertThat(spot.ok("GET", "/aws/ec2/group").items()).isEmpty();

    sandbox.control().put("/_local/state", state);

    assertThat(lock(id, instance)).isEqualTo("locked 2026-03-02T10:05:00.000Z");
    sandbox.advance(Duration.ofMinutes(5));
    assertThat(lock(id, instance)).isEqualTo("unlocked null");
  }

  /** Makes the spot market of a zone volatile. */
  private void disquiet(String zone) {
    assertThat(
            sandbox
                .control()
                .put(
                    "/_local/market",
                    "{\"pools\":[{\"availabilityZone\":\"" + zone + "\",\"volatility\":0.9}]}")
                .status())
        .isEqualTo(200);
  }

  private void detach(String id, String instance, String more) {
    spot.ok(
        "PUT",
        "/aws/ec2/group/" + id + "/detachInstances",
        "{\"instancesToDetach\":[\"%s\"]%s}".formatted(instance, more));
  }

  private String lock(String id, String instance) {
    JsonNode status =
        spot.status(id).stream()
            .filter(each -> each.get("instanceId").stringValue().equals(instance))
            .findFirst()
            .orElseThrow();
    return status.get("lockStatus").stringValue()
        + " "
        + status.get("protectedUntil").asString("null");
  }

  private List<String> protectedOnes() {
    return sandbox.instances("workers").stream()
        .filter(Instance::protectedFromScaleIn)
        .map(Instance::instanceId)
        .toList();
  }

  private List<String> suspendedAtAws() {
    return sandbox.group("workers").suspendedProcesses().stream()
        .map(each -> each.processName())
        .toList();
  }
}
