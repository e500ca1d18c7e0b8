package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.shape.InstanceReusePolicy;
import io.github.autoscalinglocal.shape.WarmPoolConfiguration;
import io.github.autoscalinglocal.shape.WarmPoolConfiguration.Status;
import io.github.autoscalinglocal.shape.WarmPoolState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a warm pool is, how large it is, and how it fills and empties. */
class WarmPoolTest {
  private final Scenario aws = Scenario.instant();
  private final Pool pool = new Pool(aws);

  // Its definition.

  @Test
  void aPoolHasTheDefaultsOfTheService() {
    aws.create("g", 0, 0, 0);
    pool.put();

    assertThat(pool.configuration())
        .isEqualTo(new WarmPoolConfiguration(null, 0, WarmPoolState.STOPPED, null, null));
    assertThat(aws.group("g").warmPoolConfiguration()).isEqualTo(pool.configuration());
    assertThat(aws.group("g").warmPoolSize()).isZero();
  }

  @Test
  void aGroupWithoutPoolShowsNone() {
    aws.create("g", 0, 3, 1);

    assertThat(pool.described().warmPoolConfiguration()).isNull();
    assertThat(pool.described().instances()).isEmpty();
    assertThat(aws.group("g").warmPoolConfiguration()).isNull();
    assertThat(aws.group("g").warmPoolSize()).isNull();
  }

  @Test
  void whatIsNotGivenOfAPoolIsKept() {
    aws.create("g", 0, 0, 0);
    pool.put("MaxGroupPreparedCapacity=2", "MinSize=1", "PoolState=Running", Pool.REUSE);
    pool.put("MinSize=2");

    assertThat(pool.configuration())
        .isEqualTo(
            new WarmPoolConfiguration(
                2, 2, WarmPoolState.RUNNING, null, new InstanceReusePolicy(true)));
    pool.put("MaxGroupPreparedCapacity=-1");
    assertThat(pool.configuration().maxGroupPreparedCapacity()).isNull();
  }

  // Its size.

  @ParameterizedTest(name = "desired {0} of at most {1}, prepared {2}, at least {3}: {4}")
  @CsvSource({
    "6, 10, , 0, 4",
    "6, 10, 8, 0, 2",
    "80, 100, 90, 0, 10",
    "0, 10, 10, 10, 10",
    "7, 10, 10, 10, 10",
    "9, 10, 8, 0, 0",
    "9, 10, 8, 3, 3",
    "10, 10, , 0, 0",
    "2, 4, 9, 1, 7"
  })
  void itFillsToTheSizeThatTheGroupLeaves(
      int desired, int max, Integer prepared, int min, int expected) {
    aws.create("g", 0, max, desired);
    pool.put("MinSize=" + min, "MaxGroupPreparedCapacity=" + (prepared == null ? -1 : prepared));

    assertThat(pool.instances()).hasSize(expected);
    assertThat(aws.group("g").warmPoolSize()).isEqualTo(expected);
    assertThat(aws.instances("g")).hasSize(desired);
  }

  @Test
  void itFollowsTheSizesOfTheGroup() {
    aws.create("g", 0, 6, 2);
    pool.put();
    assertThat(pool.instances()).hasSize(4);

    aws.update("g", "MaxSize=9");
    assertThat(pool.instances()).hasSize(7);
    aws.update("g", "MaxSize=3");
    assertThat(pool.instances()).hasSize(1);
    aws.desire("g", 0);
    assertThat(pool.instances()).hasSize(3);
    pool.put("MaxGroupPreparedCapacity=1");
    assertThat(pool.instances()).hasSize(1);
  }

  @Test
  void instancesLieWhereGroupAndPoolTogetherHoldTheLeast() {
    aws.create("g", 0, 6, 2);
    pool.put();

    assertThat(aws.region().existing("g").instances().values())
        .extracting(io.github.autoscalinglocal.model.Instance::zone)
        .containsExactlyInAnyOrder(
            "us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b", "us-east-1c", "us-east-1c");
  }

