package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in a warm pool, and what becomes of it. */
class WarmPoolHealthTest {
  private Scenario aws = Scenario.instant();
  private Pool pool = new Pool(aws);

  /** A pool of one. */
  private String one(String... parameters) {
    aws.create("g", 0, 1, 0, "HealthCheckGracePeriod=3600");
    pool.put(parameters);
    return pool.ids().get(0);
  }

  private String causeOfTheEndOf(String id) {
    return aws.activities("g").stream()
        .filter(each -> each.description().equals("Terminating EC2 instance from warm pool: " + id))
        .map(Activity::cause)
        .findFirst()
        .orElse("none");
  }

  @Test
  void anInstanceThatEc2LostIsReplacedInThePool() {
    String id = one();

    aws.happen(id, OutsideEvents.Kind.TERMINATE);

    assertThat(pool.ids()).hasSize(1).doesNotContain(id);
    assertThat(causeOfTheEndOf(id))
        .isEqualTo(
            "At 2026-03-02T12:00:00Z an instance was taken out of service in response to an EC2"
                + " health check indicating it has been terminated or stopped.");
    assertThat(aws.instances("g")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Running, true", "Stopped, false"})
  void onlyAnInstanceThatShouldRunIsMissedWhenItIsStopped(String state, boolean replaced) {
    String id = one("PoolState=" + state);

    aws.happen(id, OutsideEvents.Kind.STOP);

    assertThat(pool.ids().equals(List.of(id))).isEqualTo(!replaced);
  }

  @ParameterizedTest
  @CsvSource({"Running, true", "Stopped, false"})
  void statusChecksAreForInstancesThatRun(String state, boolean replaced) {
    String id = one("PoolState=" + state);

    aws.happen(id, OutsideEvents.Kind.IMPAIR);

    assertThat(pool.ids().equals(List.of(id))).isEqualTo(!replaced);
  }

  @ParameterizedTest
  @CsvSource({"Stopped, true", "Hibernated, true", "Running, false"})
  void volumesAreCheckedWhereNothingElseCanBe(String state, boolean replaced) {
    String id = one("PoolState=" + state);

    aws.happen(id, OutsideEvents.Kind.IMPAIR_VOLUME);

    assertThat(pool.ids().equals(List.of(id))).isEqualTo(!replaced);
    if (replaced) {
      assertThat(causeOfTheEndOf(id)).endsWith("an EBS volume health check failure.");
    }
  }

  @Test
  void thereIsNoGracePeriodInThePool() {
    String id = one();

    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");

    assertThat(pool.ids()).hasSize(1).doesNotContain(id);
    assertThat(causeOfTheEndOf(id)).endsWith("in response to a user health-check.");
  }

  @Test
  void whatAHookHoldsUpIsCheckedWhenItIsInThePool() {
    aws.create("g", 0, 1, 0);
    pool.hook("h", "LAUNCHING");
    pool.put();
    String id = pool.ids().get(0);
    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING_WAIT);

    pool.complete("h", id, "CONTINUE");

    assertThat(pool.ids()).hasSize(1).doesNotContain(id);
  }

  @ParameterizedTest
  @CsvSource({"ReplaceUnhealthy", "Terminate"})
  void whileAProcessIsSuspendedTheUnhealthyStayAndAreNotDrawn(String process) {
    String id = one();
    Balanced.suspend(aws, process);
    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");
    assertThat(pool.instances())
        .extracting(Instance::instanceId, Instance::healthStatus)
        .containsExactly(tuple(id, "Unhealthy"));

    aws.desire("g", 1);
    assertThat(aws.instances("g")).extracting(Instance::instanceId).doesNotContain(id);

    aws.call("ResumeProcesses", Pool.with());
    assertThat(pool.ids()).doesNotContain(id);
  }

  @Test
  void whileTerminateIsSuspendedThePoolDoesNotShrink() {
    aws.create("g", 0, 3, 0);
    pool.put();
    Balanced.suspend(aws, "Terminate");
    pool.put("MaxGroupPreparedCapacity=1");
    assertThat(pool.instances()).hasSize(3);

    aws.call("ResumeProcesses", Pool.with());
    assertThat(pool.instances()).hasSize(1);
  }

  @Test
  void anInstanceThatDiesOnItsWayIntoThePoolIsReplaced() {
    aws = Scenario.realistic();
    pool = new Pool(aws);
    aws.create("g", 0, 1, 0);
    pool.put();
    aws.advance(Duration.ofSeconds(20));
    String id = pool.ids().get(0);
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING);

    aws.happen(id, OutsideEvents.Kind.TERMINATE);
    aws.settle();

    assertThat(pool.ids()).hasSize(1).doesNotContain(id);
    assertThat(aws.activities("g"))
        .filteredOn(each -> each.statusCode() == ActivityStatus.Failed)
        .extracting(Activity::description)
        .containsExactly(
            "Launching a new EC2 instance into warm pool: "
                + id
                + ".  Status Reason: Instance became unhealthy while waiting for instance to be in"
                + " InService state. Termination Reason: Client.UserInitiatedShutdown: User"
                + " initiated shutdown");
  }

