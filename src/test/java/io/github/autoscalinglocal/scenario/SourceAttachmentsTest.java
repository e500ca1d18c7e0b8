package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.scenario.Balanced.BLUE;
import static io.github.autoscalinglocal.scenario.Balanced.LATTICE;
import static io.github.autoscalinglocal.scenario.Balanced.attach;
import static io.github.autoscalinglocal.scenario.Balanced.detach;
import static io.github.autoscalinglocal.scenario.Balanced.source;
import static io.github.autoscalinglocal.scenario.Balanced.suspend;
import static io.github.autoscalinglocal.scenario.Balanced.tellHealth;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources.TrafficSourceState;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pcollections.TreePMap;

/** The states that an attached load balancer or target group goes through by itself. */
class SourceAttachmentsTest {
  private Scenario aws = Scenario.realistic();

  @Test
  void aSourceIsAddingUntilItsInstancesAreRegistered() {
    create("g", 2);

    attach(aws, BLUE);
    assertThat(states("g")).containsExactly("Adding");
    assertThat(healths("g")).containsOnly(TargetHealth.INITIAL);
    aws.advance(Duration.ofSeconds(1));
    assertThat(states("g")).containsExactly("Adding");

    aws.advance(Duration.ofSeconds(1));
    assertThat(states("g")).containsExactly("Added");
    assertThat(healths("g")).containsOnly(TargetHealth.HEALTHY);
  }

  @Test
  void withoutHealthChecksOfItsKindItStaysAdded() {
    create("g", 2);
    attach(aws, BLUE);

    aws.advance(Duration.ofDays(1));

    assertThat(states("g")).containsExactly("Added");
  }

  @Test
  void withHealthChecksOfItsKindItIsInServiceOnceAnInstancePasses() {
    create("g", 2, "HealthCheckType=ELB");
    attach(aws, BLUE);
    assertThat(states("g")).containsExactly("Adding");

    aws.advance(Duration.ofSeconds(2));

    assertThat(states("g")).containsExactly("InService");
  }

  @Test
  void whileNoInstancePassesItStaysAdded() {
    create("g", 2, "HealthCheckType=ELB", "HealthCheckGracePeriod=7200");
    attach(aws, BLUE);
    aws.ids("g").forEach(id -> tellHealth(aws, id, false));

    aws.advance(Duration.ofHours(1));
    assertThat(states("g")).containsExactly("Added");

    tellHealth(aws, aws.ids("g").get(1), true);
    assertThat(states("g")).containsExactly("InService");
  }

  @Test
  void onceInServiceItStaysSo() {
    create("g", 1, "HealthCheckType=ELB", "HealthCheckGracePeriod=7200");
    attach(aws, BLUE);
    aws.advance(Duration.ofSeconds(2));

    tellHealth(aws, aws.ids("g").get(0), false);
    assertThat(states("g")).containsExactly("InService");

    aws.update("g", "HealthCheckType=EC2");
    assertThat(states("g")).containsExactly("InService");
  }

  @Test
  void aGroupWithoutInstancesWaitsForItsFirst() {
    create("g", 0, "HealthCheckType=ELB");
    attach(aws, BLUE);
    aws.advance(Duration.ofMinutes(5));
    assertThat(states("g")).containsExactly("Added");

    aws.desire("g", 1);
    aws.settle();

    assertThat(states("g")).containsExactly("InService");
  }

