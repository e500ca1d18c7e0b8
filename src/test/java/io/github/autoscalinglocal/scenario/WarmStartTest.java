package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instances that go from a warm pool into its group. */
class WarmStartTest {
  private static final String IN_A = "AvailabilityZones[]=us-east-1a";

  private final Scenario aws = Scenario.instant();
  private final Pool pool = new Pool(aws);

  private static List<String> ids(Scenario aws) {
    return aws.instances("g").stream().map(Instance::instanceId).toList();
  }

  @Test
  void aScaleOutTakesThePoolsInstancesFirstAndThePoolFillsAgain() {
    aws.create("g", 0, 9, 1);
    pool.put("MinSize=2", "MaxGroupPreparedCapacity=2");
    List<String> warm = pool.ids();

    aws.desire("g", 4);

    assertThat(ids(aws)).hasSize(4).containsAll(warm);
    assertThat(pool.ids()).hasSize(2).doesNotContainAnyElementsOf(warm);
    assertThat(aws.activities("g"))
        .extracting(Activity::description)
        .filteredOn(each -> each.startsWith("Launching a new EC2 instance from warm pool: "))
        .extracting(each -> each.substring(each.indexOf(": ") + 2))
        .containsExactlyInAnyOrderElementsOf(warm);
    assertThat(pool.machine(warm.get(0)).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void allLaunchesOfAStepShareACause() {
    aws.create("g", 0, 9, 1);
    pool.put("MinSize=1", "MaxGroupPreparedCapacity=1");
    String warm = pool.ids().get(0);

    aws.desire("g", 3);

    assertThat(pool.activityOf(warm).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 1 to 3.  At 2026-03-02T12:00:00Z an instance was"
                + " started in response to a difference between desired and actual capacity,"
                + " increasing the capacity from 1 to 3.");
    assertThat(aws.activities("g"))
        .filteredOn(each -> each.cause().endsWith("increasing the capacity from 1 to 3."))
        .extracting(each -> each.description().substring(0, 32))
        .containsExactlyInAnyOrder(
            "Launching a new EC2 instance fro", "Launching a new EC2 instance: i-");
  }

  @ParameterizedTest(name = "from a pool kept {0} in {1} seconds")
  @CsvSource({"Stopped, 25", "Hibernated, 25", "Running, 5"})
  void aWarmStartTakesLessTimeThanALaunch(String state, int seconds) {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 2, 0, IN_A);
    slowPool.put("PoolState=" + state, "MaxGroupPreparedCapacity=1");
    slow.settle();
    assertThat(slowPool.instances()).hasSize(1);
    Instant asked = slow.now();

    slow.desire("g", 2);
    slow.settle();

    assertThat(slow.region().existing("g").instances().values())
        .extracting(each -> Duration.between(asked, each.health().inServiceAt().orElseThrow()))
        .containsExactlyInAnyOrder(Duration.ofSeconds(seconds), Duration.ofSeconds(5 + 2 + 30));
  }

  @ParameterizedTest
  @CsvSource({"Stopped, 82", "Hibernated, 97", "Running, 37"})
  void fillingThePoolTakesALaunchAndWhatItsStateTakes(String state, int seconds) {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 1, 0);
    slow.settle();
    slowPool.put("PoolState=" + state);

    slow.advance(Duration.ofSeconds(seconds - 1));
    assertThat(slowPool.states()).containsExactly(Lifecycle.WARMED_PENDING);
    slow.advance(Duration.ofSeconds(1));
    assertThat(slowPool.states().get(0).isReady()).isTrue();
  }

  @Test
  void whatIsStillOnItsWayIntoThePoolIsNotTaken() {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 2, 0);
    slowPool.put("MaxGroupPreparedCapacity=1");
    slow.advance(Duration.ofSeconds(10));
    assertThat(slowPool.states()).containsExactly(Lifecycle.WARMED_PENDING);
    String warming = slowPool.ids().get(0);

    slow.desire("g", 1);
    slow.settle();

