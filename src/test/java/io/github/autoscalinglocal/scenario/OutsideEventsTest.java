package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.fleet.OutsideEvents.Kind;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.StatusCheck;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances to which something happens that their group does not do. */
class OutsideEventsTest {
  private static final String NOT_RUNNING =
      "At %s an instance was taken out of service in response to an EC2 health check indicating it"
          + " has been terminated or stopped.";
  private static final String SPOT = "LaunchConfigurationName=spot";

  private Scenario aws = Scenario.instant();

  @ParameterizedTest
  @EnumSource(names = {"TERMINATE", "STOP"})
  void anInstanceThatDoesNotRunAnyMoreIsReplacedEvenInItsGracePeriod(Kind event) {
    aws.create("g", 0, 9, 2, "HealthCheckGracePeriod=300");
    String id = aws.ids("g").get(0);

    aws.happen(id, event);

    assertThat(aws.ids("g")).hasSize(2).doesNotContain(id);
    assertThat(termination(id).cause()).isEqualTo(NOT_RUNNING.formatted("2026-03-02T12:00:00Z"));
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void theNextHealthCheckFindsOut() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.STOP);
    aws.advance(Duration.ofSeconds(59));
    assertThat(aws.instances("g")).allMatch(each -> each.healthStatus().equals("Healthy"));
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.instances("g")).allMatch(each -> each.healthStatus().equals("Unhealthy"));
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void aVolumeThatFailsCountsOnlyWhereVolumesAreChecked() {
    aws = Scenario.realistic();
    aws.create("ebs", 0, 9, 1, "HealthCheckType=EBS");
    aws.create("ec2", 0, 9, 1);
    aws.settle();
    String checked = aws.ids("ebs").get(0);
    String unchecked = aws.ids("ec2").get(0);

    aws.happen(checked, Kind.IMPAIR_VOLUME);
    aws.happen(unchecked, Kind.IMPAIR_VOLUME);
    aws.settle();

    assertThat(aws.ids("ec2")).containsExactly(unchecked);
    assertThat(aws.ids("ebs")).hasSize(1).doesNotContain(checked);
    assertThat(aws.activities("ebs"))
        .extracting(Activity::cause)
        .anyMatch(
            cause ->
                cause.endsWith(
                    "an instance was taken out of service in response to an EBS volume health check"
                        + " failure."));
  }

  @Test
  void anInstanceThatDiesWhilePendingFailsItsLaunch() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(10));
    Instance pending = aws.instances("g").get(0);
    assertThat(pending.lifecycleState()).isEqualTo(Lifecycle.PENDING);

    aws.happen(pending.instanceId(), Kind.TERMINATE);

    String message =
        "Instance became unhealthy while waiting for instance to be in InService state. Termination"
            + " Reason: Client.UserInitiatedShutdown: User initiated shutdown";
    Activity launch =
        aws.activities("g").stream()
            .filter(each -> each.description().startsWith("Launching"))
            .findFirst()
            .orElseThrow();
    assertThat(launch.statusCode()).isEqualTo(ActivityStatus.Failed);
    assertThat(launch.statusMessage()).isEqualTo(message);
    assertThat(launch.description())
        .isEqualTo(
            "Launching a new EC2 instance: "
                + pending.instanceId()
                + ".  Status Reason: "
                + message);
    assertThat(termination(pending.instanceId()).cause())
        .isEqualTo(NOT_RUNNING.formatted("2026-03-02T12:00:10Z"));
  }

  @Test
  void theNextLaunchAfterThatWaitsAsAfterAnyFailure() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(10));
    String id = aws.ids("g").get(0);
    aws.happen(id, Kind.TERMINATE);

    aws.advance(Duration.ofSeconds(19));
    assertThat(launches()).isEqualTo(1);
    aws.advance(Duration.ofSeconds(1));
    assertThat(launches()).isEqualTo(2);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void anInstanceThatDiesWhileAHookHoldsItUpWaitsNoLonger() {
    aws.create("g", 0, 9, 0);
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING");
    aws.desire("g", 1);
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.TERMINATE);

    assertThat(aws.instances("g")).isEmpty();
    aws.advance(Duration.ofSeconds(20));
    assertThat(aws.instances("g"))
        .extracting(Instance::lifecycleState)
        .containsExactly(Lifecycle.PENDING_WAIT);
  }

  @Test
  void anImpairedInstanceIsGivenAFewMinutes() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.IMPAIR);
    aws.advance(Duration.ofSeconds(179));
    assertThat(aws.instances("g")).allMatch(each -> each.healthStatus().equals("Healthy"));
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(termination(id).cause())
        .contains("in response to an EC2 instance status checks failure.");
  }

  /** No outside event impairs volumes alone, so the check that finds it is that on resume. */
  @ParameterizedTest(name = "health checks: {0}")
  @CsvSource({"EBS, true", "ELB, false"})
  void impairedVolumesCountIfTheGroupHasThatHealthCheck(String type, boolean replaced) {
    Scenario real = Scenario.realistic();
    real.create("g", 0, 9, 1, "HealthCheckType=" + type);
    real.settle();
    String id = real.ids("g").get(0);
    real.plant(
        region -> {
          Ec2Instance machine = region.ec2().instance(id).orElseThrow();
          return region.with(
              region
                  .ec2()
                  .with(
                      machine.withImpairments(
                          machine.impairments().plus(StatusCheck.EBS, real.now()))));
        });

    real.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=HealthCheck");
    real.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=HealthCheck");
    real.settle();

    assertThat(real.ids("g").contains(id)).isEqualTo(!replaced);
    assertThat(real.activities("g").stream().map(each -> each.cause()))
        .filteredOn(
            cause ->
                cause.endsWith(
                    "an instance was taken out of service in response to an EBS volume health check"
                        + " failure."))
        .hasSize(replaced ? 1 : 0);
  }

  @Test
  void anImpairedInstanceThatRecoversInTimeStays() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.IMPAIR);
    aws.advance(Duration.ofSeconds(100));
    aws.happen(id, Kind.RECOVER);
    aws.settle();

    assertThat(aws.ids("g")).containsExactly(id);
  }

  @Test
  void aStoppedInstanceThatIsStartedBeforeTheHealthCheckStays() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.STOP);
    aws.happen(id, Kind.RECOVER);
    aws.settle();

    assertThat(aws.ids("g")).containsExactly(id);
  }

  @Test
  void anInstanceOnStandbyMayStop() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");

    aws.happen(id, Kind.STOP);
    aws.settle();

    assertThat(aws.ids("g")).containsExactly(id);
  }

  @ParameterizedTest
  @EnumSource(names = {"TERMINATE", "SPOT_INTERRUPTION"})
  void anInstanceThatNoGroupHoldsIsOverWhenItIsTerminated(Kind event) {
    aws.callOf(
        "ec2",
        "RunInstances",
        "ImageId=ami-1",
        "MinCount=1",
        "MaxCount=1",
        "InstanceMarketOptions.MarketType=spot");
    String id = aws.region().ec2().instances().firstKey();

    aws.happen(id, event);
    aws.settle();

    assertThat(aws.region().ec2().instances()).isEmpty();
    assertThat(aws.region().ec2().machines().recentlyEnded(aws.now()))
        .extracting(Ec2Instance::id)
        .containsExactly(id);
  }

  @Test
  void anInstanceThatIsTerminatedOnStandbyIsOverWhenItsGroupLetsItGo() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");
    aws.happen(id, Kind.TERMINATE);
    assertThat(aws.region().ec2().instances()).containsKey(id);

    aws.call(
        "DetachInstances",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=false");

    assertThat(aws.region().ec2().instances()).isEmpty();
  }

  @Test
  void anInstanceThatRunsAgainHasNotEndedAndEndsAnew() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=HealthCheck");

    aws.happen(id, Kind.STOP);
    aws.advance(Duration.ofSeconds(60));
    aws.happen(id, Kind.RECOVER);
    assertThat(machine(id).ended()).isEmpty();
    assertThat(machine(id).launchedAt()).isEqualTo(aws.now());
    aws.happen(id, Kind.STOP);
    aws.advance(Duration.ofSeconds(60));
    aws.happen(id, Kind.TERMINATE);

    assertThat(machine(id).ended().map(Ec2Instance.Ended::at)).contains(aws.now());
  }

  @Test
  void anInstanceThatIsBeingTerminatedDoesNotStop() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    String id = aws.ids("g").get(0);
    aws.callOf("ec2", "TerminateInstances", "InstanceId.1=" + id);

    Optional<String> refusal = aws.work(tx -> OutsideEvents.happen(tx, machine(id), Kind.STOP));

    assertThat(refusal).contains("is being terminated");
  }

  private Ec2Instance machine(String id) {
    return aws.region().ec2().instance(id).orElseThrow();
  }

  @Test
  void anInterruptedSpotInstanceIsReplacedWhenItIsGone() {
    aws = Scenario.realistic();
    createSpotGroup("CapacityRebalance=false");
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.SPOT_INTERRUPTION);
    // Two minutes' notice, and up to a minute until the next health check.
    aws.advance(Duration.ofSeconds(179));
    assertThat(aws.ids("g")).containsExactly(id);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(termination(id).cause()).contains("has been terminated or stopped.");
  }

  @Test
  void aGroupThatRebalancesItsCapacityDoesNotWaitForTheInterruption() {
    aws = Scenario.realistic();
    createSpotGroup("CapacityRebalance=true");
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.SPOT_INTERRUPTION);

    assertThat(aws.instances("g"))
        .extracting(Instance::lifecycleState)
        .containsExactly(Lifecycle.TERMINATING);
    aws.settle();
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void onARecommendationTheReplacementIsLaunchedFirst() {
    aws = Scenario.realistic();
    createSpotGroup("CapacityRebalance=true");
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.REBALANCE_RECOMMENDATION);
    aws.advance(Duration.ofSeconds(10));
    assertThat(aws.instances("g"))
        .extracting(Instance::lifecycleState)
        .containsExactlyInAnyOrder(Lifecycle.IN_SERVICE, Lifecycle.PENDING);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CapacityRebalance=false, NewInstancesProtectedFromScaleIn=false",
    "CapacityRebalance=true, NewInstancesProtectedFromScaleIn=true"
  })
  void otherwiseARecommendationChangesNothing(String rebalance, String protection) {
    createSpotGroup(rebalance, protection);
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.REBALANCE_RECOMMENDATION);
    aws.settle();

    assertThat(aws.ids("g")).containsExactly(id);
  }

  @Test
  void anUnhealthyTargetIsReplacedIfTheGroupAsksItsLoadBalancers() {
    String arn =
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/0123456789abcdef";
    aws.create("g", 0, 9, 2, "TargetGroupARNs[]=" + arn, "HealthCheckType=ELB");
    String id = aws.ids("g").get(0);

    aws.happen(id, Kind.TARGET_UNHEALTHY);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(2).doesNotContain(id);
    assertThat(termination(id).cause())
        .contains("in response to an ELB system health check failure.");
  }

  private void createSpotGroup(String... settings) {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=spot",
        "ImageId=ami-1",
        "InstanceType=m5.large",
        "SpotPrice=0.1");
    aws.create(
        "g", 0, 9, 1, Stream.concat(Stream.of(SPOT), Stream.of(settings)).toArray(String[]::new));
    aws.settle();
  }

  private long launches() {
    return aws.activities("g").stream()
        .filter(each -> each.description().startsWith("Launching"))
        .count();
  }

  private Activity termination(String id) {
    List<Activity> all =
        aws.activities("g").stream()
            .filter(each -> each.description().startsWith("Terminating EC2 instance: " + id))
            .toList();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
