package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.client.StubFunction.Answer;
import io.github.autoscalinglocal.client.StubFunction.Invocation;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A Lambda function that decides who goes: what it is asked, and what becomes of its answers. */
@Timeout(30)
class CustomPolicyTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration RETRY = Timings.INSTANT.of(Timing.FUNCTION_RETRY);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private StubFunction function;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    function = new StubFunction();
    sandbox = Sandbox.start(settings -> settings.lambdaEndpoint(function.endpoint()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    function.close();
  }

  private void create(String name, int desired, String... furtherPolicies) {
    create(sandbox, name, desired, furtherPolicies);
  }

  private static void create(Sandbox sandbox, String name, int desired, String... further) {
    sandbox.create(
        name,
        desired,
        group ->
            group.terminationPolicies(
                Stream.concat(Stream.of(StubFunction.ARN), Stream.of(further)).toList()));
  }

  /** A group whose instances were launched one after the other, an hour and a minute apart. */
  private List<String> createOneByOne(String name, int count, String... furtherPolicies) {
    create(name, 0, furtherPolicies);
    List<String> oldestFirst = new ArrayList<>();
    for (int desired = 1; desired <= count; desired++) {
      sandbox.advance(Duration.ofMinutes(61));
      sandbox.setDesired(name, desired);
      sandbox.ids(name).stream()
          .filter(id -> !oldestFirst.contains(id))
          .findFirst()
          .ifPresent(oldestFirst::add);
    }
    return oldestFirst;
  }

  @Test
  void theFunctionIsAskedAboutTheFullestZone() {
    sandbox.create(
        "g",
        5,
        group ->
            group
                .availabilityZones("us-east-1a", "us-east-1b")
                .terminationPolicies(StubFunction.ARN));
    AutoScalingGroup before = sandbox.group("g");
    String full = fullestZone(before.instances());

    sandbox.setDesired("g", 4);

    Invocation invocation = function.invocations().get(0);
    assertThat(invocation.method()).isEqualTo("POST");
    assertThat(invocation.path())
        .isEqualTo(
            "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Achoose"
                + "/invocations");
    assertThat(invocation.contentType()).isEqualTo("application/json");
    ObjectNode expected = JSON.objectNode();
    expected.put("AutoScalingGroupARN", before.autoScalingGroupARN());
    expected.put("AutoScalingGroupName", "g");
    expected.set("CapacityToTerminate", capacity(full, 1, "on-demand"));
    expected.set(
        "Instances",
        instances(
            before.instances().stream().filter(each -> full.equals(each.availabilityZone())),
            "on-demand"));
    expected.put("Cause", "SCALE_IN");
    assertThat(invocation.payload()).isEqualTo(expected);
  }

  @Test
  void theFunctionIsAskedAboutEvenZonesTogether() {
    sandbox.create(
        "g",
        4,
        group ->
            group
                .availabilityZones("us-east-1a", "us-east-1b")
                .terminationPolicies(StubFunction.ARN));
    List<Instance> before = sandbox.instances("g");

    sandbox.setDesired("g", 2);

    var payload = function.invocations().get(0).payload();
    ArrayNode capacity = capacity("us-east-1a", 1, "on-demand");
    capacity.addAll(capacity("us-east-1b", 1, "on-demand"));
    assertThat(payload.path("CapacityToTerminate")).isEqualTo(capacity);
    assertThat(payload.path("Instances")).isEqualTo(instances(before.stream(), "on-demand"));
  }

  @Test
  void theFunctionIsAskedAboutThePurchaseOptionThatShrinks() {
    sandbox
        .client()
        .createAutoScalingGroup(
            group ->
                group
                    .autoScalingGroupName("g")
                    .minSize(0)
                    .maxSize(9)
                    .desiredCapacity(4)
                    .availabilityZones("us-east-1a")
                    .terminationPolicies(StubFunction.ARN)
                    .mixedInstancesPolicy(
                        mixed ->
                            mixed
                                .launchTemplate(
                                    launch ->
                                        launch
                                            .launchTemplateSpecification(
                                                template -> template.launchTemplateName("web"))
                                            .overrides(
                                                LaunchTemplateOverrides.builder()
                                                    .instanceType("m5.large")
                                                    .build()))
                                .instancesDistribution(
                                    split ->
                                        split
                                            .onDemandBaseCapacity(2)
                                            .onDemandPercentageAboveBaseCapacity(0))));

    sandbox.setDesired("g", 3);

    var payload = function.invocations().get(0).payload();
    assertThat(payload.path("CapacityToTerminate")).isEqualTo(capacity("us-east-1a", 1, "spot"));
    assertThat(Control.elements(payload.path("Instances")))
        .hasSize(2)
        .allSatisfy(
            instance -> {
              assertThat(instance.path("InstanceMarketOption").asString()).isEqualTo("spot");
              assertThat(instance.path("InstanceType").asString()).isEqualTo("m5.large");
            });
  }

  @Test
  void protectedInstancesAreNotSuggested() {
    create("g", 3);
    List<String> ids = sandbox.ids("g");
    sandbox.protect("g", ids.subList(0, 1));

    sandbox.setDesired("g", 2);

    assertThat(function.invocations().get(0).suggestedIds()).isEqualTo(ids.subList(1, 3));
  }

  @Test
  void whomItNamesIsGoneWhenTheCallReturns() {
    create("g", 3, "OldestInstance");
    List<String> ids = sandbox.ids("g");
    function.answers(Answer.ids(ids.get(1)));

    sandbox.setDesired("g", 2);

    assertThat(sandbox.ids("g")).containsExactly(ids.get(0), ids.get(2));
    assertThat(function.invocations()).hasSize(1);
    assertThat(sandbox.control().decisions("g")).containsExactly(List.of(ids.get(1)));
    Activity activity = sandbox.activities("g").get(0);
    assertThat(activity.description()).isEqualTo("Terminating EC2 instance: " + ids.get(1));
    assertThat(activity.statusCode()).isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);
    assertThat(activity.cause())
        .isEqualTo(
            "At 2026-03-02T10:00:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 3 to 2.  At 2026-03-02T10:00:00Z an instance was taken"
                + " out of service in response to a difference between desired and actual capacity,"
                + " shrinking the capacity from 3 to 2.  At 2026-03-02T10:00:00Z instance "
                + ids.get(1)
                + " was selected for termination.");
  }

  @Test
  void ofTooManyTheOtherPoliciesChoose() {
    List<String> oldestFirst = createOneByOne("g", 4, "NewestInstance");
    function.answers(Answer.ids(oldestFirst.subList(0, 3)));

    sandbox.setDesired("g", 2);

    assertThat(sandbox.ids("g")).containsExactlyInAnyOrder(oldestFirst.get(0), oldestFirst.get(3));
    assertThat(sandbox.control().decisions("g").get(0))
        .containsExactly(oldestFirst.get(2), oldestFirst.get(1));
  }

  @Test
  void ofTooManyTheDefaultPolicyChoosesIfNoOtherIsListed() {
    // Each is a minute further into its hour than the next.
    List<String> oldestFirst = createOneByOne("g", 4);
    function.answers(Answer.ids(oldestFirst.get(2), oldestFirst.get(1)));

    sandbox.setDesired("g", 3);

    assertThat(sandbox.ids("g")).doesNotContain(oldestFirst.get(1)).hasSize(3);
  }

  @Test
  void whomItNamesThoughNotSuggestedGoesAsWell() {
    sandbox.create(
        "g",
        3,
        group ->
            group
                .availabilityZones("us-east-1a", "us-east-1b")
                .terminationPolicies(StubFunction.ARN));
    List<Instance> before = sandbox.instances("g");
    String full = fullestZone(before);
    String lonely =
        before.stream()
            .filter(each -> !each.availabilityZone().equals(full))
            .map(Instance::instanceId)
            .findFirst()
            .orElseThrow();
    function.answers(Answer.ids(lonely));

    sandbox.setDesired("g", 2);

    assertThat(function.invocations().get(0).suggestedIds()).doesNotContain(lonely);
    assertThat(sandbox.ids("g")).doesNotContain(lonely).hasSize(2);
  }

  @Test
  void forWhatItDoesNotNameItIsAskedAgain() {
    create("g", 4);
    // Names the first of those suggested, one each time.
    function.answers(invocation -> Answer.ids(invocation.suggestedIds().get(0)));
    List<String> ids = sandbox.ids("g");

    sandbox.setDesired("g", 1);

    assertThat(sandbox.ids("g")).containsExactly(ids.get(3));
    assertThat(function.invocations())
        .extracting(each -> each.payload().at("/CapacityToTerminate/0/Capacity").asInt())
        .containsExactly(3, 2, 1);
  }

  @Test
  void whomItMayNotChooseStaysAndItIsAskedAgainLater() {
    create("g", 3);
    create("other", 1);
    List<String> ids = sandbox.ids("g");
    String foreign = sandbox.ids("other").get(0);
    sandbox.protect("g", ids.subList(0, 1));
    function.answers(Answer.ids(ids.get(0), foreign, "i-00000000000000000", "nonsense", ""));

    sandbox.setDesired("g", 2);

    assertThat(sandbox.ids("g")).isEqualTo(ids);
    assertThat(sandbox.ids("other")).containsExactly(foreign);
    assertThat(function.invocations()).hasSize(1);
    var decision = sandbox.control().get("/_local/decisions?limit=1").body().at("/decisions/0");
    assertThat(Control.victims(decision)).isEmpty();
    assertThat(decision.at("/steps/0/rule").asString()).isEqualTo(StubFunction.ARN);
    assertThat(decision.at("/steps/0/reason").asString()).isEqualTo("of the 5 it named, 0 may go");
    function.answers(Answer.ids(ids.get(0), ids.get(2)));
    sandbox.advance(RETRY);
    assertThat(sandbox.ids("g")).isEqualTo(ids.subList(0, 2));
  }

  @Test
  void nobodyGoesBeforeItNamesSomebodyAndItIsAskedAfterEachRetryTick() {
    create("g", 2, "OldestInstance");
    List<String> ids = sandbox.ids("g");

    sandbox.setDesired("g", 1);

    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(sandbox.ids("g")).isEqualTo(ids);
    assertThat(function.invocations()).hasSize(1);
    assertThat(sandbox.activities("g")).hasSize(2);
    sandbox.advance(RETRY.minus(MOMENT));
    assertThat(function.invocations()).hasSize(1);
    sandbox.advance(MOMENT);
    assertThat(function.invocations()).hasSize(2);
    assertThat(sandbox.ids("g")).isEqualTo(ids);
    function.answers(Answer.ids(ids.get(1)));
    sandbox.advance(RETRY);
    assertThat(sandbox.ids("g")).containsExactly(ids.get(0));
    sandbox.advance(RETRY.multipliedBy(10));
    assertThat(function.invocations()).hasSize(3);
  }

  @Test
  void itIsNotAskedAgainOnceTheWishIsTakenBack() {
    create("g", 2);
    sandbox.setDesired("g", 1);

    sandbox.setDesired("g", 2);
    sandbox.advance(RETRY.multipliedBy(3));

    assertThat(function.invocations()).hasSize(1);
    assertThat(sandbox.ids("g")).hasSize(2);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new Answer(500, Map.of(), () -> "{\"Type\":\"Service\"}"),
            "invoking it answered HTTP 500"),
        Arguments.of(
            new Answer(404, Map.of(), () -> "{\"Type\":\"User\"}"),
            "invoking it answered HTTP 404"),
        Arguments.of(
            new Answer(
                200,
                Map.of("X-Amz-Function-Error", "Unhandled"),
                () -> "{\"errorMessage\":\"boom\",\"errorType\":\"Error\"}"),
            "the function ended with an error"),
        Arguments.of(Answer.of("not JSON"), "its answer is not JSON"),
        Arguments.of(Answer.of("{\"InstanceIDs\":[\"i-1\"]"), "its answer is not JSON"),
        Arguments.of(Answer.of(""), "its answer holds no list InstanceIDs"),
        Arguments.of(Answer.of("null"), "its answer holds no list InstanceIDs"),
        Arguments.of(Answer.of("[\"i-1\"]"), "its answer holds no list InstanceIDs"),
        Arguments.of(
            Answer.of("{\"InstanceIds\":[\"i-1\"]}"), "its answer holds no list InstanceIDs"),
        Arguments.of(
            Answer.of("{\"InstanceIDs\":\"i-1\"}"), "its answer holds no list InstanceIDs"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureTerminatesNobodyAndIsToldOnce(Answer failure, String reason) {
    create("g", 2, "OldestInstance");
    List<String> ids = sandbox.ids("g");
    function.answers(failure);

    sandbox.setDesired("g", 1);
    sandbox.advance(RETRY);

    assertThat(function.invocations()).hasSize(2);
    assertThat(sandbox.ids("g")).isEqualTo(ids);
    assertFailedOnce(sandbox, "The custom termination policy failed: " + reason);
    function.answers(Answer.ids(ids.get(0)));
    sandbox.advance(RETRY);
    assertThat(sandbox.ids("g")).containsExactly(ids.get(1));
  }

  @Test
  void moreThanTwoSecondsIsAFailure() {
    assertThatAFunctionHeldUpFails(
        held ->
            invocation -> {
              await(held);
              return Answer.ids(invocation.suggestedIds());
            });
  }

  @Test
  void aBodyThatDoesNotEndWithinTwoSecondsIsAFailure() {
    assertThatAFunctionHeldUpFails(
        held ->
            invocation ->
                new Answer(
                    200,
                    Map.of(),
                    () -> {
                      await(held);
                      return "{\"InstanceIDs\":[\"" + invocation.suggestedIds().get(0) + "\"]}";
                    }));
  }

  /** The latch opens only when the failure has been seen. */
  private void assertThatAFunctionHeldUpFails(
      Function<CountDownLatch, Function<Invocation, Answer>> behavior) {
    CountDownLatch seen = new CountDownLatch(1);
    create("g", 2);
    List<String> ids = sandbox.ids("g");
    function.answers(behavior.apply(seen));

    sandbox.setDesired("g", 1);

    assertThat(sandbox.ids("g")).isEqualTo(ids);
    assertFailedOnce(
        sandbox, "The custom termination policy failed: it did not return within two seconds");
    seen.countDown();
    // What comes too late is not taken.
    assertThat(sandbox.ids("g")).isEqualTo(ids);
    function.answers(Answer.ids(ids.get(1)));
    sandbox.advance(RETRY);
    assertThat(sandbox.ids("g")).containsExactly(ids.get(0));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFunctionThatCannotBeReachedIsAFailure() {
    create("g", 2);
    function.close();

    sandbox.setDesired("g", 1);

    assertThat(sandbox.ids("g")).hasSize(2);
    assertFailedOnce(
        sandbox,
        "The custom termination policy failed: it cannot be reached at " + function.endpoint());
  }

  @Test
  void withoutAnEndpointNobodyGoesAndTheActivitySaysWhy() {
    try (Sandbox lonely = Sandbox.start()) {
      create(lonely, "g", 3);

      lonely.setDesired("g", 1);
      lonely.advance(Duration.ofHours(1));

      assertThat(lonely.group("g").desiredCapacity()).isEqualTo(1);
      assertThat(lonely.ids("g")).hasSize(3);
      assertFailedOnce(
          lonely,
          "The custom termination policy "
              + StubFunction.ARN
              + " cannot be invoked because no lambda-endpoint is configured");
    }
  }

  private static void assertFailedOnce(Sandbox sandbox, String reason) {
    String message = reason + ". No instance was terminated.";
    List<Activity> failed =
        sandbox.activities("g").stream()
            .filter(each -> each.statusCode() == ScalingActivityStatusCode.FAILED)
            .toList();
    assertThat(failed)
        .singleElement()
        .satisfies(
            activity -> {
              assertThat(activity.description())
                  .isEqualTo("Could not scale to desired capacity.  Status Reason: " + message);
              assertThat(activity.statusMessage()).isEqualTo(message);
              assertThat(activity.progress()).isEqualTo(100);
              assertThat(activity.endTime()).isEqualTo(Sandbox.START);
              assertThat(activity.cause())
                  .startsWith(
                      "At 2026-03-02T10:00:00Z a user request explicitly set group desired capacity")
                  .endsWith("At 2026-03-02T10:00:00Z group reached equilibrium.");
            });
  }

  @Test
  void theUnhealthyGoWithoutItsConsent() {
    create("g", 3);
    String sick = sandbox.ids("g").get(1);

    sandbox
        .client()
        .setInstanceHealth(
            request ->
                request.instanceId(sick).healthStatus("Unhealthy").shouldRespectGracePeriod(false));

    assertThat(sandbox.ids("g")).hasSize(3).doesNotContain(sick);
    assertThat(function.invocations()).isEmpty();
  }

  @Test
  void aDryRunAsksNobody() {
    create("g", 3);

    assertThat(sandbox.control().preview("g", 2)).isEmpty();
    assertThat(
            Control.victims(
                sandbox
                    .control()
                    .get("/_local/groups/g/scale-in?count=1&policy=OldestInstance")
                    .body()))
        .hasSize(1);
    assertThat(function.invocations()).isEmpty();
  }

  @Test
  void inRealisticTimingsItIsAskedWhenTheGroupIsLookedAt() {
    UnaryOperator<AutoScalingLocal.Builder> realistic =
        settings -> settings.timings(Timings.REALISTIC).lambdaEndpoint(function.endpoint());
    try (Sandbox slow = Sandbox.start(realistic)) {
      create(slow, "g", 2);
      slow.advance(Duration.ofMinutes(5));
      List<String> ids = slow.ids("g");
      function.answers(Answer.ids(ids.get(0)));

      slow.setDesired("g", 1);

      assertThat(function.invocations()).isEmpty();
      slow.advance(Timings.REALISTIC.of(Timing.RECONCILE));
      assertThat(function.invocations()).hasSize(1);
      assertThat(slow.activities("g").get(0).statusCode())
          .isEqualTo(ScalingActivityStatusCode.IN_PROGRESS);
      slow.advance(Timings.REALISTIC.of(Timing.TERMINATE));
      assertThat(slow.ids("g")).containsExactly(ids.get(1));
      assertThat(function.invocations()).hasSize(1);
    }
  }

  private static String fullestZone(List<Instance> instances) {
    return instances.stream()
        .map(Instance::availabilityZone)
        .filter(
            zone ->
                instances.stream().filter(each -> each.availabilityZone().equals(zone)).count()
                    > instances.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static ArrayNode capacity(String zone, int units, String option) {
    ArrayNode capacity = JSON.arrayNode();
    capacity
        .addObject()
        .put("AvailabilityZone", zone)
        .put("Capacity", units)
        .put("InstanceMarketOption", option);
    return capacity;
  }

  private static ArrayNode instances(Stream<Instance> instances, String option) {
    ArrayNode array = JSON.arrayNode();
    instances.forEach(
        instance ->
            array
                .addObject()
                .put("AvailabilityZone", instance.availabilityZone())
                .put("InstanceId", instance.instanceId())
                .put("InstanceType", instance.instanceType())
                .put("InstanceMarketOption", option));
    return array;
  }
}
