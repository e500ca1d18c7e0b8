package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instances that a scale-in takes back into the warm pool. */
class WarmReturnTest {
  private static final String RETAIN =
      "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon=retain";

  private Scenario aws = Scenario.instant();
  private Pool pool = new Pool(aws);

  private List<String> ids() {
    return aws.instances("g").stream().map(Instance::instanceId).toList();
  }

  /** A group of one whose instance, on its way back, a terminating hook holds up. */
  private String returning(String... parameters) {
    aws.create("g", 0, 1, 1, parameters);
    pool.hook("h", "TERMINATING");
    pool.put(Pool.REUSE, "PoolState=Running");
    String id = ids().get(0);
    aws.desire("g", 0);
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING_WAIT);
    return id;
  }

  @Test
  void aScaleInTakesInstancesBackIfThePoolReusesThem() {
    aws.create("g", 0, 4, 3);
    pool.put(Pool.REUSE);
    List<String> before = ids();
    assertThat(pool.instances()).hasSize(1);

    aws.desire("g", 1);

    assertThat(ids()).hasSize(1);
    assertThat(pool.ids()).hasSize(3).containsAll(before.stream().filter(this::isAway).toList());
    assertThat(pool.states()).containsOnly(Lifecycle.WARMED_STOPPED);
    String back = before.stream().filter(this::isAway).findFirst().orElseThrow();
    assertThat(pool.machine(back).state()).isEqualTo(State.STOPPED);
    assertThat(pool.activityOf(back).description())
        .isEqualTo("Returning EC2 instance to warm pool: " + back);
    assertThat(pool.activityOf(back).cause())
        .contains("shrinking the capacity from 3 to 1.")
        .contains("instance " + back + " was selected for termination.");
    assertThat(pool.activityOf(back).statusCode()).isEqualTo(ActivityStatus.Successful);
  }

  private boolean isAway(String id) {
    return !ids().contains(id);
  }

  @Test
  void withoutReuseTheyAreTerminatedAndThePoolFillsWithNewOnes() {
    aws.create("g", 0, 2, 2);
    pool.put();
    List<String> before = ids();

    aws.desire("g", 1);

    assertThat(pool.ids()).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void aFullPoolTakesNobodyBack() {
    aws.create("g", 0, 9, 3);
    pool.put(Pool.REUSE, "MinSize=1", "MaxGroupPreparedCapacity=3");
    List<String> full = pool.ids();

    aws.desire("g", 2);
    assertThat(pool.ids()).isEqualTo(full);
    assertThat(aws.region().ec2().instances()).hasSize(3);

    aws.desire("g", 1);
    assertThat(pool.ids()).hasSize(2).containsAll(full);
  }

  @Test
  void whatCameBackGoesOutAgainAndIsToldEachTime() {
    aws.create("g", 0, 1, 1);
    pool.put(Pool.REUSE);
    String id = ids().get(0);

    aws.desire("g", 0);
    assertThat(pool.ids()).containsExactly(id);
    aws.desire("g", 1);
    assertThat(ids()).containsExactly(id);

    assertThat(aws.messages())
        .map(each -> way(each.body().members()))
        .containsExactly(
            "EC2 Instance Launch Successful EC2 AutoScalingGroup",
            "EC2 Instance Terminate Successful AutoScalingGroup WarmPool",
            "EC2 Instance Launch Successful WarmPool AutoScalingGroup");
  }

  private static String way(Map<String, Object> event) {
    Map<?, ?> detail = (Map<?, ?>) event.get("detail");
    return event.get("detail-type") + " " + detail.get("Origin") + " " + detail.get("Destination");
  }

  @Test
  void unhealthyInstancesAndThoseThatAUserTerminatesDoNotComeBack() {
    aws.create("g", 0, 2, 2);
    pool.put(Pool.REUSE);
    List<String> before = ids();

    aws.terminate(before.get(0), true);
    assertThat(pool.ids()).hasSize(1).doesNotContainAnyElementsOf(before);
    aws.call("SetInstanceHealth", "InstanceId=" + before.get(1), "HealthStatus=Unhealthy");
    assertThat(aws.region().ec2().instances()).doesNotContainKeys(before.toArray(String[]::new));
  }

  @Test
  void theCooldownBeginsWhenTheInstanceIsBack() {
    aws = Scenario.realistic();
    pool = new Pool(aws);
    aws.create("g", 0, 1, 1);
    pool.put(Pool.REUSE);
    aws.settle();
    aws.desire("g", 0);
    aws.advance(Duration.ofSeconds(5 + 45 + 299));

    String[] respectful = Pool.with("DesiredCapacity=1", "HonorCooldown=true");
    assertThat(aws.refusal("SetDesiredCapacity", respectful))
        .startsWith("ScalingActivityInProgress: Scaling activity ");
    aws.advance(Duration.ofSeconds(1));
    aws.call("SetDesiredCapacity", respectful);
  }

  @Test
  void whatHappensInThePoolItselfBeginsNoCooldown() {
    aws.create("g", 0, 1, 0);
    aws.advance(Duration.ofMinutes(10));
    pool.put();
    assertThat(pool.instances()).hasSize(1);

    aws.call("SetDesiredCapacity", Pool.with("DesiredCapacity=1", "HonorCooldown=true"));

    assertThat(ids()).hasSize(1);
  }

  @Test
  void loadBalancersLetGoOfAnInstanceBeforeItsHooksHoldItUp() {
    aws = Scenario.with(Scenario.options(Timings.INSTANT.with("drain", Duration.ofSeconds(30))));
    pool = new Pool(aws);
    aws.create("g", 0, 1, 1);
    Balanced.attach(aws, Balanced.BLUE);
    pool.hook("h", "TERMINATING");
    pool.put(Pool.REUSE);
    String id = ids().get(0);

    aws.desire("g", 0);
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING);
    assertThat(pool.activityOf(id).statusCode())
        .isEqualTo(ActivityStatus.WaitingForELBConnectionDraining);
    assertThat(pool.activityOf(id).description())
        .isEqualTo(
            "Returning EC2 instance to warm pool: "
                + id
                + " - Waiting For ELB Connection Draining.");
    aws.advance(Duration.ofSeconds(30));
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING_WAIT);
    assertThat(aws.region().elb().health(Balanced.BLUE, id)).isEqualTo(TargetHealth.UNUSED);
    pool.complete("h", id, "CONTINUE");
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_STOPPED);

    aws.desire("g", 1);
    assertThat(aws.region().elb().health(Balanced.BLUE, id)).isEqualTo(TargetHealth.HEALTHY);
  }

  // Hooks.

  @ParameterizedTest
  @CsvSource({"CONTINUE", "ABANDON"})
  void aTerminatingHookHoldsUpWhatComesBackHoweverItEnds(String result) {
    String id = returning();
    assertThat(aws.messages().get(aws.messages().size() - 1).body().members())
        .extracting(WarmReturnTest::way)
        .isEqualTo("EC2 Instance-terminate Lifecycle Action AutoScalingGroup WarmPool");

    pool.complete("h", id, result);

    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_RUNNING);
  }

  @Test
  void anAbandonedReturnIsRetainedIfTheGroupSaysSo() {
    String id = returning(RETAIN);

    pool.complete("h", id, "ABANDON");

    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_PENDING_RETAINED);
    assertThat(pool.machine(id).state()).isEqualTo(State.RUNNING);
    assertThat(aws.group("g").warmPoolSize()).as("it counts no more").isEqualTo(1);
    assertThat(pool.instances()).hasSize(2);
    aws.terminate(id, false);
    assertThat(pool.ids()).hasSize(1).doesNotContain(id);
  }

  @Test
  void anAbandonedTerminationInThePoolIsRetainedIfTheGroupSaysSo() {
    aws.create("g", 0, 1, 0, RETAIN);
    pool.hook("h", "TERMINATING");
    pool.put();
    String id = pool.ids().get(0);
    pool.put("MaxGroupPreparedCapacity=0");
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_TERMINATING_WAIT);
    assertThat(aws.messages().get(aws.messages().size() - 1).body().members())
        .extracting(WarmReturnTest::way)
        .isEqualTo("EC2 Instance-terminate Lifecycle Action WarmPool EC2");

    pool.complete("h", id, "ABANDON");

    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_TERMINATING_RETAINED);
    pool.delete("ForceDelete=true");
    assertThat(aws.region().ec2().instances()).isEmpty();
  }

  @Test
  void aTerminatingHookHoldsUpWhatThePoolLetsGo() {
    aws = Scenario.realistic();
    pool = new Pool(aws);
    aws.create("g", 0, 1, 0);
    pool.hook("h", "TERMINATING");
    pool.put();
    aws.settle();
    String id = pool.ids().get(0);
    pool.put("MaxGroupPreparedCapacity=0");
    aws.advance(Duration.ofSeconds(5));
    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_TERMINATING_WAIT);

    pool.complete("h", id, "CONTINUE");

    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_TERMINATING_PROCEED);
    aws.advance(Duration.ofSeconds(40));
    assertThat(pool.instances()).isEmpty();
    assertThat(aws.region().ec2().instances()).isEmpty();
  }

  @Test
  void aHookThatIsDeletedLetsGoOfWhatComesBack() {
    String id = returning();

    aws.call("DeleteLifecycleHook", Pool.with("LifecycleHookName=h"));

    assertThat(pool.state(id)).isEqualTo(Lifecycle.WARMED_RUNNING);
  }

  @Test
  void theZonesOfTheGroupDecideWhoComesBack() {
    aws.create("g", 0, 2, 2, "AvailabilityZones[]=us-east-1a,us-east-1b");
    pool.put(Pool.REUSE);
    Balanced.suspend(aws, "AZRebalance");
    aws.update("g", "AvailabilityZones[]=us-east-1a");

    aws.desire("g", 1);

    assertThat(aws.instances("g"))
        .extracting(Instance::availabilityZone)
        .containsExactly("us-east-1a");
    assertThat(pool.instances())
        .extracting(Instance::availabilityZone)
        .containsExactly("us-east-1a");
  }
}
