package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.scenario.Balanced.BLUE;
import static io.github.autoscalinglocal.scenario.Balanced.CLASSIC;
import static io.github.autoscalinglocal.scenario.Balanced.LATTICE;
import static io.github.autoscalinglocal.scenario.Balanced.attach;
import static io.github.autoscalinglocal.scenario.Balanced.createWithOne;
import static io.github.autoscalinglocal.scenario.Balanced.detach;
import static io.github.autoscalinglocal.scenario.Balanced.health;
import static io.github.autoscalinglocal.scenario.Balanced.instance;
import static io.github.autoscalinglocal.scenario.Balanced.source;
import static io.github.autoscalinglocal.scenario.Balanced.suspend;
import static io.github.autoscalinglocal.scenario.Balanced.tellHealth;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instances enter and leave service behind load balancers, and what those find unhealthy is
 * replaced.
 */
class LoadBalancingTest {
  private Scenario aws = Scenario.realistic();

  @Test
  void anInstanceIsRegisteredWithAllSourcesOfItsGroup() {
    create("LoadBalancerNames[]=classic", "TargetGroupARNs[]=" + BLUE.identifier());

    aws.desire("g", 1);
    aws.settle();

    assertThat(health(aws, CLASSIC)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(health(aws, LATTICE)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void nothingIsRegisteredWhileThatIsSuspendedNorOnResume() {
    create("TargetGroupARNs[]=" + BLUE.identifier());
    suspend(aws, "AddToLoadBalancer");
    aws.desire("g", 1);
    aws.settle();
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNUSED);

    aws.call("ResumeProcesses", "AutoScalingGroupName=g");
    aws.settle();

    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void aSourceOnItsWayOutTakesNoInstances() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    detach(aws, BLUE);
    aws.desire("g", 2);
    aws.advance(Duration.ofMinutes(1));
    assertThat(aws.ids("g")).hasSize(2);

    assertThat(aws.region().elb().health(BLUE, aws.ids("g").get(1))).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void aLaunchedInstanceIsRegisteredBeforeItEntersService() {
    create("TargetGroupARNs[]=" + BLUE.identifier());
    aws.desire("g", 1);

    // 5 seconds to reconcile, 2 to be known, 30 to boot.
    aws.advance(Duration.ofSeconds(37));
    assertThat(instance(aws).lifecycle()).isEqualTo(Lifecycle.PENDING);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.INITIAL);

    aws.advance(Duration.ofSeconds(2));
    assertThat(instance(aws).lifecycle()).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @ParameterizedTest(name = "{0} shows {1}")
  @CsvSource({
    "elb, WaitingForELBConnectionDraining, ' - Waiting For ELB Connection Draining.'",
    "vpc-lattice, WaitingForConnectionDraining, ' - Waiting For Connection Draining.'",
  })
  void aTerminationWaitsForTheDrainingAndItsActivityShowsThat(
      String type, ActivityStatus status, String note) {
    createWithOne(aws);
    attach(aws, source(type));
    aws.settle();
    String id = instance(aws).id();

    assertThat(aws.terminate(id, true).statusCode()).isEqualTo(ActivityStatus.InProgress);
    aws.advance(Duration.ofSeconds(299));
    assertThat(aws.activities("g").get(0))
        .extracting(Activity::description, Activity::statusCode, Activity::progress)
        .containsExactly("Terminating EC2 instance: " + id + note, status, 50);

    // EC2 takes 40 seconds from there.
    aws.advance(Duration.ofSeconds(40));
    assertThat(aws.activities("g").get(0))
        .extracting(Activity::description, Activity::statusCode, Activity::progress)
        .containsExactly("Terminating EC2 instance: " + id, ActivityStatus.InProgress, 50);
    assertThat(aws.ids("g")).containsExactly(id);
    assertThat(health(aws, source(type))).isEqualTo(TargetHealth.UNUSED);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).isEmpty();
    assertThat(aws.activities("g").get(0))
        .extracting(Activity::description, Activity::statusCode)
        .containsExactly("Terminating EC2 instance: " + id, ActivityStatus.Successful);
  }

  @ParameterizedTest(name = "draining already: {0}")
  @ValueSource(booleans = {false, true})
  void aForcedDeletionWaitsForNoDraining(boolean draining) {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    String id = instance(aws).id();
    if (draining) {
      aws.terminate(id, true);
    }

    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
    aws.advance(Duration.ofSeconds(39));
    assertThat(aws.ids("g")).containsExactly(id);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).isEmpty();
    assertThat(aws.region().elb().health(BLUE, id)).isEqualTo(TargetHealth.UNUSED);
    aws.settle();
    assertThat(aws.region().group("g")).isEmpty();
  }

  @Test
  void whoGoesOnStandbyDrainsAndIsRegisteredAgainOnItsWayBack() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    String id = instance(aws).id();

    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");
    aws.advance(Duration.ofSeconds(299));
    assertThat(instance(aws).lifecycle()).isEqualTo(Lifecycle.ENTERING_STANDBY);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.DRAINING);
    aws.advance(Duration.ofSeconds(1));
    assertThat(instance(aws).lifecycle()).isEqualTo(Lifecycle.STANDBY);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNUSED);

    aws.call("ExitStandby", "AutoScalingGroupName=g", "InstanceIds[]=" + id);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.INITIAL);
    aws.advance(Duration.ofSeconds(2));
    assertThat(instance(aws).lifecycle()).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @Test
  void whoComesBackFromStandbyWhileThatIsSuspendedIsNotRegistered() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    String id = instance(aws).id();
    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");
    aws.settle();
    suspend(aws, "AddToLoadBalancer");

    aws.call("ExitStandby", "AutoScalingGroupName=g", "InstanceIds[]=" + id);
    aws.settle();

    assertThat(instance(aws).lifecycle()).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void whoIsDetachedDrainsAndWhoIsAttachedIsRegistered() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    String id = instance(aws).id();

    aws.call(
        "DetachInstances",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ShouldDecrementDesiredCapacity=true");
    aws.advance(Duration.ofSeconds(299));
    assertThat(instance(aws).lifecycle()).isEqualTo(Lifecycle.DETACHING);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).isEmpty();
    assertThat(aws.region().elb().health(BLUE, id)).isEqualTo(TargetHealth.UNUSED);

    aws.call("AttachInstances", "AutoScalingGroupName=g", "InstanceIds[]=" + id);
    aws.settle();
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @Test
  void anUnhealthyTargetHasItsInstanceReplaced() {
    aws.create("g", 1, 9, 1, "HealthCheckType=ELB", "TargetGroupARNs[]=" + BLUE.identifier());
    aws.advance(Duration.ofSeconds(39));
    String id = instance(aws).id();

    tellHealth(aws, false);
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
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
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
    attach(aws, source(type));
    assertThat(unhealthy()).isEmpty();

    tellHealth(aws, false);

    assertThat(unhealthy()).isEqualTo(Optional.ofNullable(cause));
  }

  @Test
  void aHealthCheckThatIsTurnedOnSeesWhatWasFoundBefore() {
    aws = Scenario.instant();
    keepUnhealthy("TargetGroupARNs[]=" + BLUE.identifier());
    tellHealth(aws, false);
    assertThat(unhealthy()).isEmpty();

    aws.update("g", "HealthCheckType=ELB");

    assertThat(unhealthy()).contains(HealthCause.ELB);
  }

  @Test
  void anUnhealthyTargetDoesNotCountBeforeItsSourceIsInService() {
    aws = Scenario.instant();
    aws.create("g", 0, 9, 2);
    suspend(aws, "ReplaceUnhealthy");
    attach(aws, BLUE);
    aws.ids("g").forEach(id -> tellHealth(aws, id, false));
    aws.update("g", "HealthCheckType=ELB");
    aws.advance(Duration.ofDays(1));
    assertThat(unhealthy()).isEmpty();

    tellHealth(aws, aws.ids("g").get(1), true);

    assertThat(unhealthy()).contains(HealthCause.ELB);
    assertThat(aws.region().instance(aws.ids("g").get(1)).orElseThrow().health().healthy())
        .isTrue();
  }

  @Test
  void theGracePeriodIsWaitedFor() {
    keepUnhealthy("HealthCheckType=ELB", "HealthCheckGracePeriod=600");
    Instant inService = instance(aws).health().inServiceAt().orElseThrow();
    attach(aws, BLUE);
    aws.advance(Duration.ofSeconds(2));
    tellHealth(aws, false);

    aws.advance(Duration.between(aws.now(), inService.plusSeconds(600)).minusMillis(1));
    assertThat(unhealthy()).isEmpty();

    aws.advance(Duration.ofMillis(1));
    assertThat(unhealthy()).contains(HealthCause.ELB);
  }

  @Test
  void whoRecoversWithinTheGracePeriodStays() {
    keepUnhealthy("HealthCheckType=ELB", "HealthCheckGracePeriod=600");
    attach(aws, BLUE);
    aws.advance(Duration.ofSeconds(2));
    tellHealth(aws, false);
    aws.advance(Duration.ofSeconds(100));

    tellHealth(aws, true);
    aws.settle();

    assertThat(unhealthy()).isEmpty();
  }

  @Test
  void whileHealthChecksAreSuspendedNothingIsNoticed() {
    aws = Scenario.instant();
    keepUnhealthy("HealthCheckType=ELB");
    attach(aws, BLUE);
    suspend(aws, "HealthCheck");

    tellHealth(aws, false);

    assertThat(unhealthy()).isEmpty();
  }

  private void create(String... parameters) {
    aws.create("g", 0, 9, 0, parameters);
  }

  /** A group of one instance, which stays whatever health it has. */
  private void keepUnhealthy(String... parameters) {
    aws.create("g", 0, 9, 1, parameters);
    aws.settle();
    suspend(aws, "ReplaceUnhealthy");
    aws.settle();
  }

  /** Why the group believes its first instance to be unhealthy, if it does. */
  private Optional<HealthCause> unhealthy() {
    return instance(aws).health().healthy() ? Optional.empty() : instance(aws).health().cause();
  }
}
