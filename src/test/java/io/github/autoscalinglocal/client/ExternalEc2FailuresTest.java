package io.github.autoscalinglocal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.companion.delivery.StubReceiver;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Answer;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Received;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/** An EC2 of another host that is not as it should be. */
@Timeout(60)
class ExternalEc2FailuresTest {
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final StubReceiver stub = new StubReceiver();
  private final AtomicInteger launched = new AtomicInteger();
  private final List<Map<String, String>> requests = new ArrayList<>();
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    works();
    sandbox = Sandbox.start(settings -> settings.ec2Endpoint(stub.endpoint()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    stub.close();
  }

  private void answers(Function<Map<String, String>, Answer> behavior) {
    stub.answers(
        request -> {
          Map<String, String> form = form(request);
          synchronized (requests) {
            requests.add(form);
          }
          return behavior.apply(form);
        });
  }

  /** It launches whatever is asked for, terminates it, and finds nothing when it is asked. */
  private void works() {
    answers(
        form ->
            switch (String.valueOf(form.get("Action"))) {
              case "RunInstances" -> launches(Integer.parseInt(form.get("MaxCount")));
              case "TerminateInstances" -> new Answer(200, "<TerminateInstancesResponse/>");
              default -> new Answer(500, "");
            });
  }

  private Answer launches(int count) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < count; i++) {
      items.append("<item><instanceId>i-%d</instanceId></item>".formatted(next()));
    }
    return new Answer(200, "<r><instancesSet>" + items + "</instancesSet></r>");
  }

  private int next() {
    return launched.incrementAndGet();
  }

  private static Answer error(String code, String message) {
    return new Answer(
        400,
        "<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors></Response>"
            .formatted(code, message));
  }

  private static Map<String, String> form(Received request) {
    Map<String, String> parameters = new TreeMap<>();
    Arrays.stream(request.body().split("&"))
        .map(each -> each.split("=", 2))
        .forEach(each -> parameters.put(each[0], URLDecoder.decode(each[1], UTF_8)));
    return parameters;
  }

  private List<Map<String, String>> asked(String action) {
    synchronized (requests) {
      return requests.stream().filter(each -> action.equals(each.get("Action"))).toList();
    }
  }

  private List<Activity> failed() {
    return sandbox.activities("g").stream()
        .filter(each -> each.statusCode() == ScalingActivityStatusCode.FAILED)
        .toList();
  }

  @Test
  void aRefusedConnectionIsAFailedLaunchThatIsTriedAgain() {
    stub.close();

    sandbox.create("g", 2);

    assertThat(sandbox.ids("g")).isEmpty();
    assertThat(failed())
        .hasSize(2)
        .allSatisfy(
            each -> {
              String reason =
                  "The EC2 endpoint "
                      + stub.endpoint()
                      + " cannot be reached. Launching EC2 instance failed.";
              assertThat(each.statusMessage()).isEqualTo(reason);
              assertThat(each.description())
                  .isEqualTo("Launching a new EC2 instance.  Status Reason: " + reason);
            });
    sandbox.advance(Duration.ofSeconds(20));
    assertThat(failed()).hasSize(4);
  }

  @Test
  void whatItSaysIsWhatTheActivitySays() {
    answers(
        form ->
            "RunInstances".equals(form.get("Action"))
                ? error(
                    "VcpuLimitExceeded",
                    "You have requested more vCPU capacity than your current limit allows")
                : new Answer(500, ""));

    sandbox.create("g", 1);

    assertThat(failed().get(0).statusMessage())
        .isEqualTo(
            "You have requested more vCPU capacity than your current limit allows."
                + " Launching EC2 instance failed.");
    works();
    sandbox.advance(Duration.ofSeconds(20));
    assertThat(sandbox.ids("g")).containsExactly("i-1");
  }

  @Test
  void aFleetsFailureHasTheCode() {
    answers(
        form ->
            "RunInstances".equals(form.get("Action"))
                ? error("InsufficientInstanceCapacity", "We do not have sufficient capacity.")
                : new Answer(500, ""));

    sandbox.create(
        "g",
        1,
        group ->
            group
                .launchTemplate((LaunchTemplateSpecification) null)
                .mixedInstancesPolicy(
                    policy ->
                        policy.launchTemplate(
                            template ->
                                template
                                    .launchTemplateSpecification(
                                        each -> each.launchTemplateName("web"))
                                    .overrides(
                                        LaunchTemplateOverrides.builder()
                                            .instanceType("m5.large")
                                            .build(),
                                        LaunchTemplateOverrides.builder()
                                            .instanceType("c5.large")
                                            .build()))));

    assertThat(failed())
        .hasSize(2)
        .allSatisfy(
            each ->
                assertThat(each.statusMessage())
                    .isEqualTo(
                        "Could not launch On-Demand Instances. InsufficientInstanceCapacity - We do"
                            + " not have sufficient capacity. Launching EC2 instance failed."));
    assertThat(asked("RunInstances"))
        .extracting(each -> each.get("InstanceType"))
        .containsExactly("m5.large", "c5.large");
  }

  @Test
  void whatCameIsKeptAndTheRestIsTriedAgain() {
    answers(
        form -> {
          if (!"RunInstances".equals(form.get("Action"))) {
            return new Answer(500, "");
          }
          return "1".equals(form.get("MaxCount"))
              ? error("InstanceLimitExceeded", "You have requested too many.")
              : launches(2);
        });

    sandbox.create("g", 3);

    assertThat(sandbox.ids("g")).containsExactly("i-1", "i-2");
    assertThat(failed()).hasSize(1);
    works();
    sandbox.advance(Duration.ofSeconds(20));
    assertThat(sandbox.ids("g")).containsExactly("i-1", "i-2", "i-3");
  }

  @Test
  void oneInstanceIsNotTakenTwice() {
    answers(
        form ->
            "RunInstances".equals(form.get("Action"))
                ? new Answer(
                    200,
                    "<r><instancesSet><item><instanceId>i-1</instanceId></item></instancesSet></r>")
                : new Answer(500, ""));

    sandbox.create("g", 2);

    assertThat(sandbox.ids("g")).containsExactly("i-1");
    assertThat(failed()).hasSize(1);
    assertThat(asked("TerminateInstances")).isEmpty();
  }

  /** It has forgotten the first, and gives its id again while the group still lets go of that. */
  @Test
  void whatIsLaunchedAgainWhileItIsTerminatedIsTerminatedAgain() {
    sandbox.create("g", 1);
    AtomicInteger terminations = new AtomicInteger();
    CountDownLatch again = new CountDownLatch(1);
    answers(
        form -> {
          switch (String.valueOf(form.get("Action"))) {
            case "RunInstances" -> {
              launched.set(0);
              return launches(1);
            }
            case "TerminateInstances" -> {
              if (terminations.incrementAndGet() == 1) {
                await(again);
              } else {
                again.countDown();
              }
            }
            default -> {
              // It finds nothing.
            }
          }
          return new Answer(200, "<r><reservationSet/></r>");
        });

    sandbox.advance(LOOK);

    assertThat(failed()).hasSize(1);
    assertThat(asked("TerminateInstances"))
        .extracting(each -> each.get("InstanceId.1"))
        .containsExactly("i-1", "i-1");
  }

  @Test
  void aLookThatNobodyAnswersReplacesNothing() {
    sandbox.create("g", 2);
    List<String> ids = sandbox.ids("g");

    sandbox.advance(LOOK.multipliedBy(10));

    assertThat(sandbox.ids("g")).isEqualTo(ids);
    assertThat(asked("DescribeInstances")).hasSize(10);
  }

  @Test
  void itIsLookedAtOnceAMinuteWhileThereIsSomethingToLookFor() {
    sandbox.create("g", 1);
    sandbox.create("h", 1);
    sandbox.advance(LOOK.multipliedBy(5));
    assertThat(asked("DescribeInstances")).hasSize(5);

    sandbox.setDesired("g", 0);
    sandbox.setDesired("h", 0);
    sandbox.advance(Duration.ofDays(1));

    assertThat(asked("DescribeInstances")).hasSize(5);
    sandbox.setDesired("g", 1);
    sandbox.advance(LOOK);
    assertThat(asked("DescribeInstances")).hasSize(6);
  }

  @Test
  void aTerminationThatFailsIsTriedAgain() {
    sandbox.create("g", 1);
    answers(form -> error("Unavailable", "The server is overloaded"));

    sandbox.setDesired("g", 0);

    assertThat(sandbox.instances("g").get(0).lifecycleStateAsString()).isEqualTo("Terminating");
    assertThat(failed().get(0).statusMessage())
        .isEqualTo("The server is overloaded. Terminating EC2 instance failed.");
    works();
    sandbox.advance(Duration.ofSeconds(20));
    assertThat(sandbox.ids("g")).isEmpty();
    assertThat(sandbox.activities("g").get(0).statusCode())
        .isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);
  }

  @Test
  void whatComesTooLateIsSentBack() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch deleted = new CountDownLatch(1);
    answers(
        form -> {
          if ("RunInstances".equals(form.get("Action"))) {
            asked.countDown();
            await(deleted);
            return launches(1);
          }
          return new Answer(200, "<r/>");
        });

    CompletableFuture<Void> creation = creation();
    asked.await();
    sandbox
        .client()
        .deleteAutoScalingGroup(request -> request.autoScalingGroupName("g").forceDelete(true));
    deleted.countDown();
    creation.get();

    assertThat(sandbox.client().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    assertThat(asked("TerminateInstances"))
        .extracting(each -> each.get("InstanceId.1"))
        .containsExactly("i-1");
  }

  /** On a thread of the common pool, which may be its only one: the emulator takes none of them. */
  private CompletableFuture<Void> creation() {
    return CompletableFuture.runAsync(() -> sandbox.create("g", 1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobodyElseWaitsForIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    answers(
        form -> {
          if ("RunInstances".equals(form.get("Action"))) {
            asked.countDown();
            await(released);
          }
          return launches(1);
        });

    CompletableFuture<Void> creation = creation();
    asked.await();
    assertThat(sandbox.group("g").instances()).isEmpty();
    assertThat(sandbox.activities("g").get(0).statusCode())
        .isEqualTo(ScalingActivityStatusCode.WAITING_FOR_INSTANCE_ID);
    assertThat(creation).isNotDone();
    released.countDown();
    creation.get();

    assertThat(sandbox.ids("g")).hasSize(1);
  }

  @Test
  void withoutTheSettingNobodyIsAsked() {
    try (Sandbox alone = Sandbox.start()) {
      alone.create("g", 2);
      alone.advance(LOOK);
      alone.setDesired("g", 0);
    }

    assertThat(requests).isEmpty();
    assertThat(stub.unseen()).isZero();
  }
}