  @Test
  void aLaunchIntoThePoolThatEc2RefusesIsTriedAgain() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).times(1));
    aws.create("g", 0, 1, 0, "AvailabilityZones[]=us-east-1a");
    pool.put();

    assertThat(pool.instances()).isEmpty();
    assertThat(aws.activities("g"))
        .extracting(Activity::description)
        .containsExactly(
            "Launching a new EC2 instance into warm pool.  Status Reason: Client.InternalError:"
                + " Client error on launch.");
    aws.advance(Duration.ofSeconds(20));
    assertThat(pool.instances()).hasSize(1);
  }

  @Test
  void whatEc2RefusesInAZoneComesFromAnother() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone("us-east-1a"));
    aws.create("g", 0, 3, 0);
    pool.put();

    assertThat(pool.instances())
        .hasSize(3)
        .extracting(Instance::availabilityZone)
        .doesNotContain("us-east-1a");
  }

  @Test
  void theGroupComesFirstWhereEc2LetsTheAccountHaveNoMore() {
    aws = Scenario.with(Scenario.options(Timings.INSTANT, new Options.Limits(9, 9, 3), 0));
    pool = new Pool(aws);
    aws.create("g", 0, 9, 2);
    pool.put();

    assertThat(aws.instances("g")).hasSize(2);
    assertThat(pool.instances()).hasSize(1);
    assertThat(aws.activities("g").get(0).statusMessage())
        .startsWith("You have requested more instances (7) than your current instance limit of 3");
    aws.desire("g", 3);
    assertThat(aws.instances("g")).as("the pool gives what it has").hasSize(3);
    assertThat(pool.instances()).isEmpty();
  }

  @Test
  void instancesInAZoneThatTheGroupLeavesAreReplaced() {
    aws.create("g", 0, 2, 0, "AvailabilityZones[]=us-east-1a,us-east-1b");
    pool.put();

    aws.update("g", "AvailabilityZones[]=us-east-1a");

    assertThat(pool.instances())
        .hasSize(2)
        .extracting(Instance::availabilityZone)
        .containsOnly("us-east-1a");
  }

  @Test
  void aTerminationInThePoolThatEc2RefusesIsTriedAgain() {
    String id = one();
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR).times(1));
    pool.put("MaxGroupPreparedCapacity=0");
    assertThat(pool.ids()).containsExactly(id);

    aws.advance(Duration.ofSeconds(20));

    assertThat(pool.instances()).isEmpty();
    assertThat(aws.activities("g"))
        .extracting(Activity::description)
        .contains(
            "Terminating EC2 instance from warm pool: " + id,
            "Terminating EC2 instance from warm pool: "
                + id
                + ".  Status Reason: An internal error has occurred. Terminating EC2 instance"
                + " failed.");
  }
}