    assertThat(ids(slow)).hasSize(1).doesNotContain(warming);
    assertThat(slowPool.instances()).as("the pool should have none now").isEmpty();
  }

  @Test
  void theZoneThatHoldsTheLeastIsServedFirstAndThereTheOldest() {
    aws.create("g", 0, 9, 0, IN_A);
    String oldestInA = grownTo(1);
    grownTo(2);
    aws.update("g", "AvailabilityZones[]=us-east-1a,us-east-1b");
    String oldestInB = grownTo(3);
    grownTo(4);
    assertThat(pool.instances())
        .extracting(Instance::availabilityZone)
        .containsExactlyInAnyOrder("us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b");

    aws.desire("g", 2);

    assertThat(ids(aws)).containsExactlyInAnyOrder(oldestInA, oldestInB);
  }

  /** A minute later there is one more in the pool: that one. */
  private String grownTo(int size) {
    List<String> before = pool.configuration() == null ? List.of() : pool.ids();
    aws.advance(Duration.ofMinutes(1));
    pool.put("MinSize=" + size, "MaxGroupPreparedCapacity=" + size);
    List<String> added = pool.ids().stream().filter(each -> !before.contains(each)).toList();
    assertThat(added).hasSize(1);
    return added.get(0);
  }

  @Test
  void anInstanceTakesTheProtectionThatTheGroupGivesWhenItEnters() {
    aws.create("g", 0, 2, 0);
    pool.put();
    aws.update("g", "NewInstancesProtectedFromScaleIn=true");

    aws.desire("g", 1);

    assertThat(aws.instances("g")).extracting(Instance::protectedFromScaleIn).containsExactly(true);
  }

  @Test
  void theReplacementOfAnUnhealthyInstanceComesFromThePool() {
    aws.create("g", 0, 2, 1);
    pool.put();
    String warm = pool.ids().get(0);

    aws.call("SetInstanceHealth", "InstanceId=" + ids(aws).get(0), "HealthStatus=Unhealthy");

    assertThat(ids(aws)).containsExactly(warm);
    assertThat(pool.activityOf(warm).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z an instance was launched in response to an unhealthy instance"
                + " needing to be replaced.");
    assertThat(pool.ids()).hasSize(1).doesNotContain(warm);
  }

  @Test
  void aTemplateThatChangesReachesThoseOnlyThatComeIntoThePoolFromThenOn() {
    aws.create("g", 0, 2, 0, Scenario.TEMPLATE, "LaunchTemplate.Version=1");
    pool.put();
    aws.update("g", Scenario.TEMPLATE, "LaunchTemplate.Version=2");
    aws.update("g", "MaxSize=3");

    assertThat(pool.instances())
        .extracting(each -> each.launchTemplate().version())
        .containsExactlyInAnyOrder("1", "1", "2");
    aws.desire("g", 1);
    assertThat(aws.instances("g"))
        .extracting(each -> each.launchTemplate().version())
        .containsExactly("1");
  }

  // What EC2 refuses.

  @Test
  void whatAZoneCannotStartIsLaunchedElsewhere() {
    aws.create("g", 0, 2, 0);
    pool.put("MaxGroupPreparedCapacity=1");
    String warm = pool.ids().get(0);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone("us-east-1a"));

    aws.desire("g", 1);

    assertThat(aws.instances("g"))
        .extracting(Instance::availabilityZone)
        .containsExactly("us-east-1b");
    assertThat(pool.instances()).as("the pool should have none now").isEmpty();
    Activity failed =
        aws.activities("g").stream()
            .filter(each -> each.statusCode() == ActivityStatus.Failed)
            .filter(each -> each.description().contains("from warm pool"))
            .findFirst()
            .orElseThrow();
    assertThat(failed.description())
        .isEqualTo(
            "Launching a new EC2 instance from warm pool: "
                + warm
                + ".  Status Reason: "
                + failed.statusMessage());
    assertThat(failed.statusMessage()).startsWith("We currently do not have sufficient t3.micro");
    assertThat(aws.messages())
        .filteredOn(each -> WarmStartTest.isRefusedStart(each, warm))
        .hasSize(1);
  }

  private static boolean isRefusedStart(Message message, String id) {
    Map<String, Object> body = message.body().members();
    return "EC2 Instance Launch Unsuccessful".equals(body.get("detail-type"))
        && body.get("detail") instanceof Map<?, ?> detail
        && id.equals(detail.get("EC2InstanceId"))
        && "WarmPool".equals(detail.get("Origin"))
        && "AutoScalingGroup".equals(detail.get("Destination"));
  }

  @Test
  void anInstanceThatRunsInThePoolNeedsNoCapacity() {
    aws.create("g", 0, 2, 0);
    pool.put("PoolState=Running", "MaxGroupPreparedCapacity=1");
    List<String> warm = pool.ids();
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));

    aws.desire("g", 1);

    assertThat(ids(aws)).isEqualTo(warm);
  }

  @Test
  void thePoolIsTriedAgainAfterThePausesOfLaunches() {
    aws.create("g", 0, 1, 0, IN_A);
    pool.put();
    List<String> warm = pool.ids();
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).times(2));

    aws.desire("g", 1);
    assertThat(ids(aws)).isEmpty();
    assertThat(pool.ids()).as("what the group lacks stays in the pool").isEqualTo(warm);

    aws.advance(Duration.ofSeconds(20));
    assertThat(ids(aws)).isEqualTo(warm);
  }

  @Test
  void anInstanceThatIsGoneIsNotStarted() {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 1, 0);
    slowPool.put();
    slow.settle();
    String gone = slowPool.ids().get(0);
    slow.happen(gone, OutsideEvents.Kind.TERMINATE);

    slow.desire("g", 1);
    slow.settle();

    assertThat(ids(slow)).hasSize(1).doesNotContain(gone);
    assertThat(slowPool.instances()).isEmpty();
  }

  @Test
  void anInstanceThatDiesOnItsWayIsReplaced() {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 1, 0);
    slowPool.put();
    slow.settle();
    String warm = slowPool.ids().get(0);
    slow.desire("g", 1);
    slow.advance(Duration.ofSeconds(10));
    assertThat(slowPool.state(warm)).isEqualTo(Lifecycle.PENDING);

    slow.happen(warm, OutsideEvents.Kind.TERMINATE);
    slow.settle();

    assertThat(ids(slow)).hasSize(1).doesNotContain(warm);
  }

  // Suspended processes.

  @Test
  void whileLaunchIsSuspendedThePoolKeepsWhatTheGroupLacks() {
    aws.create("g", 0, 3, 1);
    pool.put();
    List<String> warm = pool.ids();
    Balanced.suspend(aws, "Launch");

    aws.desire("g", 3);
    assertThat(ids(aws)).hasSize(1);
    assertThat(pool.ids()).isEqualTo(warm);

    aws.call("ResumeProcesses", Pool.with());
    assertThat(ids(aws)).hasSize(3).containsAll(warm);
    assertThat(pool.instances()).isEmpty();
  }

  @Test
  void whileLaunchIsSuspendedThePoolDoesNotFill() {
    aws.create("g", 0, 3, 1);
    Balanced.suspend(aws, "Launch");
    pool.put();
    assertThat(pool.instances()).isEmpty();

    aws.call("ResumeProcesses", Pool.with());
    assertThat(pool.instances()).hasSize(2);
  }

  // Hooks.

  @Test
  void aLaunchingHookHoldsAnInstanceUpOnItsWayIntoThePoolAndAgainOnItsWayOut() {
    aws.create("g", 0, 1, 0);
    pool.hook("h", "LAUNCHING");
    pool.put();
    String id = pool.ids().get(0);
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING_WAIT);
    assertThat(pool.machine(id).state()).isEqualTo(State.RUNNING);
    assertThat(pool.activityOf(id).statusCode()).isEqualTo(ActivityStatus.MidLifecycleAction);

    pool.complete("h", id, "CONTINUE");
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_STOPPED);
    aws.desire("g", 1);
    assertThat(pool.state(id)).isEqualTo(Lifecycle.PENDING_WAIT);
    assertThat(pool.ids()).isEmpty();
    pool.complete("h", id, "CONTINUE");
    assertThat(pool.state(id)).isEqualTo(Lifecycle.IN_SERVICE);

    assertThat(waits())
        .containsExactly(
            "EC2 Instance-launch Lifecycle Action EC2 WarmPool",
            "EC2 Instance-launch Lifecycle Action WarmPool AutoScalingGroup");
  }

  private List<String> waits() {
    return aws.messages().stream()
        .map(each -> each.body().members())
        .filter(each -> String.valueOf(each.get("detail-type")).endsWith("Lifecycle Action"))
        .map(WarmStartTest::way)
        .toList();
  }

  private static String way(Map<String, Object> event) {
    Map<?, ?> detail = (Map<?, ?>) event.get("detail");
    return event.get("detail-type") + " " + detail.get("Origin") + " " + detail.get("Destination");
  }

  @Test
  void theStatesAfterAHookAreSeenWhileTheMoveGoesOn() {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 1, 0);
    slowPool.hook("h", "LAUNCHING");
    slowPool.put();
    slow.advance(Duration.ofSeconds(50));
    String id = slowPool.ids().get(0);
    slowPool.complete("h", id, "CONTINUE");

    assertThat(slowPool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING_PROCEED);
    assertThat(slowPool.machine(id).state()).isEqualTo(State.STOPPING);
    slow.advance(Duration.ofSeconds(45));
    assertThat(slowPool.state(id)).isEqualTo(Lifecycle.WARMED_STOPPED);
    assertThat(slowPool.machine(id).state()).isEqualTo(State.STOPPED);
  }

  @Test
  void anAbandonedLaunchIntoThePoolEndsTheInstanceAndAnotherComes() {
    aws.create("g", 0, 1, 0);
    pool.hook("h", "LAUNCHING");
    pool.put();
    String id = pool.ids().get(0);
    String activity = pool.activityOf(id).activityId();

    pool.complete("h", id, "ABANDON");

    assertThat(pool.ids()).hasSize(1).doesNotContain(id);
    assertThat(aws.activities("g"))
        .filteredOn(each -> each.activityId().equals(activity))
        .extracting(Activity::statusCode)
        .containsExactly(ActivityStatus.Cancelled);
    assertThat(aws.messages())
        .map(each -> each.body().members())
        .filteredOn(each -> "EC2 Instance Launch Unsuccessful".equals(each.get("detail-type")))
        .extracting(WarmStartTest::way)
        .containsExactly("EC2 Instance Launch Unsuccessful EC2 WarmPool");
  }

  @Test
  void whatComesIntoThePoolAndOutOfItIsToldAsLaunches() {
    aws.create("g", 0, 1, 0);
    pool.put();
    aws.desire("g", 1);

    assertThat(aws.messages())
        .map(each -> way(each.body().members()))
        .containsExactly(
            "EC2 Instance Launch Successful EC2 WarmPool",
            "EC2 Instance Launch Successful WarmPool AutoScalingGroup");
  }
}
