package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.waiters.AutoScalingWaiter;

/**
 * The SDK's waiters, while things take the time that they take in reality. Between two looks they
 * let the emulator's time go by instead of their own.
 */
class WaitersTest {
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final DescribeAutoScalingGroupsRequest GROUP =
      DescribeAutoScalingGroupsRequest.builder().autoScalingGroupNames("g").build();

  private Sandbox sandbox;
  private AutoScalingClient client;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(settings -> settings.timings(Timings.REALISTIC));
    client = sandbox.client();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private AutoScalingWaiter waiter(Runnable meanwhile) {
    return AutoScalingWaiter.builder()
        .client(client)
        .overrideConfiguration(
            waiting ->
                waiting.backoffStrategyV2(
                    attempt -> {
                      meanwhile.run();
                      sandbox.advance(POLL);
                      return Duration.ZERO;
                    }))
        .build();
  }

  private static void assertWaited(
      WaiterResponse<DescribeAutoScalingGroupsResponse> waited, int attempts) {
    assertThat(waited.matched().response()).isPresent();
    assertThat(waited.attemptsExecuted()).isEqualTo(attempts);
  }

  @Test
  void aGroupExistsOnceItIsCreated() {
    assertWaited(waiter(() -> sandbox.create("g", 1)).waitUntilGroupExists(GROUP), 2);
  }

  @Test
  void aGroupIsInServiceWhenItsMinimumIs() {
    sandbox.create("g", 3, group -> group.minSize(2));

    WaiterResponse<DescribeAutoScalingGroupsResponse> waited =
        waiter(() -> {}).waitUntilGroupInService(GROUP);

    // Decided, launched and booted 37 seconds after its creation.
    assertWaited(waited, 9);
    assertThat(sandbox.now()).isEqualTo(Sandbox.START.plusSeconds(40));
    assertThat(sandbox.instances("g"))
        .hasSize(3)
        .extracting(Instance::lifecycleState)
        .containsOnly(LifecycleState.IN_SERVICE);
  }

  @Test
  void aGroupDeletedByForceIsThereUntilItIsEmpty() {
    sandbox.create("g", 2);
    sandbox.advance(Duration.ofMinutes(1));
    Instant deleted = sandbox.now();
    client.deleteAutoScalingGroup(request -> request.autoScalingGroupName("g").forceDelete(true));
    assertThat(sandbox.group("g").status()).isEqualTo("Delete in progress");

    // Its instances take 40 seconds to terminate; then the group is looked at once more.
    assertWaited(waiter(() -> {}).waitUntilGroupNotExists(GROUP), 10);

    assertThat(sandbox.now()).isEqualTo(deleted.plusSeconds(45));
  }

  @Test
  void anEmptyGroupIsInServiceAndGoneAtOnce() {
    sandbox.create("g", 0);
    assertWaited(waiter(() -> {}).waitUntilGroupInService(GROUP), 1);

    client.deleteAutoScalingGroup(request -> request.autoScalingGroupName("g"));

    assertWaited(waiter(() -> {}).waitUntilGroupNotExists(GROUP), 1);
  }
}
