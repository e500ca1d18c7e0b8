package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.IdempotentParameterMismatchErrorException;
import software.amazon.awssdk.services.autoscaling.model.InstanceCollection;
import software.amazon.awssdk.services.autoscaling.model.LaunchInstancesError;
import software.amazon.awssdk.services.autoscaling.model.LaunchInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.RetryStrategy;

/** A scheduler of jobs that launches instances itself and wants to know their ids at once. */
class SynchronousProvisioningTest {
  private Sandbox sandbox;
  private AutoScalingClient client;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    client = sandbox.client();
    sandbox.create("g", 1);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private LaunchInstancesResponse launch(String token, int capacity) {
    return client.launchInstances(
        request ->
            request
                .autoScalingGroupName("g")
                .clientToken(token)
                .requestedCapacity(capacity)
                .availabilityZones("us-east-1a")
                .retryStrategy(RetryStrategy.NONE));
  }

  private static List<String> ids(LaunchInstancesResponse response) {
    return response.instances().stream().flatMap(each -> each.instanceIds().stream()).toList();
  }

  @Test
  void theSdkLearnsTheIdsOfWhatItLaunches() {
    LaunchInstancesResponse response = launch("job-1", 3);

    assertThat(response.hasErrors()).isTrue();
    assertThat(response.errors()).isEmpty();
    assertThat(ids(response)).hasSize(3);
    assertThat(sandbox.ids("g")).hasSize(4).containsAll(ids(response));
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(4);
    InstanceCollection only = response.instances().get(0);
    assertThat(only.instanceType()).isEqualTo("t3.micro");
    assertThat(only.marketType()).isEqualTo("OnDemand");
    assertThat(only.availabilityZone()).isEqualTo("us-east-1a");
    assertThat(only.availabilityZoneId()).isEqualTo("use1-az1");
  }

  @Test
  void theSdkMakesUpATokenWhereNoneIsGiven() {
    LaunchInstancesResponse first =
        client.launchInstances(request -> request.autoScalingGroupName("g").requestedCapacity(1));
    LaunchInstancesResponse second =
        client.launchInstances(request -> request.autoScalingGroupName("g").requestedCapacity(1));

    assertThat(first.clientToken()).isNotBlank().isNotEqualTo(second.clientToken());
    assertThat(sandbox.ids("g")).hasSize(3);
  }

  @Test
  void aTokenIsGoodForOneLaunch() {
    LaunchInstancesResponse first = launch("job-1", 2);

    assertThat(ids(launch("job-1", 2))).isEqualTo(ids(first));
    assertThat(sandbox.ids("g")).hasSize(3);
    IdempotentParameterMismatchErrorException refusal =
        catchThrowableOfType(
            IdempotentParameterMismatchErrorException.class, () -> launch("job-1", 3));
    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("IdempotentParameterMismatch");
  }

  @Test
  void whatEc2LacksIsToldBesideWhatItHas() {
    sandbox.control().post("/_local/faults", "{\"kind\":\"insufficient-capacity\",\"times\":1}");

    LaunchInstancesResponse response = launch("job-1", 3);

    assertThat(ids(response)).hasSize(2);
    assertThat(response.errors()).hasSize(1);
    LaunchInstancesError error = response.errors().get(0);
    assertThat(error.errorCode()).isEqualTo("InsufficientInstanceCapacity");
    assertThat(error.errorMessage())
        .isEqualTo(
            "There is not enough capacity to fulfill your request for instance type 't3.micro' in"
                + " 'us-east-1a'");
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(3);
  }
}
