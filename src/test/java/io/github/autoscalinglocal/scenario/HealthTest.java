package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.api.instance.DescribeAutoScalingInstances;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SetInstanceHealth, and the replacement of what is unhealthy. */
class HealthTest {
  private static final String UNHEALTHY_CAUSE =
      "At 2026-03-02T12:00:00Z an instance was taken out of service in response to a user"
          + " health-check.";
  private static final String REPLACEMENT_CAUSE =
      "At 2026-03-02T12:00:00Z an instance was launched in response to an unhealthy instance"
          + " needing to be replaced.";

  private Scenario aws = Scenario.instant();

  @Test
  void anUnhealthyInstanceIsReplacedAtOnce() {
    String id = createWithOne();

    markUnhealthy(id);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(aws.activities("g").subList(0, 2))
        .extracting(Activity::description, Activity::cause)
        .containsExactly(
            tuple("Launching a new EC2 instance: " + aws.ids("g").get(0), REPLACEMENT_CAUSE),
            tuple("Terminating EC2 instance: " + id, UNHEALTHY_CAUSE));
  }

  @Test
  void severalAreReplacedTogether() {
    aws.create("g", 3, 3, 3);
    List<String> ids = aws.ids("g");
    suspend("ReplaceUnhealthy");
    markUnhealthy(ids.get(0));
    markUnhealthy(ids.get(2));

    resume("ReplaceUnhealthy");

    assertThat(aws.ids("g")).hasSize(3).contains(ids.get(1));
    assertThat(aws.activities("g").subList(0, 2))
        .extracting(Activity::cause)
        .containsOnly(REPLACEMENT_CAUSE);
  }

  @Test
  void aReplacementAndAScaleOutAreToldApart() {
    aws = Scenario.realistic();
    aws.create("g", 1, 9, 1);
    aws.settle();
    markUnhealthy(aws.ids("g").get(0));
    aws.desire("g", 2);
    aws.advance(Duration.ofSeconds(5));

    assertThat(aws.activities("g").stream().limit(3).map(Activity::cause))
        .satisfiesExactlyInAnyOrder(
            cause -> assertThat(cause).endsWith("in response to a user health-check."),
            cause -> assertThat(cause).endsWith("an unhealthy instance needing to be replaced."),
            cause ->
                assertThat(cause)
                    .contains("explicitly set group desired capacity")
                    .endsWith("increasing the capacity from 1 to 2."));
  }