  @ParameterizedTest(name = "{1} and health check {0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EC2             | elb         | Added
          ELB             | elb         | InService
          ELB             | elbv2       | InService
          ELB             | vpc-lattice | Added
          VPC_LATTICE     | vpc-lattice | InService
          VPC_LATTICE     | elbv2       | Added
          EBS             | elbv2       | Added
          VPC_LATTICE,ELB | vpc-lattice | InService
          EBS, ELB        | elb         | InService
          """)
  void healthChecksAreForTheirOwnKindOfSource(String checks, String type, String state) {
    create("g", 1);
    attach(aws, source(type));
    aws.settle();

    aws.update("g", "HealthCheckType=" + checks);

    assertThat(states("g")).containsExactly(state);
  }

  @ParameterizedTest
  @CsvSource({"EC2", "ELB"})
  void whatAGroupIsCreatedWithIsInServiceFromTheStart(String checks) {
    aws.create(
        "g",
        0,
        9,
        0,
        "HealthCheckType=" + checks,
        "LoadBalancerNames[]=classic",
        "TargetGroupARNs[]=" + BLUE.identifier(),
        "TrafficSources.member.1.Identifier=" + LATTICE.identifier());

    assertThat(states("g")).containsExactly("InService", "InService", "InService");
  }

  @Test
  void inInstantTimingsEverythingIsSettledWhenACallReturns() {
    aws = Scenario.instant();
    aws.create("g", 2, 9, 2, "HealthCheckType=ELB");

    attach(aws, BLUE);
    assertThat(states("g")).containsExactly("InService");

    detach(aws, BLUE);
    assertThat(states("g")).isEmpty();
    assertThat(healths("g")).containsOnly(TargetHealth.UNUSED);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Lifecycle.class,
      names = {"IN_SERVICE"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyInstancesInServiceAreRegistered(Lifecycle other) {
    create("g", 2);
    List<String> ids = aws.ids("g");
    aws.move("g", ids.get(0), other);

    attach(aws, BLUE);

    assertThat(health(ids.get(0))).isEqualTo(TargetHealth.UNUSED);
    assertThat(health(ids.get(1))).isEqualTo(TargetHealth.INITIAL);
  }

  @Test
  void anAttachmentIsNoLaunchAndRegistersInstancesAlsoWhileThatIsSuspended() {
    create("g", 1);
    suspend(aws, "AddToLoadBalancer");

    attach(aws, BLUE);

    assertThat(healths("g")).containsExactly(TargetHealth.INITIAL);
  }

  @Test
  void aSourceIsRemovingUntilItsTargetsHaveDrained() {
    create("g", 2);
    attach(aws, BLUE);
    aws.settle();
    List<String> ids = aws.ids("g");

    detach(aws, BLUE);
    aws.advance(Duration.ofSeconds(299));
    assertThat(states("g")).containsExactly("Removing");
    assertThat(healths("g")).containsOnly(TargetHealth.DRAINING);

    aws.advance(Duration.ofSeconds(1));
    assertThat(states("g")).isEmpty();
    assertThat(healths("g")).containsOnly(TargetHealth.UNUSED);
    assertThat(aws.ids("g")).isEqualTo(ids);
    assertThat(aws.instances("g"))
        .allMatch(instance -> instance.lifecycleState() == Lifecycle.IN_SERVICE);
  }

  @ParameterizedTest(name = "deregistration delay {0}: Removed after {1}")
  @CsvSource({"PT0S, PT0S", "PT1M, PT1M", "PT1H, PT1H"})
  void theTargetGroupSaysHowLongItDrains(Duration delay, Duration drained) {
    create("g", 1);
    aws.plant(r -> r.with(r.elb().with(BLUE, new Targets(delay, TreePMap.empty()))));
    attach(aws, BLUE);
    aws.settle();

    detach(aws, BLUE);

    if (!drained.isZero()) {
      aws.advance(drained.minusMillis(1));
      assertThat(states("g")).containsExactly("Removing");
      aws.advance(Duration.ofMillis(1));
    }
    assertThat(states("g")).isEmpty();
  }

  @Test
  void withNothingToDrainADetachedSourceIsGoneAtOnce() {
    create("g", 0);
    attach(aws, BLUE);
    aws.settle();

    detach(aws, BLUE);

    assertThat(states("g")).isEmpty();
  }

  @Test
  void whatIsOnItsWayOutIsNotShownWithTheGroup() {
    create("g", 1);
    attach(aws, BLUE);
    assertThat(aws.group("g").targetGroupARNs()).containsExactly(BLUE.identifier());
    assertThat(aws.group("g").trafficSources()).hasSize(1);

    detach(aws, BLUE);

    assertThat(states("g")).containsExactly("Removing");
    assertThat(aws.group("g").targetGroupARNs()).isEmpty();
    assertThat(aws.group("g").trafficSources()).isEmpty();
  }

  @Test
  void aSourceThatIsStillAddingCanBeDetached() {
    create("g", 1);
    attach(aws, BLUE);

    detach(aws, BLUE);
    aws.advance(Duration.ofSeconds(2));
    assertThat(states("g")).containsExactly("Removing");

    aws.advance(Duration.ofSeconds(298));
    assertThat(states("g")).isEmpty();
    assertThat(healths("g")).containsOnly(TargetHealth.UNUSED);
  }

  @Test
  void aSourceThatDrainsCanBeAttachedAgainAndStays() {
    create("g", 1);
    attach(aws, BLUE);
    aws.settle();
    detach(aws, BLUE);
    aws.advance(Duration.ofSeconds(100));

    attach(aws, BLUE);
    assertThat(states("g")).containsExactly("Adding");
    assertThat(healths("g")).containsExactly(TargetHealth.INITIAL);
    aws.advance(Duration.ofSeconds(2));
    assertThat(states("g")).containsExactly("Added");

    aws.advance(Duration.ofHours(1));
    assertThat(states("g")).containsExactly("Added");
    assertThat(healths("g")).containsExactly(TargetHealth.HEALTHY);
  }

  @Test
  void attachingOrDetachingTwiceIsLikeOnce() {
    create("g", 1);
    attach(aws, BLUE);
    aws.settle();

    attach(aws, BLUE);
    assertThat(states("g")).containsExactly("Added");

    detach(aws, BLUE);
    aws.advance(Duration.ofSeconds(200));
    detach(aws, BLUE);
    aws.advance(Duration.ofSeconds(100));
    assertThat(states("g")).isEmpty();
  }

  @Test
  void groupsShareATargetGroup() {
    create("g", 1);
    create("other", 2);
    attach(aws, BLUE);
    attach(aws, "other", BLUE);
    aws.settle();

    detach(aws, BLUE);
    aws.settle();

    assertThat(states("g")).isEmpty();
    assertThat(healths("g")).containsOnly(TargetHealth.UNUSED);
    assertThat(states("other")).containsExactly("Added");
    assertThat(healths("other")).hasSize(2).containsOnly(TargetHealth.HEALTHY);
  }

  @Test
  void oneGroupsHealthyInstanceDoesNotBringAnotherGroupIntoService() {
    create("g", 1, "HealthCheckType=ELB");
    create("empty", 0, "HealthCheckType=ELB");

    attach(aws, BLUE);
    attach(aws, "empty", BLUE);
    aws.settle();

    assertThat(states("g")).containsExactly("InService");
    assertThat(states("empty")).containsExactly("Added");
  }

  @Test
  void whatWasDueInAnEarlierGroupOfTheNameIsVoid() {
    create("g", 0);
    attach(aws, BLUE);
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g");
    aws.advance(Duration.ofSeconds(1));
    create("g", 0);
    attach(aws, BLUE);
    aws.advance(Duration.ofSeconds(1));

    assertThat(states("g")).containsExactly("Adding");
  }

  private void create(String group, int instances, String... parameters) {
    aws.create(group, 0, 9, instances, parameters);
    if (instances > 0) {
      aws.settle();
    }
  }

  private List<String> states(String group) {
    return aws
        .ask(DescribeTrafficSources.Response.class, "AutoScalingGroupName=" + group)
        .trafficSources()
        .stream()
        .map(TrafficSourceState::state)
        .toList();
  }

  private TargetHealth health(String instanceId) {
    return aws.region().elb().health(BLUE, instanceId);
  }

  private List<TargetHealth> healths(String group) {
    return aws.ids(group).stream().map(this::health).toList();
  }
}
