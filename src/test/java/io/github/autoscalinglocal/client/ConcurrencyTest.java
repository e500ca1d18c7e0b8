package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Timings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AlreadyExistsException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;

/** Many clients at one group: each is answered, and what they leave behind adds up. */
@Timeout(60)
class ConcurrencyTest {
  private static final int CLIENTS = 8;
  private static final int CALLS = 60;

  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private Sandbox sandbox = Sandbox.start();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    sandbox.close();
  }

  private <T> List<T> all(List<Callable<T>> work) throws Exception {
    List<Future<T>> running = threads.invokeAll(work);
    return running.stream().map(ConcurrencyTest::result).toList();
  }

  private static <T> T result(Future<T> done) {
    try {
      return done.get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  static Stream<Timings> timings() {
    return Stream.of(Timings.INSTANT, Timings.REALISTIC);
  }

  @ParameterizedTest
  @MethodSource("timings")
  void aGroupThatAllPullAtEndsConsistent(Timings timings) throws Exception {
    sandbox.close();
    sandbox = Sandbox.start(settings -> settings.timings(timings));
    sandbox.create(
        "g", 4, group -> group.availabilityZones("us-east-1a", "us-east-1b", "us-east-1c"));

    List<Integer> refusals =
        all(
            IntStream.range(0, CLIENTS)
                .<Callable<Integer>>mapToObj(seed -> () -> pull(new SplittableRandom(seed)))
                .toList());

    assertThat(refusals).allMatch(count -> count < CALLS);
    letItSettleAt(4);
    List<Instance> members = sandbox.instances("g");
    assertThat(members)
        .hasSize(4)
        .allSatisfy(
            member -> {
              assertThat(member.lifecycleState()).isEqualTo(LifecycleState.IN_SERVICE);
              assertThat(member.healthStatus()).isEqualTo("Healthy");
              assertThat(member.protectedFromScaleIn()).isFalse();
            });
    assertThat(
            sandbox
                .client()
                .describeAutoScalingInstancesPaginator()
                .autoScalingInstances()
                .stream())
        .extracting(AutoScalingInstanceDetails::instanceId)
        .isEqualTo(sandbox.ids("g"));
    assertHistoryAddsUp();
  }

  /** Sixty calls at random; tells how many were refused. */
  private int pull(SplittableRandom random) {
    int refused = 0;
    for (int i = 0; i < CALLS; i++) {
      try {
        callSomething(sandbox.client(), random);
      } catch (AutoScalingException refusal) {
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorCode())
            .isIn("ValidationError", "ScalingActivityInProgress");
        refused++;
      }
    }
    return refused;
  }

  private void callSomething(AutoScalingClient client, SplittableRandom random) {
    List<String> ids = sandbox.ids("g");
    String id = ids.isEmpty() ? "i-0123456789abcdef0" : ids.get(random.nextInt(ids.size()));
    boolean flag = random.nextBoolean();
    switch (random.nextInt(8)) {
      case 0, 1 -> sandbox.setDesired("g", random.nextInt(9));
      case 2 ->
          client.terminateInstanceInAutoScalingGroup(
              request -> request.instanceId(id).shouldDecrementDesiredCapacity(flag));
      case 3 ->
          client.setInstanceProtection(
              request ->
                  request.autoScalingGroupName("g").instanceIds(id).protectedFromScaleIn(flag));
      case 4 ->
          client.setInstanceHealth(
              request -> request.instanceId(id).healthStatus(flag ? "Healthy" : "Unhealthy"));
      case 5 ->
          client.updateAutoScalingGroup(
              request ->
                  request
                      .autoScalingGroupName("g")
                      .newInstancesProtectedFromScaleIn(flag)
                      .terminationPolicies(flag ? "OldestInstance" : "Default"));
      case 6 -> {
        if (flag) {
          client.suspendProcesses(r -> r.autoScalingGroupName("g").scalingProcesses("Terminate"));
        } else {
          client.resumeProcesses(request -> request.autoScalingGroupName("g"));
        }
      }
      default -> sandbox.control().post("/_local/clock/advance", "{\"by\":\"PT7S\"}");
    }
  }

  private void letItSettleAt(int desired) {
    AutoScalingClient client = sandbox.client();
    client.resumeProcesses(request -> request.autoScalingGroupName("g"));
    client.updateAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("g")
                .desiredCapacity(desired)
                .newInstancesProtectedFromScaleIn(false));
    sandbox.control().post("/_local/clock/advance", "{\"untilIdle\":true}");
    // Protected ones are replaced one by one, by those that are not.
    for (Instance member : sandbox.instances("g")) {
      if (member.protectedFromScaleIn()) {
        client.terminateInstanceInAutoScalingGroup(
            request ->
                request.instanceId(member.instanceId()).shouldDecrementDesiredCapacity(false));
      }
    }
    sandbox.control().post("/_local/clock/advance", "{\"untilIdle\":true}");
  }

  /** Who was launched and not terminated is there, and everything has come to an end. */
  private void assertHistoryAddsUp() {
    List<Activity> activities =
        sandbox
            .client()
            .describeScalingActivitiesPaginator(request -> request.autoScalingGroupName("g"))
            .activities()
            .stream()
            .toList();
    assertThat(activities).extracting(Activity::activityId).doesNotHaveDuplicates();
    assertThat(activities)
        .allSatisfy(
            activity -> {
              assertThat(activity.progress()).isEqualTo(100);
              assertThat(activity.endTime()).isNotNull();
            });
    List<String> launched = idsAfter("Launching a new EC2 instance: ", activities);
    List<String> terminated = idsAfter("Terminating EC2 instance: ", activities);
    assertThat(launched).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    assertThat(terminated).doesNotHaveDuplicates();
    assertThat(launched.stream().filter(id -> !terminated.contains(id)).sorted())
        .isEqualTo(sandbox.ids("g"));
    // A launch that is overtaken before the instance is known never tells an id.
    assertThat(terminated.stream().filter(id -> !launched.contains(id)))
        .hasSameSizeAs(
            activities.stream()
                .filter(each -> !each.description().startsWith("Launching a new EC2 instance: "))
                .filter(each -> each.description().startsWith("Launching a new EC2 instance"))
                .toList());
  }

  private static List<String> idsAfter(String words, List<Activity> activities) {
    return activities.stream()
        .map(Activity::description)
        .filter(description -> description.startsWith(words))
        // Of a launch that was overtaken, the status reason follows the id.
        .map(description -> description.substring(words.length()).split("\\.  ", 2)[0])
        .toList();
  }

  @Test
  void ofManyWhoCreateAGroupOneSucceeds() throws Exception {
    List<Boolean> created =
        all(
            IntStream.range(0, CLIENTS)
                .<Callable<Boolean>>mapToObj(
                    client ->
                        () -> {
                          try {
                            sandbox.create("g", 2);
                            return true;
                          } catch (AlreadyExistsException late) {
                            return false;
                          }
                        })
                .toList());

    assertThat(created).containsOnlyOnce(true);
    assertThat(sandbox.ids("g")).hasSize(2);
    assertThat(sandbox.activities("g")).hasSize(2);
  }
}
