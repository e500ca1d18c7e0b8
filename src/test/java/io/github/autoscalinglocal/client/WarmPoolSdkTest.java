package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeWarmPoolResponse;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshInProgressException;
import software.amazon.awssdk.services.autoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.LimitExceededException;
import software.amazon.awssdk.services.autoscaling.model.PutWarmPoolRequest;
import software.amazon.awssdk.services.autoscaling.model.ResourceContentionException;
import software.amazon.awssdk.services.autoscaling.model.ResourceInUseException;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityInProgressException;
import software.amazon.awssdk.services.autoscaling.model.WarmPoolConfiguration;
import software.amazon.awssdk.services.autoscaling.model.WarmPoolState;
import software.amazon.awssdk.services.autoscaling.model.WarmPoolStatus;

/** A warm pool from its beginning to its end, and its errors, as the SDK sees them. */
class WarmPoolSdkTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Sandbox sandbox = Sandbox.start(settings -> settings.timings(Timings.REALISTIC));
  private final AutoScalingClient client = sandbox.client();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void put(Consumer<PutWarmPoolRequest.Builder> settings) {
    client.putWarmPool(request -> settings.accept(request.autoScalingGroupName("g")));
  }

  private DescribeWarmPoolResponse described() {
    return client.describeWarmPool(request -> request.autoScalingGroupName("g"));
  }

  private List<String> warm(LifecycleState state) {
    return described().instances().stream()
        .filter(each -> each.lifecycleState() == state)
        .map(Instance::instanceId)
        .toList();
  }

  private List<String> inService() {
    return sandbox.instances("g").stream()
        .filter(each -> each.lifecycleState() == LifecycleState.IN_SERVICE)
        .map(Instance::instanceId)
        .toList();
  }

  /** Moves the clock, second by second, until so many are in service. */
  private Duration until(int count) {
    Instant from = sandbox.now();
    while (inService().size() != count) {
      assertThat(Duration.between(from, sandbox.now())).isLessThan(Duration.ofMinutes(5));
      sandbox.advance(SECOND);
    }
    return Duration.between(from, sandbox.now());
  }

  @Test
  void aPoolFillsServesAScaleOutFasterThanLaunchesTakesInstancesBackAndIsDeleted() {
    sandbox.create("g", 1);
    assertThat(until(1)).isEqualTo(Duration.ofSeconds(37));
    sandbox.setDesired("g", 2);
    Duration cold = until(2);
    assertThat(cold).isEqualTo(Duration.ofSeconds(37));

    put(
        pool ->
            pool.maxGroupPreparedCapacity(4)
                .minSize(1)
                .poolState(WarmPoolState.STOPPED)
                .instanceReusePolicy(policy -> policy.reuseOnScaleIn(true)));
    sandbox.advance(Duration.ofSeconds(5 + 2 + 30));
    assertThat(warm(LifecycleState.WARMED_PENDING)).hasSize(2);
    sandbox.advance(Duration.ofSeconds(45));
    List<String> warm = warm(LifecycleState.WARMED_STOPPED);
    assertThat(warm).hasSize(2);
    AutoScalingGroup group = sandbox.group("g");
    assertThat(group.warmPoolSize()).isEqualTo(2);
    assertThat(group.warmPoolConfiguration())
        .isEqualTo(
            WarmPoolConfiguration.builder()
                .maxGroupPreparedCapacity(4)
                .minSize(1)
                .poolState(WarmPoolState.STOPPED)
                .instanceReusePolicy(policy -> policy.reuseOnScaleIn(true))
                .build());
    assertThat(described().warmPoolConfiguration()).isEqualTo(group.warmPoolConfiguration());

    sandbox.setDesired("g", 3);
    Duration fromPool = until(3);
    assertThat(cold.minus(fromPool)).isEqualTo(Duration.ofSeconds(12));
    String drawn = warm.stream().filter(inService()::contains).findFirst().orElseThrow();
    assertThat(described().instances()).hasSize(1);

    sandbox.setDesired("g", 1);
    assertThat(until(1)).isEqualTo(Duration.ofSeconds(5));
    sandbox.advance(Duration.ofSeconds(45));
    assertThat(warm(LifecycleState.WARMED_STOPPED))
        .as("at most four, one of them serves")
        .hasSize(3);
    assertThat(drawn).isIn(all());

    assertThat(refusal(() -> client.deleteWarmPool(request -> request.autoScalingGroupName("g"))))
        .isExactlyInstanceOf(ResourceInUseException.class);
    client.deleteWarmPool(request -> request.autoScalingGroupName("g").forceDelete(true));
    assertThat(described().warmPoolConfiguration().status())
        .isEqualTo(WarmPoolStatus.PENDING_DELETE);
    assertThat(warm(LifecycleState.WARMED_TERMINATING)).hasSize(3);
    sandbox.advance(Duration.ofSeconds(45));
    assertThat(described().warmPoolConfiguration()).isNull();
    assertThat(described().instances()).isEmpty();
    assertThat(sandbox.group("g").warmPoolSize()).isNull();
    assertThat(inService()).hasSize(1);
    assertThat(kindsOfActivities())
        .contains(
            "Launching a new EC2 instance into warm pool",
            "Launching a new EC2 instance from warm pool",
            "Returning EC2 instance to warm pool",
            "Terminating EC2 instance from warm pool");
  }

  private List<String> all() {
    return client.describeAutoScalingInstances().autoScalingInstances().stream()
        .map(each -> each.instanceId())
        .toList();
  }

  private List<String> kindsOfActivities() {
    return sandbox.activities("g").stream()
        .map(Activity::description)
        .map(each -> each.substring(0, each.lastIndexOf(':')))
        .distinct()
        .collect(Collectors.toList());
  }

  /** As a provider of Terraform destroys a pool that it does not force. */
  @Test
  void aPoolIsDrainedToNothingAndThenDeletedWithoutForce() {
    sandbox.create("g", 0);
    put(pool -> pool.minSize(3).maxGroupPreparedCapacity(3));
    sandbox.advance(Duration.ofSeconds(5 + 2 + 30 + 45));
    assertThat(warm(LifecycleState.WARMED_STOPPED)).hasSize(3);

    put(pool -> pool.minSize(0).maxGroupPreparedCapacity(0));
    assertThat(refusal(() -> client.deleteWarmPool(request -> request.autoScalingGroupName("g"))))
        .isExactlyInstanceOf(ResourceInUseException.class);
    sandbox.advance(Duration.ofSeconds(5));
    assertThat(refusal(() -> client.deleteWarmPool(request -> request.autoScalingGroupName("g"))))
        .isExactlyInstanceOf(ScalingActivityInProgressException.class);
    sandbox.advance(Duration.ofSeconds(40));
    client.deleteWarmPool(request -> request.autoScalingGroupName("g"));
    sandbox.advance(Duration.ofSeconds(5));

    assertThat(described().warmPoolConfiguration()).isNull();
    AwsServiceException gone =
        refusal(() -> client.deleteWarmPool(request -> request.autoScalingGroupName("g")));
    assertThat(gone.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
    assertThat(gone.awsErrorDetails().errorMessage()).startsWith("No warm pool found");
  }

  @Test
  void paginatorsGoThroughAllInstancesAndShowThePoolOnEveryPage() {
    sandbox.create("g", 0, group -> group.maxSize(70));
    put(pool -> pool.poolState(WarmPoolState.RUNNING));
    sandbox.advance(Duration.ofSeconds(5 + 2 + 30));

    var pages =
        client.describeWarmPoolPaginator(
            request -> request.autoScalingGroupName("g").maxRecords(30));

    assertThat(pages.stream())
        .allMatch(page -> page.warmPoolConfiguration().poolState() == WarmPoolState.RUNNING)
        .extracting(page -> page.instances().size())
        .containsExactly(30, 30, 10);
    assertThat(pages.instances().stream().map(Instance::instanceId)).doesNotHaveDuplicates();
  }

  @Test
  void aTokenThatIsNoneIsRefused() {
    sandbox.create("g", 0);

    assertThat(
            refusal(
                () ->
                    client.describeWarmPool(
                        request -> request.autoScalingGroupName("g").nextToken("none"))))
        .isExactlyInstanceOf(InvalidNextTokenException.class);
  }

  /** Nothing here limits warm pools or has pending updates; whoever wants these sets a fault. */
  @ParameterizedTest
  @CsvSource({
    "PutWarmPool, LimitExceeded",
    "PutWarmPool, ResourceContention",
    "PutWarmPool, InstanceRefreshInProgress",
    "DescribeWarmPool, LimitExceeded",
    "DescribeWarmPool, ResourceContention",
    "DeleteWarmPool, LimitExceeded",
    "DeleteWarmPool, ResourceContention"
  })
  void theOtherErrorsOfTheModelComeWithFaults(String operation, String code) {
    sandbox.create("g", 0);
    put(pool -> pool.minSize(0));
    sandbox
        .control()
        .post(
            "/_local/faults",
            "{\"kind\":\"api-error\",\"code\":\"%s\",\"match\":{\"operation\":\"%s\"}}"
                .formatted(code, operation));

    AwsServiceException refusal =
        refusal(
            switch (operation) {
              case "PutWarmPool" -> () -> put(pool -> pool.minSize(1));
              case "DescribeWarmPool" -> this::described;
              default -> () -> client.deleteWarmPool(r -> r.autoScalingGroupName("g"));
            });

    assertThat(refusal)
        .isExactlyInstanceOf(
            switch (code) {
              case "LimitExceeded" -> LimitExceededException.class;
              case "ResourceContention" -> ResourceContentionException.class;
              default -> InstanceRefreshInProgressException.class;
            });
  }

  private static AwsServiceException refusal(Runnable call) {
    return catchThrowableOfType(AwsServiceException.class, call::run);
  }
}
