package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies that a user has executed. */
class ExecutePolicyTest {
  private Scenario aws = Scenario.instant();

  @Test
  void aSimplePolicyIsExecutedAtOnceAndTheCauseNamesIt() {
    aws.create("g", 0, 9, 1);
    simple("p", 2);

    execute("p");

    assertThat(aws.instances("g")).hasSize(3);
    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z a user request executed policy p changing the desired capacity"
                + " from 1 to 3.  At 2026-03-02T12:00:00Z an instance was started in response to a"
                + " difference between desired and actual capacity, increasing the capacity from 1"
                + " to 3.");
  }

  @Test
  void aPolicyIsFoundByItsArnAlone() {
    aws.create("g", 0, 9, 1);
    simple("p", 2);

    aws.call("ExecutePolicy", "PolicyName=" + arn("p"));

    assertThat(aws.instances("g")).hasSize(3);
  }

  @Test
  void itKeepsWithinTheBoundsOfTheGroup() {
    aws.create("g", 1, 4, 3);
    simple("up", 5);
    simple("down", -9);

    execute("up");
    assertThat(aws.instances("g")).hasSize(4);

    execute("down");
    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void whatChangesNothingLeavesNoActivity() {
    aws.create("g", 0, 1, 1);
    simple("p", 1);

    execute("p");

    assertThat(aws.activities("g")).hasSize(1);
  }

  @Test
  void itDisregardsTheCooldownUnlessAskedToHonourIt() {
    aws.create("g", 0, 9, 1);
    simple("p", 1);

    assertThat(refusal("p", "HonorCooldown=true"))
        .isEqualTo(
            "ScalingActivityInProgress: Scaling activity "
                + aws.activities("g").get(0).activityId()
                + " is in progress and blocks this action");
    execute("p", "HonorCooldown=false");
    assertThat(aws.instances("g")).hasSize(2);

    aws.advance(Duration.ofMinutes(5));
    execute("p", "HonorCooldown=true");
    assertThat(aws.instances("g")).hasSize(3);
  }

  @Test
  void thePolicysOwnCooldownFollowsItsStep() {
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofMinutes(5));
    simple("p", 1, "Cooldown=20");

    execute("p", "HonorCooldown=true");
    aws.advance(Duration.ofSeconds(19));
    assertThat(refusal("p", "HonorCooldown=true")).startsWith("ScalingActivityInProgress: ");

    aws.advance(Duration.ofSeconds(1));
    execute("p", "HonorCooldown=true");
    assertThat(aws.instances("g")).hasSize(3);
  }

  @Test
  void aStepOfAnotherOriginIsFollowedByTheGroupsCooldownAgain() {
    aws.create("g", 0, 9, 1);
    simple("p", 1, "Cooldown=20");
    execute("p");

    aws.desire("g", 5);
    aws.advance(Duration.ofSeconds(299));

    assertThat(refusal("p", "HonorCooldown=true")).startsWith("ScalingActivityInProgress: ");
  }

  @Test
  void setDesiredCapacityHonoursThePolicysCooldownToo() {
    aws.create("g", 0, 9, 1);
    simple("p", 1, "Cooldown=600");
    execute("p");
    aws.advance(Duration.ofMinutes(5));

    assertThat(
            aws.refusal(
                "SetDesiredCapacity",
                "AutoScalingGroupName=g",
                "DesiredCapacity=4",
                "HonorCooldown=true"))
        .startsWith("ScalingActivityInProgress: ");
    aws.advance(Duration.ofMinutes(5));
    aws.call(
        "SetDesiredCapacity", "AutoScalingGroupName=g", "DesiredCapacity=4", "HonorCooldown=true");
    assertThat(aws.instances("g")).hasSize(4);
  }

  @Test
  void whileAnActivityIsInProgressItBlocks() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1, "DefaultCooldown=0");
    simple("p", 1);
    aws.advance(Duration.ofSeconds(10));

    assertThat(refusal("p", "HonorCooldown=true")).startsWith("ScalingActivityInProgress: ");
  }

  @Test
  void aStepPolicyIsExecutedWithAMetric() {
    aws.create("g", 0, 9, 2, "DefaultInstanceWarmup=0");
    steps("p");

    execute("p", "MetricValue=75", "BreachThreshold=50");
    assertThat(aws.instances("g")).hasSize(5);

    execute("p", "MetricValue=50", "BreachThreshold=50");
    assertThat(aws.instances("g")).as("at the threshold, above is tried first").hasSize(6);
  }

  @Test
  void atTheThresholdTheStepBelowItIsTriedNext() {
    aws.create("g", 0, 9, 3, "DefaultInstanceWarmup=0");
    aws.call(
        "PutScalingPolicy",
        "AutoScalingGroupName=g",
        "PolicyName=p",
        "PolicyType=StepScaling",
        "AdjustmentType=ChangeInCapacity",
        "StepAdjustments.member.1.MetricIntervalUpperBound=0",
        "StepAdjustments.member.1.ScalingAdjustment=-1");

    execute("p", "MetricValue=50", "BreachThreshold=50");

    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void aMetricOutsideOfAllStepsIsRefused() {
    aws.create("g", 0, 9, 2);
    steps("p");

    assertThat(refusal("p", "MetricValue=49", "BreachThreshold=50"))
        .isEqualTo(
            "ValidationError: There is no StepAdjustment for MetricValue 49.0 and BreachThreshold"
                + " 50.0");
  }

  @Test
  void everyTypeTakesItsOwnParameters() {
    aws.create("g", 0, 9, 2);
    steps("step");
    simple("simple", 1);
    aws.call(
        "PutScalingPolicy",
        "AutoScalingGroupName=g",
        "PolicyName=track",
        "PolicyType=TargetTrackingScaling",
        "TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType="
            + "ASGAverageCPUUtilization",
        "TargetTrackingConfiguration.TargetValue=50");

    assertThat(refusal("step"))
        .isEqualTo(
            "ValidationError: MetricValue and BreachThreshold are required for a StepScaling"
                + " policy");
    assertThat(refusal("step", "MetricValue=1")).contains("are required");
    assertThat(refusal("step", "MetricValue=75", "BreachThreshold=50", "HonorCooldown=true"))
        .isEqualTo("ValidationError: HonorCooldown is only supported for a SimpleScaling policy");
    assertThat(refusal("simple", "MetricValue=75", "BreachThreshold=50"))
        .isEqualTo(
            "ValidationError: MetricValue and BreachThreshold are only supported for a StepScaling"
                + " policy");
    assertThat(refusal("track"))
        .isEqualTo("ValidationError: Policies of type TargetTrackingScaling cannot be executed");
  }

  @Test
  void aDisabledPolicyIsNotExecuted() {
    aws.create("g", 0, 9, 1);
    simple("p", 1, "Enabled=false");

    assertThat(refusal("p")).isEqualTo("ValidationError: Policy p is disabled");
  }

  @Test
  void policiesAndGroupsThatAreNotThereAreRefused() {
    aws.create("g", 0, 9, 1);

    assertThat(refusal("p")).isEqualTo("ValidationError: Policy p not found");
    assertThat(aws.refusal("ExecutePolicy", "AutoScalingGroupName=x", "PolicyName=p"))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
    assertThat(aws.refusal("ExecutePolicy", "PolicyName=p"))
        .startsWith("ValidationError: AutoScalingGroupName must be specified");
  }

  @Test
  void withoutAlarmNotificationAUserCanStillExecute() {
    aws.create("g", 0, 9, 1);
    simple("p", 1);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=AlarmNotification");

    execute("p");

    assertThat(aws.instances("g")).hasSize(2);
  }

  private void simple(String name, int adjustment, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("AutoScalingGroupName=g");
    all.add("PolicyName=" + name);
    all.add("AdjustmentType=ChangeInCapacity");
    all.add("ScalingAdjustment=" + adjustment);
    aws.call("PutScalingPolicy", all.toArray(String[]::new));
  }

  /** From the threshold to 20 above it one instance more, beyond three. */
  private void steps(String name) {
    aws.call(
        "PutScalingPolicy",
        "AutoScalingGroupName=g",
        "PolicyName=" + name,
        "PolicyType=StepScaling",
        "AdjustmentType=ChangeInCapacity",
        "StepAdjustments.member.1.MetricIntervalLowerBound=0",
        "StepAdjustments.member.1.MetricIntervalUpperBound=20",
        "StepAdjustments.member.1.ScalingAdjustment=1",
        "StepAdjustments.member.2.MetricIntervalLowerBound=20",
        "StepAdjustments.member.2.ScalingAdjustment=3");
  }

  private String arn(String policy) {
    return aws.region().existing("g").scaling().policy(policy).orElseThrow().arn();
  }

  private void execute(String policy, String... more) {
    aws.call("ExecutePolicy", parameters(policy, more));
  }

  private String refusal(String policy, String... more) {
    return aws.refusal("ExecutePolicy", parameters(policy, more));
  }

  private static String[] parameters(String policy, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("AutoScalingGroupName=g");
    all.add("PolicyName=" + policy);
    return all.toArray(String[]::new);
  }
}
