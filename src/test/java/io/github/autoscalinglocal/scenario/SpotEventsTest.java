package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.fleet.SpotEvents;
import io.github.autoscalinglocal.model.ActivityStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Capacity rebalancing, and what becomes of Spot Instances that EC2 takes back. */
class SpotEventsTest {
  private static final String REBALANCES = "CapacityRebalance=true";
  private static final String SPOT = "LaunchConfigurationName=spot";

  private final Scenario aws = Scenario.realistic();

  @BeforeEach
  void createLaunchConfiguration() {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=spot",
        "ImageId=ami-1",
        "InstanceType=m5.large",
        "SpotPrice=1");
  }

  @Test
  void aReplacementIsLaunchedFirstAndTheOldOneGoesOnceItIsInService() {
    String old = create(1, 1, REBALANCES);

    recommend(old);
    aws.advance(Duration.ofSeconds(5 + 2));
    assertThat(states()).containsExactlyInAnyOrder("InService", "Pending");

    aws.advance(Duration.ofSeconds(30 + 5));
    assertThat(states()).containsExactlyInAnyOrder("InService", "Terminating");

    aws.settle();
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
    assertThat(aws.region().existing("g").instances().values())
        .allMatch(each -> each.machine().option().wire().equals("spot"));
  }

  @Test
  void bothSayWhy() {
    String old = create(1, 1, REBALANCES);

    recommend(old);
    aws.settle();

    assertThat(aws.activities("g").subList(0, 2))
        .extracting(activity -> activity.cause().substring("At 2026-03-02T12:00:00Z ".length()))
        .containsExactly(
            "an instance was taken out of service in response to an EC2 instance rebalance"
                + " recommendation.",
            "an instance was launched in response to an EC2 instance rebalance recommendation.");
  }

  @Test
  void aGroupWithoutCapacityRebalancingIgnoresTheRecommendation() {
    String old = create(1, 9);

    recommend(old);
    aws.settle();

    assertThat(aws.ids("g")).containsExactly(old);
  }

  @Test
  void aGroupThatTurnsItOnLaterFollowsTheRecommendationThen() {
    String old = create(1, 9);
    recommend(old);
    aws.settle();

    aws.update("g", REBALANCES);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
  }

  @Test
  void theMaximumMayBeExceededByATenthOfWhatIsDesired() {
    create(20, 20, REBALANCES);
    List<String> old = aws.ids("g");

    old.forEach(this::recommend);

    int most = 0;
    for (int second = 0; second < 1_200; second++) {
      aws.advance(Duration.ofSeconds(1));
      most = Math.max(most, aws.region().existing("g").actualCapacity());
    }
    assertThat(most).isEqualTo(22);
    assertThat(aws.ids("g")).hasSize(20).doesNotContainAnyElementsOf(old);
  }

  @Test
  void aHookHoldsTheOldOneUpForAsLongAsEc2LetsIt() {
    String old = create(1, 1, REBALANCES);
    hook();

    recommend(old);
    aws.advance(Duration.ofSeconds(5 + 2 + 30 + 5));
    assertThat(states()).containsExactlyInAnyOrder("InService", "Terminating:Wait");

    interrupt(old);
    aws.advance(Duration.ofSeconds(119));
    assertThat(states()).containsExactlyInAnyOrder("InService", "Terminating:Wait");

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
    assertThat(terminationOf(old).statusCode()).isEqualTo(ActivityStatus.Successful);
  }

  @Test
  void aProtectedInstanceStaysUntilItIsInterrupted() {
    String old = create(1, 1, REBALANCES);
    aws.protect("g", old);

    recommend(old);
    aws.settle();
    assertThat(aws.ids("g")).containsExactly(old);

    interrupt(old);
    assertThat(states()).containsExactly("Terminating");
    aws.settle();
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
  }

  @Test
  void aProtectedInstanceIsReplacedOnceItIsNoLongerProtected() {
    String old = create(1, 1, REBALANCES);
    aws.protect("g", old);
    recommend(old);
    aws.settle();

    aws.call(
        "SetInstanceProtection",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + old,
        "ProtectedFromScaleIn=false");
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
  }

  @Test
  void aProtectionThatComesBeforeTheReplacementDoesSparesTheOldOne() {
    String old = create(1, 9, REBALANCES);
    recommend(old);
    aws.advance(Duration.ofSeconds(5 + 2));

    aws.protect("g", old);
    aws.settle();

    assertThat(aws.ids("g")).containsExactly(old);
  }

  @Test
  void aScaleInThatTakesTheOldOneEndsTheReplacementOfItInTheSameStep() {
    create(2, 9, REBALANCES);
    String old = aws.ids("g").get(1);
    recommend(old);
    aws.advance(Duration.ofSeconds(5 + 2));
    assertThat(states()).containsExactlyInAnyOrder("InService", "InService", "Pending");

    // The zone that the old and the new one share is the fullest, so the old one is the first to
    // go. Then nothing is replaced any more, and the group still has one more than it wants.
    aws.desire("g", 1);
    aws.advance(Duration.ofSeconds(5));

    assertThat(states()).containsExactlyInAnyOrder("Terminating", "Terminating", "Pending");
    assertThat(aws.region().existing("g").work().swaps()).isEmpty();
  }

  @Test
  void aNoticeHasTheInstanceGoAndAnotherComeAtOnce() {
    String old = create(1, 1, REBALANCES);

    interrupt(old);
    assertThat(states()).containsExactly("Terminating");
    assertThat(terminationOf(old).cause())
        .endsWith(
            "Z an instance was taken out of service in response to an EC2 Spot Instance"
                + " interruption notice.");

    aws.advance(Duration.ofSeconds(5 + 2));
    assertThat(states()).containsExactlyInAnyOrder("Terminating", "Pending");
    aws.settle();
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
  }

  @Test
  void aNoticeThatOvertakesTheReplacementMakesItTheOnlyOne() {
    String old = create(1, 9, REBALANCES);
    recommend(old);
    aws.advance(Duration.ofSeconds(5 + 2));

    interrupt(old);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
    assertThat(aws.activities("g")).hasSize(3);
  }

  @Test
  void neitherHooksNorLoadBalancersHoldAnInstanceThatEc2HasTaken() {
    String old =
        create(
            1,
            9,
            REBALANCES,
            "TargetGroupARNs[]=arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1");
    hook();

    // It would drain for five minutes, and then wait for an hour.
    interrupt(old);
    aws.advance(Duration.ofSeconds(119));
    assertThat(states()).containsExactlyInAnyOrder("InService", "Terminating");

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
    assertThat(terminationOf(old).description()).isEqualTo("Terminating EC2 instance: " + old);
  }

  @Test
  void withoutCapacityRebalancingTheLossIsFoundByAHealthCheck() {
    String old = create(1, 9);

    interrupt(old);
    aws.advance(Duration.ofSeconds(120 + 59));
    assertThat(aws.ids("g")).containsExactly(old);
    assertThat(states()).containsExactly("InService");

    // The check finds it a minute after it has gone, and the group reacts 5 seconds later.
    aws.advance(Duration.ofSeconds(1 + 5));
    assertThat(aws.ids("g")).doesNotContain(old);
    assertThat(terminationOf(old).cause())
        .endsWith(
            "in response to an EC2 health check indicating it has been terminated or stopped.");
    aws.settle();
    assertThat(states()).containsExactly("InService");
  }

  @Test
  void withoutLaunchNothingComesUntilItIsResumed() {
    String old = create(1, 1, REBALANCES);
    suspend("Launch");
    recommend(old);
    aws.settle();
    assertThat(aws.ids("g")).containsExactly(old);

    resume("Launch");
    aws.settle();
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
  }

  @Test
  void withoutTerminateTheOldOneStaysUntilItIsResumed() {
    String old = create(1, 1, REBALANCES);
    suspend("Terminate");
    recommend(old);
    aws.settle();
    assertThat(aws.ids("g")).hasSize(2).contains(old);

    resume("Terminate");
    aws.settle();
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
  }

  @Test
  void suspendedProcessesDoNotKeepEc2FromTakingAnInstance() {
    String old = create(1, 1, REBALANCES);
    suspend("Terminate");

    interrupt(old);
    aws.advance(Duration.ofMinutes(2));
    assertThat(states()).containsExactly("InService");
    aws.settle();
    assertThat(aws.instances("g"))
        .extracting(each -> each.healthStatus())
        .containsOnly("Unhealthy");

    resume("Terminate");
    aws.settle();
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(old);
  }

  @Test
  void anInterruptionMayTakeTheCapacityOfThePoolWithIt() {
    String old = create(2, 2, REBALANCES, "AvailabilityZones[]=us-east-1a,us-east-1b");
    Instance other =
        aws.instances("g").stream()
            .filter(each -> !each.instanceId().equals(old))
            .findFirst()
            .orElseThrow();

    aws.run(
        tx -> {
          SpotEvents.exhaustPool(tx, tx.region().ec2().instance(old).orElseThrow());
          SpotEvents.interruption(tx, old);
        });
    aws.settle();

    assertThat(aws.instances("g"))
        .extracting(Instance::availabilityZone)
        .as("the zone that has spot capacity of the type")
        .hasSize(2)
        .containsOnly(other.availabilityZone());
    assertThat(aws.activities("g"))
        .extracting(Activity::statusMessage)
        .contains(
            "There is no Spot capacity available that matches your request. Launching EC2 instance"
                + " failed.");
  }

  private String create(int desired, int max, String... parameters) {
    String[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = SPOT;
    aws.create("g", 0, max, desired, all);
    aws.settle();
    return aws.ids("g").get(0);
  }

  private void recommend(String id) {
    aws.run(tx -> SpotEvents.rebalanceRecommendation(tx, id));
  }

  private void interrupt(String id) {
    aws.run(tx -> SpotEvents.interruption(tx, id));
  }

  private Activity terminationOf(String id) {
    return aws.activities("g").stream()
        .filter(each -> each.description().startsWith("Terminating EC2 instance: " + id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> states() {
    return aws.instances("g").stream().map(each -> each.lifecycleState().wire()).toList();
  }

  private void hook() {
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=out",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING",
        "HeartbeatTimeout=3600");
  }

  private void suspend(String process) {
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }

  private void resume(String process) {
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }
}
