package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.LoadBalancing;
import io.github.autoscalinglocal.fleet.LoadBalancing.Draining;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.model.TrafficSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcollections.TreePMap;

/** Instances and their traffic sources: registration, draining, and health from outside. */
class LoadBalancingTest {
  private static final TrafficSource CLASSIC =
      new TrafficSource(TrafficSource.Type.CLASSIC, "classic");
  private static final TrafficSource BLUE =
      new TrafficSource(
          TrafficSource.Type.TARGET_GROUP,
          "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/73e2d6bc24d8a067");
  private static final TrafficSource LATTICE =
      new TrafficSource(
          TrafficSource.Type.VPC_LATTICE,
          "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0e2f2665eEXAMPLE");

  private Scenario aws = Scenario.realistic();

  @Test
  void anInstanceIsRegisteredWithAllSourcesOfItsGroup() {
    create("LoadBalancerNames[]=classic", "TargetGroupARNs[]=" + BLUE.identifier());

    aws.desire("g", 1);
    aws.settle();

    assertThat(health(CLASSIC)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(health(LATTICE)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void nothingIsRegisteredWhileThatIsSuspendedNorOnResume() {
    create("TargetGroupARNs[]=" + BLUE.identifier());
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=AddToLoadBalancer");
    aws.desire("g", 1);
    aws.settle();
    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNUSED);

    aws.call("ResumeProcesses", "AutoScalingGroupName=g");
    aws.settle();

    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNUSED);
    assertThat(deregister()).isEmpty();
  }

  @Test
  void aSourceOnItsWayOutTakesNoInstances() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    detach(BLUE);
    aws.desire("g", 2);
    aws.advance(Duration.ofMinutes(1));
    assertThat(aws.ids("g")).hasSize(2);

    assertThat(aws.region().elb().health(BLUE, aws.ids("g").get(1))).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void aTargetIsInitialBeforeItIsHealthyAndEachStateHasItsReason() {
    createWithOne();
    assertThat(health(BLUE).reason()).isEqualTo("Target.NotRegistered");

    attach(BLUE);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.INITIAL);
    assertThat(health(BLUE).reason()).isEqualTo("Elb.RegistrationInProgress");

    aws.advance(Duration.ofSeconds(2));
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(health(BLUE).reason()).isEmpty();

    tellHealth(false);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNHEALTHY);
    assertThat(health(BLUE).reason()).isEqualTo("Target.FailedHealthChecks");