  @Test
  void whatIsTooMuchGoesByTheDefaultPolicyWhateverPolicyTheGroupHas() {
    aws.create(
        "g",
        0,
        6,
        0,
        "TerminationPolicies[]=NewestInstance",
        "LaunchTemplate.Version=1",
        Scenario.TEMPLATE,
        "AvailabilityZones[]=us-east-1a");
    pool.put("MaxGroupPreparedCapacity=2");
    var old = pool.ids();
    aws.update("g", "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=2");
    aws.advance(Duration.ofMinutes(5));
    pool.put("MaxGroupPreparedCapacity=4");
    assertThat(pool.ids()).hasSize(4).containsAll(old);

    pool.put("MaxGroupPreparedCapacity=2");

    assertThat(pool.ids()).hasSize(2).doesNotContainAnyElementsOf(old);
    var decision = aws.decisions().get(aws.decisions().size() - 1);
    assertThat(decision.policies()).containsExactly("Default");
    assertThat(decision.victims())
        .extracting("instanceId")
        .containsExactlyInAnyOrderElementsOf(old);
  }

  // What is in it.

  @ParameterizedTest
  @CsvSource({
    "Stopped, WARMED_STOPPED, STOPPED",
    "Running, WARMED_RUNNING, RUNNING",
    "Hibernated, WARMED_HIBERNATED, STOPPED"
  })
  void instancesWaitInTheStateOfThePool(String state, Lifecycle lifecycle, State machine) {
    aws.create("g", 0, 2, 0);
    pool.put("PoolState=" + state);

    assertThat(pool.instances())
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(each.lifecycleState()).isEqualTo(lifecycle);
              assertThat(pool.machine(each.instanceId()).state()).isEqualTo(machine);
            });
  }

  @Test
  void anotherStateIsForThoseThatComeFromThenOn() {
    aws.create("g", 0, 1, 0);
    pool.put();
    pool.put("PoolState=Running", "MaxGroupPreparedCapacity=2");

    assertThat(pool.instances())
        .extracting(Instance::lifecycleState)
        .containsExactlyInAnyOrder(Lifecycle.WARMED_STOPPED, Lifecycle.WARMED_RUNNING);
  }

  @ParameterizedTest
  @CsvSource({"m5.large, WARMED_HIBERNATED", "m5.metal, WARMED_STOPPED"})
  void whatEc2CannotHibernateIsStopped(String type, Lifecycle lifecycle) {
    aws.create(
        "g",
        0,
        1,
        0,
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=" + type);
    pool.put("PoolState=Hibernated");

    assertThat(pool.instances()).extracting(Instance::lifecycleState).containsExactly(lifecycle);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "LaunchTemplateData.HibernationOptions.Configured=true, WARMED_HIBERNATED",
    "LaunchTemplateData.HibernationOptions.Configured=false, WARMED_STOPPED",
    "LaunchTemplateData.KeyName=key, WARMED_STOPPED"
  })
  void whatWasNotLaunchedToHibernateIsStopped(String asked, Lifecycle lifecycle) {
    aws.callOf(
        "ec2",
        "CreateLaunchTemplate",
        "LaunchTemplateName=own",
        "LaunchTemplateData.ImageId=ami-1",
        "LaunchTemplateData.InstanceType=m5.large",
        asked);
    aws.create("g", 0, 1, 0, "LaunchTemplate.LaunchTemplateName=own");
    pool.put("PoolState=Hibernated");

    assertThat(pool.instances()).extracting(Instance::lifecycleState).containsExactly(lifecycle);
  }

  @Test
  void warmInstancesAreShownByThePoolAndByTheListOfAllInstances() {
    aws.create("g", 0, 2, 1, "NewInstancesProtectedFromScaleIn=true");
    pool.put();

    Instance warm = pool.instances().get(0);
    assertThat(warm.healthStatus()).isEqualTo("Healthy");
    assertThat(warm.launchTemplate().launchTemplateName()).isEqualTo("web");
    assertThat(warm.protectedFromScaleIn()).isNull();
    assertThat(aws.instances("g"))
        .extracting(Instance::instanceId)
        .doesNotContain(warm.instanceId());
    assertThat(pool.detailsOf(warm.instanceId()))
        .satisfies(
            each -> {
              assertThat(each.autoScalingGroupName()).isEqualTo("g");
              assertThat(each.lifecycleState()).isEqualTo("Warmed:Stopped");
              assertThat(each.healthStatus()).isEqualTo("HEALTHY");
              assertThat(each.protectedFromScaleIn()).isFalse();
            });
  }

  @Test
  void aFillIsAnActivityOfItsOwn() {
    aws.create("g", 0, 1, 0);
    pool.put();

    String id = pool.ids().get(0);
    assertThat(Shown.of(aws.activities("g").get(0)).replace(id, "<instance>"))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Launching a new EC2 instance into warm pool: <instance>
            cause=At 2026-03-02T12:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.
            startTime=2026-03-02T12:00:00Z
            endTime=2026-03-02T12:00:00Z
            statusCode=Successful
            progress=100
            details={"Availability Zone":"us-east-1a"}
            """);
  }

  // Its end.

  @Test
  void anEmptyPoolIsDeletedWithoutForce() {
    aws.create("g", 0, 3, 0);
    pool.put();
    pool.put("MaxGroupPreparedCapacity=0", "MinSize=0");
    assertThat(pool.instances()).isEmpty();

    pool.delete();

    assertThat(pool.described().warmPoolConfiguration()).isNull();
    assertThat(aws.group("g").warmPoolSize()).isNull();
  }

  @Test
  void aForcedDeletionEndsAllInstancesPastTheHooksOfTheirTermination() {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 3, 1);
    slowPool.put("MinSize=1", "PoolState=Running", Pool.REUSE);
    slow.settle();
    slowPool.hook("h", "TERMINATING");

    slowPool.delete("ForceDelete=true");

    assertThat(slowPool.configuration())
        .isEqualTo(
            new WarmPoolConfiguration(
                0, 0, WarmPoolState.RUNNING, Status.PENDING_DELETE, new InstanceReusePolicy(true)));
    assertThat(slowPool.instances())
        .hasSize(2)
        .extracting(Instance::lifecycleState)
        .containsOnly(Lifecycle.WARMED_TERMINATING);
    assertThat(slow.group("g").warmPoolSize()).isZero();
    slow.advance(Duration.ofSeconds(45));
    assertThat(slowPool.described().warmPoolConfiguration()).isNull();
    assertThat(slowPool.instances()).isEmpty();
    assertThat(slow.instances("g")).hasSize(1);
    Activity last = slow.activities("g").get(0);
    assertThat(last.description()).startsWith("Terminating EC2 instance from warm pool: i-");
    assertThat(last.statusCode()).isEqualTo(ActivityStatus.Successful);
  }

  @Test
  void whatAForcedDeletionFindsWaitingGoesAsWell() {
    aws.create("g", 0, 2, 1);
    pool.hook("in", "LAUNCHING");
    pool.hook("out", "TERMINATING");
    pool.put("PoolState=Running", Pool.REUSE);
    assertThat(pool.states()).containsExactly(Lifecycle.WARMED_PENDING_WAIT);

    pool.delete("ForceDelete=true");

    assertThat(pool.described().warmPoolConfiguration()).isNull();
    assertThat(aws.region().ec2().instances()).hasSize(1);
    assertThat(aws.region().history().inProgress()).isEmpty();
  }

  @Test
  void aForcedDeletionOfTheGroupTakesThePoolWithIt() {
    aws.create("g", 0, 5, 2);
    pool.put();
    assertThat(pool.instances()).hasSize(3);

    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    assertThat(aws.groups()).isEmpty();
    assertThat(aws.region().ec2().instances()).isEmpty();
  }

  @Test
  void aGroupThatHasAnEmptyPoolIsDeletedWithoutForce() {
    aws.create("g", 0, 0, 0);
    pool.put();

    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g");

    assertThat(aws.groups()).isEmpty();
  }
}