  @Test
  void theGracePeriodIsWaitedForAndTheInstanceShownHealthyMeanwhile() {
    String id = createWithOne("HealthCheckGracePeriod=60");
    aws.advance(Duration.ofSeconds(20));

    markUnhealthy(id);
    aws.advance(Duration.ofSeconds(39));
    assertThat(aws.instances("g"))
        .extracting(Instance::instanceId, Instance::healthStatus)
        .containsExactly(tuple(id, "Healthy"));

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void theGracePeriodCanBeDisregarded() {
    String id = createWithOne("HealthCheckGracePeriod=60");

    aws.call(
        "SetInstanceHealth",
        "InstanceId=" + id,
        "HealthStatus=Unhealthy",
        "ShouldRespectGracePeriod=false");

    assertThat(aws.ids("g")).doesNotContain(id);
  }

  @Test
  void afterTheGracePeriodNothingIsWaitedFor() {
    String id = createWithOne("HealthCheckGracePeriod=60");
    aws.advance(Duration.ofSeconds(60));

    markUnhealthy(id);

    assertThat(aws.ids("g")).doesNotContain(id);
  }

  @Test
  void theGracePeriodBeginsInService() {
    aws = Scenario.realistic();
    aws.create("g", 1, 1, 1, "HealthCheckGracePeriod=60");
    aws.advanceTo("12:01:30");
    String id = aws.ids("g").get(0);
    markUnhealthy(id);
    aws.settle();

    assertThat(aws.activities("g"))
        .filteredOn(each -> each.description().equals("Terminating EC2 instance: " + id))
        .extracting(Activity::cause)
        .as("in service at 12:00:37, unhealthy at 12:01:37, noticed five seconds later")
        .containsExactly(
            "At 2026-03-02T12:01:42Z an instance was taken out of service in response to a user"
                + " health-check.");
  }

  @Test
  void whatWaitsForTheGracePeriodCanBeTakenBack() {
    String id = createWithOne("HealthCheckGracePeriod=60");
    markUnhealthy(id);

    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Healthy");
    aws.advance(Duration.ofHours(1));

    assertThat(aws.ids("g")).containsExactly(id);
  }

  @Test
  void anUnhealthyInstanceThatIsKeptCanBecomeHealthyAgain() {
    String id = createWithOne();
    suspend("ReplaceUnhealthy");
    markUnhealthy(id);

    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Healthy");
    resume("ReplaceUnhealthy");

    assertThat(aws.ids("g")).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReplaceUnhealthy", "Terminate"})
  void aSuspendedProcessKeepsTheUnhealthyUntilItIsResumed(String process) {
    String id = createWithOne();
    suspend(process);
    markUnhealthy(id);

    assertThat(aws.instances("g"))
        .extracting(Instance::instanceId, Instance::healthStatus)
        .containsExactly(tuple(id, "Unhealthy"));
    assertThat(
            aws.ask(DescribeAutoScalingInstances.Response.class)
                .autoScalingInstances()
                .get(0)
                .healthStatus())
        .isEqualTo("UNHEALTHY");

    resume(process);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(aws.activities("g").get(1).cause()).isEqualTo(UNHEALTHY_CAUSE);
  }

  @Test
  void aSuspendedLaunchProcessLeavesTheGroupShortUntilItIsResumed() {
    String id = createWithOne();
    suspend("Launch");

    markUnhealthy(id);
    assertThat(aws.ids("g")).isEmpty();
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);

    resume("Launch");
    assertThat(aws.ids("g")).hasSize(1);
  }

  @Test
  void aSuspendedHealthCheckProcessDoesNotConcernTheCall() {
    String id = createWithOne();
    suspend("HealthCheck");

    markUnhealthy(id);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void e13TheUnhealthyGoFirstInAScaleInAndAreNotReplaced() {
    aws = Scenario.realistic();
    aws.create("g", 1, 9, 3, "TerminationPolicies[]=OldestInstance");
    aws.settle();
    String newest = aws.ids("g").get(2);

    markUnhealthy(newest);
    aws.desire("g", 2);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(2).doesNotContain(newest);
    assertThat(aws.activities("g").get(0).description())
        .isEqualTo("Terminating EC2 instance: " + newest);
    assertThat(aws.activities("g").get(0).cause())
        .endsWith("an instance was taken out of service in response to a user health-check.");
  }

  @Test
  void whoIsKeptUnhealthyIsStillTheFirstToGoInAScaleIn() {
    aws.create("g", 1, 9, 3);
    String id = aws.ids("g").get(1);
    suspend("ReplaceUnhealthy");
    markUnhealthy(id);

    aws.desire("g", 2);

    assertThat(aws.ids("g")).hasSize(2).doesNotContain(id);
    assertThat(aws.activities("g").get(0).cause())
        .endsWith("instance " + id + " was selected for termination.");
  }

  @Test
  void whoIsKeptUnhealthyAndIsProtectedStays() {
    aws.create("g", 1, 9, 3);
    String id = aws.ids("g").get(1);
    aws.protect("g", id);
    suspend("ReplaceUnhealthy");
    markUnhealthy(id);

    aws.desire("g", 1);

    assertThat(aws.ids("g")).containsExactly(id);
  }

  @Test
  void standbyInstancesAreNotReplaced() {
    aws.create("g", 0, 9, 2);
    String id = aws.ids("g").get(0);
    aws.move("g", id, Lifecycle.STANDBY);
    aws.desire("g", 1);

    markUnhealthy(id);

    assertThat(aws.ids("g")).hasSize(2).contains(id);
  }

  @Test
  void anInstanceThatBootsIsReplacedOnceItIsInService() {
    aws = Scenario.realistic();
    aws.create("g", 1, 1, 1);
    aws.advance(Duration.ofSeconds(10));
    String id = aws.ids("g").get(0);
    markUnhealthy(id);

    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "UNHEALTHY", "Sick"})
  void otherStatusesAreRefused(String status) {
    String id = createWithOne();

    assertThat(aws.refusal("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=" + status))
        .startsWith("ValidationError: Invalid health status: " + status);
  }

  @Test
  void anInstanceThatNobodyKnowsIsNotFound() {
    assertThat(aws.refusal("SetInstanceHealth", "InstanceId=i-1", "HealthStatus=Healthy"))
        .isEqualTo(
            "ValidationError: Instance Id not found - No managed instance found for instance ID"
                + " i-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Healthy", "Unhealthy"})
  void whatIsBeingTerminatedIsPastAllHealth(String status) {
    aws = Scenario.realistic();
    aws.create("g", 1, 1, 1);
    aws.settle();
    String id = aws.ids("g").get(0);
    aws.terminate(id, false);

    assertThat(aws.refusal("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=" + status))
        .startsWith("ValidationError: The instance " + id);
  }

  private String createWithOne(String... parameters) {
    aws.create("g", 1, 1, 1, parameters);
    return aws.ids("g").get(0);
  }

  private void markUnhealthy(String id) {
    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");
  }

  private void suspend(String process) {
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }

  private void resume(String process) {
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }
}