    deregister();
    assertThat(health(BLUE)).isEqualTo(TargetHealth.DRAINING);
    assertThat(health(BLUE).reason()).isEqualTo("Target.DeregistrationInProgress");
    assertThat(TargetHealth.DRAINING.wire()).isEqualTo("draining");
  }

  @ParameterizedTest(name = "{0} shows {1}")
  @CsvSource({
    "elb, WaitingForELBConnectionDraining, ' - Waiting For ELB Connection Draining.'",
    "elbv2, WaitingForELBConnectionDraining, ' - Waiting For ELB Connection Draining.'",
    "vpc-lattice, WaitingForConnectionDraining, ' - Waiting For Connection Draining.'",
  })
  void drainingTakesFiveMinutesAndShowsForWhatItWaits(
      String type, ActivityStatus status, String note) {
    createWithOne();
    TrafficSource source = type.equals("elb") ? CLASSIC : type.equals("elbv2") ? BLUE : LATTICE;
    attach(source);
    aws.settle();

    assertThat(deregister()).contains(new Draining(Duration.ofMinutes(5), status, note));
    aws.advance(Duration.ofSeconds(299));
    assertThat(health(source)).isEqualTo(TargetHealth.DRAINING);
    aws.advance(Duration.ofSeconds(1));
    assertThat(health(source)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void theLongestDelayOfAllSourcesCounts() {
    createWithOne();
    delay(CLASSIC, Duration.ofSeconds(20));
    delay(BLUE, Duration.ofSeconds(60));
    delay(LATTICE, Duration.ofSeconds(40));
    attach(CLASSIC);
    attach(BLUE);
    attach(LATTICE);
    aws.settle();

    Draining draining = deregister().orElseThrow();

    assertThat(draining.time()).isEqualTo(Duration.ofSeconds(60));
    assertThat(draining.status()).isEqualTo(ActivityStatus.WaitingForELBConnectionDraining);
    aws.advance(Duration.ofSeconds(40));
    assertThat(health(CLASSIC)).isEqualTo(TargetHealth.UNUSED);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.DRAINING);
    assertThat(health(LATTICE)).isEqualTo(TargetHealth.UNUSED);
  }

  @ParameterizedTest(name = "at most {0}, own delay {1}: {2}")
  @CsvSource({"PT10S, PT5M, PT10S", "PT10S, PT4S, PT4S", "PT0S, PT5M, PT0S"})
  void aSettingLimitsHowLongDrainingTakes(Duration most, Duration own, Duration drained) {
    aws = Scenario.with(Scenario.options(Timings.REALISTIC.with("drain", most)));
    createWithOne();
    delay(BLUE, own);
    attach(BLUE);
    aws.settle();

    assertThat(deregister().orElseThrow().time()).isEqualTo(drained);
  }

  @Test
  void anInstanceThatIsRegisteredNowhereDoesNotDrain() {
    createWithOne();
    assertThat(deregister()).isEmpty();
  }

  @Test
  void whoDrainsAlreadyHasOnlyTheRestBeforeIt() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    detach(BLUE);
    aws.advance(Duration.ofSeconds(100));

    assertThat(deregister().orElseThrow().time()).isEqualTo(Duration.ofSeconds(200));

    aws.advance(Duration.ofSeconds(200));
    assertThat(deregister()).isEmpty();
  }

  @Test
  void whoIsRegisteredAgainWhileItDrainsStays() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    deregister();
    aws.advance(Duration.ofSeconds(100));

    register();
    assertThat(health(BLUE)).isEqualTo(TargetHealth.INITIAL);

    aws.settle();
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @Test
  void registeringTwiceIsLikeOnce() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    tellHealth(false);

    register();
    aws.settle();

    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNHEALTHY);
  }

  @Test
  void whatEc2HasTerminatedIsRegisteredNowhere() {
    createWithOne();
    attach(CLASSIC);
    attach(BLUE);
    aws.settle();
    deregister();

    aws.work(
        tx -> {
          Registrations.forget(tx, aws.ids("g").get(0));
          return true;
        });

    assertThat(health(CLASSIC)).isEqualTo(TargetHealth.UNUSED);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void healthFromOutsideReachesAllSourcesOfAnInstance() {
    createWithOne();
    assertThat(tellHealth(false)).as("registered nowhere").isFalse();
    attach(CLASSIC);
    attach(BLUE);
    aws.settle();

    assertThat(tellHealth(false)).isTrue();
    assertThat(health(CLASSIC)).isEqualTo(TargetHealth.UNHEALTHY);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNHEALTHY);

    tellHealth(true);
    assertThat(health(CLASSIC)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(tellHealth("i-0", true)).as("nobody knows it").isFalse();
  }

  @Test
  void whoDrainsHasNoHealth() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    deregister();

    assertThat(tellHealth(true)).isFalse();
    assertThat(health(BLUE)).isEqualTo(TargetHealth.DRAINING);
  }

  @Test
  void theFirstCheckOfATargetDoesNotOverruleWhatWasTold() {
    createWithOne();
    attach(BLUE);
    tellHealth(false);

    aws.settle();

    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNHEALTHY);
  }

  // What the group makes of it.

  @Test
  void aLaunchedInstanceIsRegisteredBeforeItEntersService() {
    create("TargetGroupARNs[]=" + BLUE.identifier());
    aws.desire("g", 1);

    // 5 seconds to reconcile, 2 to be known, 30 to boot.
    aws.advance(Duration.ofSeconds(37));
    assertThat(instance().lifecycle()).isEqualTo(Lifecycle.PENDING);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.INITIAL);

    aws.advance(Duration.ofSeconds(2));
    assertThat(instance().lifecycle()).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @ParameterizedTest(name = "{0} shows {1}")
  @CsvSource({
    "elb, WaitingForELBConnectionDraining, ' - Waiting For ELB Connection Draining.'",
    "vpc-lattice, WaitingForConnectionDraining, ' - Waiting For Connection Draining.'",
  })
  void aTerminationWaitsForTheDrainingAndItsActivityShowsThat(
      String type, ActivityStatus status, String note) {
    createWithOne();
    attach(type.equals("elb") ? CLASSIC : LATTICE);
    aws.settle();
    String id = instance().id();

    assertThat(aws.terminate(id, true).statusCode()).isEqualTo(ActivityStatus.InProgress);
    aws.advance(Duration.ofSeconds(299));
    assertThat(aws.activities("g").get(0))
        .extracting(Activity::description, Activity::statusCode, Activity::progress)
        .containsExactly("Terminating EC2 instance: " + id + note, status, 50);

    // EC2 takes 40 seconds from there.
    aws.advance(Duration.ofSeconds(40));
    assertThat(aws.ids("g")).containsExactly(id);
    assertThat(health(type.equals("elb") ? CLASSIC : LATTICE)).isEqualTo(TargetHealth.UNUSED);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).isEmpty();
    assertThat(aws.activities("g").get(0))
        .extracting(Activity::description, Activity::statusCode)
        .containsExactly("Terminating EC2 instance: " + id, ActivityStatus.Successful);
  }

  @Test
  void whoGoesOnStandbyDrainsAndIsRegisteredAgainOnItsWayBack() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    String id = instance().id();

    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");
    aws.advance(Duration.ofSeconds(299));
    assertThat(instance().lifecycle()).isEqualTo(Lifecycle.ENTERING_STANDBY);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.DRAINING);
    aws.advance(Duration.ofSeconds(1));
    assertThat(instance().lifecycle()).isEqualTo(Lifecycle.STANDBY);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNUSED);

    aws.call("ExitStandby", "AutoScalingGroupName=g", "InstanceIds[]=" + id);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.INITIAL);
    aws.advance(Duration.ofSeconds(2));
    assertThat(instance().lifecycle()).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @Test
  void whoComesBackFromStandbyWhileThatIsSuspendedIsNotRegistered() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    String id = instance().id();
    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");
    aws.settle();
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=AddToLoadBalancer");

    aws.call("ExitStandby", "AutoScalingGroupName=g", "InstanceIds[]=" + id);
    aws.settle();

    assertThat(instance().lifecycle()).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(health(BLUE)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void whoIsDetachedDrainsAndWhoIsAttachedIsRegistered() {
    createWithOne();
    attach(BLUE);
    aws.settle();
    String id = instance().id();

    aws.call(
        "DetachInstances",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");
    aws.advance(Duration.ofSeconds(299));
    assertThat(instance().lifecycle()).isEqualTo(Lifecycle.DETACHING);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).isEmpty();
    assertThat(aws.region().elb().health(BLUE, id)).isEqualTo(TargetHealth.UNUSED);

    aws.call("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=" + id);
    aws.settle();
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @Test
  void anUnhealthyTargetHasItsInstanceReplaced() {
    aws.create("g", 1, 9, 1, "HealthCheckType=ELB", "TargetGroupARNs[]=" + BLUE.identifier());
    aws.advance(Duration.ofSeconds(39));
    String id = instance().id();

    tellHealth(false);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(aws.activities("g"))
        .filteredOn(each -> each.description().equals("Terminating EC2 instance: " + id))
        .extracting(Activity::cause)
        .as(
            "in service and found unhealthy at 12:00:39, noticed a minute later, acted upon after five seconds")
        .containsExactly(
            "At 2026-03-02T12:01:44Z an instance was taken out of service in response to an ELB"
                + " system health check failure.");
    assertThat(health(BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          ELB         | elb         | ELB
          ELB         | elbv2       | ELB
          ELB,EBS     | elbv2       | ELB
          VPC_LATTICE | vpc-lattice | VPC_LATTICE
          EC2         | elbv2       | none
          EBS         | elb         | none
          VPC_LATTICE | elbv2       | none
          ELB         | vpc-lattice | none
          """)
  void anUnhealthyTargetCountsIfTheGroupHasThatHealthCheck(
      String checks, String type, HealthCause cause) {
    aws = Scenario.instant();
    keepUnhealthy("HealthCheckType=" + checks);
    attach(type.equals("elb") ? CLASSIC : type.equals("elbv2") ? BLUE : LATTICE);
    assertThat(unhealthy()).isEmpty();

    tellHealth(false);

    assertThat(unhealthy()).isEqualTo(Optional.ofNullable(cause));
  }

  @Test
  void aHealthCheckThatIsTurnedOnSeesWhatWasFoundBefore() {
    aws = Scenario.instant();
    keepUnhealthy("TargetGroupARNs[]=" + BLUE.identifier());
    tellHealth(false);
    assertThat(unhealthy()).isEmpty();

    aws.update("g", "HealthCheckType=ELB");

    assertThat(unhealthy()).contains(HealthCause.ELB);
  }

  @Test
  void anUnhealthyTargetDoesNotCountBeforeItsSourceIsInService() {
    aws = Scenario.instant();
    aws.create("g", 0, 9, 2);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=ReplaceUnhealthy");
    attach(BLUE);
    aws.ids("g").forEach(id -> tellHealth(id, false));
    aws.update("g", "HealthCheckType=ELB");
    aws.advance(Duration.ofDays(1));
    assertThat(unhealthy()).isEmpty();

    tellHealth(aws.ids("g").get(1), true);

    assertThat(unhealthy()).contains(HealthCause.ELB);
    assertThat(aws.region().instance(aws.ids("g").get(1)).orElseThrow().health().healthy())
        .isTrue();
  }

  @Test
  void theGracePeriodIsWaitedFor() {
    keepUnhealthy("HealthCheckType=ELB", "HealthCheckGracePeriod=600");
    Instant inService = instance().health().inServiceAt().orElseThrow();
    attach(BLUE);
    aws.advance(Duration.ofSeconds(2));
    tellHealth(false);

    aws.advance(Duration.between(aws.now(), inService.plusSeconds(600)).minusMillis(1));
    assertThat(unhealthy()).isEmpty();

    aws.advance(Duration.ofMillis(1));
    assertThat(unhealthy()).contains(HealthCause.ELB);
  }

  @Test
  void whoRecoversWithinTheGracePeriodStays() {
    keepUnhealthy("HealthCheckType=ELB", "HealthCheckGracePeriod=600");
    attach(BLUE);
    aws.advance(Duration.ofSeconds(2));
    tellHealth(false);
    aws.advance(Duration.ofSeconds(100));

    tellHealth(true);
    aws.settle();

    assertThat(unhealthy()).isEmpty();
  }

  @Test
  void whileHealthChecksAreSuspendedNothingIsNoticed() {
    aws = Scenario.instant();
    keepUnhealthy("HealthCheckType=ELB");
    attach(BLUE);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=HealthCheck");

    tellHealth(false);

    assertThat(unhealthy()).isEmpty();
  }

  private interface Task<R> {
    R perform(Tx tx, Group group, Instance instance);
  }

  private <R> R on(String id, Task<R> task) {
    return aws.work(
        tx -> {
          Group group = tx.region().existing("g");
          return task.perform(tx, group, group.instance(id).orElseThrow());
        });
  }

  private void create(String... parameters) {
    aws.create("g", 0, 9, 0, parameters);
  }

  private void createWithOne() {
    aws.create("g", 0, 9, 1);
    aws.settle();
  }

  /** A group of one instance, which stays whatever health it has. */
  private void keepUnhealthy(String... parameters) {
    aws.create("g", 0, 9, 1, parameters);
    aws.settle();
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=ReplaceUnhealthy");
    aws.settle();
  }

  private void delay(TrafficSource source, Duration delay) {
    aws.plant(r -> r.with(r.elb().with(source, new Targets(delay, TreePMap.empty()))));
  }

  private void attach(TrafficSource source) {
    aws.call("AttachTrafficSources", request(source));
  }

  private void detach(TrafficSource source) {
    aws.call("DetachTrafficSources", request(source));
  }

  private static String[] request(TrafficSource source) {
    return new String[] {
      "AutoScalingGroupName=g",
      "TrafficSources.member.1.Identifier=" + source.identifier(),
      "TrafficSources.member.1.Type=" + source.type().wire()
    };
  }

  private Instance instance() {
    return aws.region().instance(aws.ids("g").get(0)).orElseThrow();
  }

  private TargetHealth health(TrafficSource source) {
    return aws.region().elb().health(source, instance().id());
  }

  private void register() {
    on(
        instance().id(),
        (tx, group, instance) -> {
          LoadBalancing.register(tx, group, instance);
          return true;
        });
  }

  private Optional<Draining> deregister() {
    return on(instance().id(), LoadBalancing::deregister);
  }

  /** Why the group believes its first instance to be unhealthy, if it does. */
  private Optional<HealthCause> unhealthy() {
    return instance().health().healthy() ? Optional.empty() : instance().health().cause();
  }

  private boolean tellHealth(boolean healthy) {
    return tellHealth(instance().id(), healthy);
  }

  private boolean tellHealth(String id, boolean healthy) {
    return aws.work(tx -> LoadBalancing.setTargetHealth(tx, id, healthy));
  }
}
