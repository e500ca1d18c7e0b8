package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.fleet.ScalingPolicies;
import io.github.autoscalinglocal.model.AlarmSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What groups do when alarms call upon their policies. */
class AlarmScalingTest {
  private Scenario aws = Scenario.instant();

  /** An alarm on a metric that has one datapoint. */
  private record Alarm(String name, String policy, String operator, double threshold) {
    AlarmSignal signal(Scenario aws, Double... datapoints) {
      return GoneOff.signal(name, operator, threshold, aws.now(), List.of(datapoints));
    }
  }

  @Test
  void theDocumentedExampleGoesFromTenToElevenToFourteenToThirteenToTen() {
    aws.create("g", 10, 10, 10);
    aws.update("g", "MinSize=5", "MaxSize=20");
    step(
        "out",
        "AdjustmentType=PercentChangeInCapacity",
        "S1.MetricIntervalLowerBound=0",
        "S1.MetricIntervalUpperBound=10",
        "S1.ScalingAdjustment=0",
        "S2.MetricIntervalLowerBound=10",
        "S2.MetricIntervalUpperBound=20",
        "S2.ScalingAdjustment=10",
        "S3.MetricIntervalLowerBound=20",
        "S3.ScalingAdjustment=30");
    step(
        "in",
        "AdjustmentType=PercentChangeInCapacity",
        "S1.MetricIntervalLowerBound=-10",
        "S1.MetricIntervalUpperBound=0",
        "S1.ScalingAdjustment=0",
        "S2.MetricIntervalLowerBound=-20",
        "S2.MetricIntervalUpperBound=-10",
        "S2.ScalingAdjustment=-10",
        "S3.MetricIntervalUpperBound=-20",
        "S3.ScalingAdjustment=-30");
    Alarm high = new Alarm("cpu-high", "out", "GreaterThanOrEqualToThreshold", 50);
    Alarm low = new Alarm("cpu-low", "in", "LessThanOrEqualToThreshold", 50);

    assertThat(capacityAfter(high, 60)).isEqualTo(11);
    assertThat(capacityAfter(high, 70)).isEqualTo(14);
    assertThat(capacityAfter(low, 40)).isEqualTo(13);
    assertThat(capacityAfter(low, 30)).isEqualTo(10);
  }

  @Test
  void theCauseNamesAlarmAndPolicy() {
    aws.create("g", 0, 9, 1);
    simple("p", 1);
    aws.advance(Duration.ofMinutes(5));

    goesOff(new Alarm("cpu", "p", "GreaterThanThreshold", 50), 60);

    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:05:00Z a monitor alarm cpu in state ALARM triggered policy p changing"
                + " the desired capacity from 1 to 2.  At 2026-03-02T12:05:00Z an instance was"
                + " started in response to a difference between desired and actual capacity,"
                + " increasing the capacity from 1 to 2.");
  }

  @Test
  void aCooldownSwallowsTheAlarmOfASimplePolicyUntilItIsOver() {
    aws.create("g", 0, 9, 1);
    simple("p", 1);
    Alarm alarm = new Alarm("cpu", "p", "GreaterThanThreshold", 50);

    for (int minute = 0; minute < 5; minute++) {
      goesOff(alarm, 60);
      assertThat(desired()).as("minute %d", minute).isEqualTo(1);
      aws.advance(Duration.ofMinutes(1));
    }

    goesOff(alarm, 60);
    assertThat(desired()).isEqualTo(2);
    aws.advance(Duration.ofMinutes(1));
    goesOff(alarm, 60);
    assertThat(desired()).as("its own step has begun another").isEqualTo(2);
  }

  @Test
  void anActivityInProgressSwallowsItToo() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1, "DefaultCooldown=0");
    simple("p", 1);
    aws.advance(Duration.ofSeconds(20));

    goesOff(new Alarm("cpu", "p", "GreaterThanThreshold", 50), 60);
    assertThat(desired()).isEqualTo(1);

    aws.settle();
    goesOff(new Alarm("cpu", "p", "GreaterThanThreshold", 50), 60);
    assertThat(desired()).isEqualTo(2);
  }

  @Test
  void stepsAreNotSubjectToTheCooldown() {
    aws.create("g", 0, 9, 2, "DefaultInstanceWarmup=0");
    step("p", "S1.MetricIntervalLowerBound=0", "S1.ScalingAdjustment=1");
    Alarm alarm = new Alarm("cpu", "p", "GreaterThanThreshold", 50);

    goesOff(alarm, 60);
    assertThat(desired()).isEqualTo(3);
    aws.advance(Duration.ofMinutes(1));
    goesOff(alarm, 60);
    assertThat(desired()).isEqualTo(4);
  }

  @Test
  void anAlarmThatRepeatsItselfWhileInstancesWarmUpAddsNothing() {
    aws.create("g", 0, 20, 10);
    aws.advance(Duration.ofMinutes(5));
    step(
        "p",
        "EstimatedInstanceWarmup=120",
        "S1.MetricIntervalLowerBound=0",
        "S1.MetricIntervalUpperBound=20",
        "S1.ScalingAdjustment=2",
        "S2.MetricIntervalLowerBound=20",
        "S2.ScalingAdjustment=5");
    Alarm alarm = new Alarm("cpu", "p", "GreaterThanThreshold", 50);

    goesOff(alarm, 60);
    assertThat(desired()).isEqualTo(12);
    aws.advance(Duration.ofMinutes(1));
    goesOff(alarm, 60);
    assertThat(desired()).as("the same step, a minute later").isEqualTo(12);
    goesOff(alarm, 75);
    assertThat(desired()).as("a higher step adds the difference").isEqualTo(15);

    aws.advance(Duration.ofMinutes(1));
    goesOff(alarm, 60);
    assertThat(desired()).as("2 of 3 steps have warmed up: 12 and 2").isEqualTo(15);
    aws.advance(Duration.ofMinutes(1));
    goesOff(alarm, 60);
    assertThat(desired()).as("all have").isEqualTo(17);
  }

  @Test
  void aScaleOutThatWarmsUpHoldsScaleInsBack() {
    aws.create("g", 0, 20, 4, "DefaultInstanceWarmup=90");
    step("in", "S1.MetricIntervalUpperBound=0", "S1.ScalingAdjustment=-1");
    track("cpu", 50);
    Alarm low = new Alarm("low", "in", "LessThanThreshold", 30);

    aws.advance(Duration.ofSeconds(89));
    goesOff(low, 20);
    goesOff(lowOf("cpu"), 1);
    assertThat(desired()).isEqualTo(4);

    aws.advance(Duration.ofSeconds(1));
    goesOff(low, 20);
    assertThat(desired()).isEqualTo(3);
  }

  @Test
  void withoutADefaultWarmupTheDefaultCooldownIsOne() {
    aws.create("g", 0, 20, 4, "DefaultCooldown=120");
    step("in", "S1.MetricIntervalUpperBound=0", "S1.ScalingAdjustment=-1");
    Alarm low = new Alarm("low", "in", "LessThanThreshold", 30);

    aws.advance(Duration.ofSeconds(119));
    goesOff(low, 20);
    assertThat(desired()).isEqualTo(4);
    aws.advance(Duration.ofSeconds(1));
    goesOff(low, 20);
    assertThat(desired()).isEqualTo(3);
  }

  @Test
  void stepsAggregateDatapointsAsTheySay() {
    aws.create("g", 0, 20, 4, "DefaultInstanceWarmup=0");
    for (String type : List.of("Minimum", "Maximum", "Average")) {
      step(
          type,
          "MetricAggregationType=" + type,
          "S1.MetricIntervalLowerBound=0",
          "S1.MetricIntervalUpperBound=10",
          "S1.ScalingAdjustment=1",
          "S2.MetricIntervalLowerBound=10",
          "S2.MetricIntervalUpperBound=20",
          "S2.ScalingAdjustment=2",
          "S3.MetricIntervalLowerBound=20",
          "S3.ScalingAdjustment=3");
    }

    goesOff(new Alarm("a", "Minimum", "GreaterThanThreshold", 50), 55, 65, 75);
    assertThat(desired()).isEqualTo(5);
    goesOff(new Alarm("a", "Average", "GreaterThanThreshold", 50), 55, 65, 75);
    assertThat(desired()).isEqualTo(7);
    goesOff(new Alarm("a", "Maximum", "GreaterThanThreshold", 50), 55, 65, 75);
    assertThat(desired()).isEqualTo(10);
  }

  @Test
  void anAlarmWhoseStateWasSetByHandCountsAsAtItsThreshold() {
    aws.create("g", 0, 20, 4, "DefaultInstanceWarmup=0");
    step("out", "S1.MetricIntervalLowerBound=0", "S1.ScalingAdjustment=1");
    step("in", "S1.MetricIntervalUpperBound=0", "S1.ScalingAdjustment=-2");
    track("cpu", 50);

    goesOff(new Alarm("high", "out", "GreaterThanThreshold", 50));
    assertThat(desired()).isEqualTo(5);
    goesOff(new Alarm("low", "in", "LessThanThreshold", 50));
    assertThat(desired()).isEqualTo(3);
    goesOff(highOf("cpu"));
    assertThat(desired()).as("target tracking needs a metric to track").isEqualTo(3);
  }

  @Test
  void aMetricThatNoStepIsForChangesNothing() {
    aws.create("g", 0, 20, 4, "DefaultInstanceWarmup=0");
    step("p", "S1.MetricIntervalLowerBound=10", "S1.ScalingAdjustment=1");

    goesOff(new Alarm("high", "p", "GreaterThanThreshold", 50), 55);

    assertThat(desired()).isEqualTo(4);
  }

  @Test
  void ofTwoPoliciesThatDisagreeTheOneThatWantsMoreHasItsWay() {
    aws.create("g", 0, 20, 8, "DefaultInstanceWarmup=0", "DefaultCooldown=0");
    simple("minus-3", -3);
    simple("plus-1", 1);
    step(
        "minus-quarter",
        "AdjustmentType=PercentChangeInCapacity",
        "S1.MetricIntervalUpperBound=0",
        "S1.ScalingAdjustment=-25");
    Alarm three = new Alarm("three", "minus-3", "LessThanThreshold", 30);
    Alarm quarter = new Alarm("quarter", "minus-quarter", "LessThanThreshold", 30);

    allGoOff(Map.of(three, 20.0, quarter, 20.0));
    assertThat(desired()).as("-3 and -25 % of 8").isEqualTo(6);
    assertThat(aws.activities("g").get(0).cause())
        .contains("a monitor alarm quarter in state ALARM triggered policy minus-quarter");

    allGoOff(Map.of(three, 20.0, new Alarm("plus", "plus-1", "GreaterThanThreshold", 10), 20.0));
    assertThat(desired()).isEqualTo(7);
  }

  @Test
  void targetTrackingFollowsTheMetric() {
    aws.create("g", 1, 20, 4, "DefaultInstanceWarmup=0");
    track("cpu", 50);

    goesOff(highOf("cpu"), 80, 60, 100);
    assertThat(desired()).as("the newest datapoint counts").isEqualTo(8);

    goesOff(lowOf("cpu"), 20);
    assertThat(desired()).isEqualTo(4);
    goesOff(lowOf("cpu"), 0);
    assertThat(desired()).as("the minimum").isEqualTo(1);
  }

  @Test
  void severalTargetTrackingPoliciesShrinkOnlyTogether() {
    aws.create("g", 1, 20, 8, "DefaultInstanceWarmup=0");
    track("cpu", 50);
    track("network", 1000);

    goesOff(lowOf("cpu"), 25);
    assertThat(desired()).isEqualTo(8);

    aws.advance(Duration.ofMinutes(1));
    allGoOff(Map.of(lowOf("cpu"), 25.0, lowOf("network"), 700.0));
    assertThat(desired()).as("6 by the network, 4 by the CPU").isEqualTo(6);
  }

  @Test
  void whatAnAlarmSaidHoldsForAMinute() {
    aws.create("g", 1, 20, 8, "DefaultInstanceWarmup=0");
    track("cpu", 50);
    track("network", 1000);

    goesOff(lowOf("network"), 250);
    aws.advance(Duration.ofSeconds(60));
    goesOff(lowOf("cpu"), 25);
    assertThat(desired()).isEqualTo(8);

    aws.advance(Duration.ofSeconds(59));
    goesOff(lowOf("network"), 250);
    assertThat(desired()).as("the CPU's alarm spoke 59 seconds ago").isEqualTo(2);
  }

  @Test
  void aTrackerThatIsDisabledOrMayNotScaleInHasNoSayInIt() {
    aws.create("g", 1, 20, 8, "DefaultInstanceWarmup=0");
    track("cpu", 50);
    track("network", 1000, "Enabled=false");
    track("requests", 10, "TargetTrackingConfiguration.DisableScaleIn=true");

    goesOff(lowOf("cpu"), 25);

    assertThat(desired()).isEqualTo(4);
  }

  @Test
  void aPolicyThatMayNotScaleInDoesNot() {
    aws.create("g", 1, 20, 8, "DefaultInstanceWarmup=0");
    track("cpu", 50, "TargetTrackingConfiguration.DisableScaleIn=true");

    goesOff(new Alarm("mine", "cpu", "LessThanThreshold", 45), 10);

    assertThat(desired()).isEqualTo(8);
  }

  @Test
  void aDisabledPolicyDoesNothingUntilItIsEnabledAgain() {
    aws.create("g", 0, 20, 4, "DefaultInstanceWarmup=0");
    step("p", "Enabled=false", "S1.MetricIntervalLowerBound=0", "S1.ScalingAdjustment=1");
    Alarm alarm = new Alarm("high", "p", "GreaterThanThreshold", 50);

    goesOff(alarm, 60);
    assertThat(desired()).isEqualTo(4);

    step("p", "Enabled=true", "S1.MetricIntervalLowerBound=0", "S1.ScalingAdjustment=1");
    goesOff(alarm, 60);
    assertThat(desired()).isEqualTo(5);
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void alarmNotificationHearsAlarms(boolean suspended) {
    aws.create("g", 0, 20, 4, "DefaultInstanceWarmup=0");
    step("p", "S1.MetricIntervalLowerBound=0", "S1.ScalingAdjustment=1");
    Alarm alarm = new Alarm("high", "p", "GreaterThanThreshold", 50);
    if (suspended) {
      aws.call(
          "SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=AlarmNotification");
    }

    goesOff(alarm, 60);
    aws.advance(Duration.ofMinutes(1));
    assertThat(desired()).isEqualTo(suspended ? 4 : 5);

    // An alarm that is still on a minute later says so, and what was missed is not made up for.
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=AlarmNotification");
    goesOff(alarm, 60);
    assertThat(desired()).isEqualTo(suspended ? 5 : 6);
  }

  @Test
  void anAlarmOfAPolicyThatIsGoneIsNotHeard() {
    aws.create("g", 0, 20, 4);
    simple("p", 1);
    String arn = arn("p");
    aws.call("DeletePolicy", "PolicyName=" + arn);
    var before = aws.world();

    Alarm alarm = new Alarm("high", "p", "GreaterThanThreshold", 50);
    AlarmSignal signal = alarm.signal(aws, 60.0);
    aws.run(tx -> ScalingPolicies.onAlarm(tx, arn, signal));
    aws.run(tx -> ScalingPolicies.onAlarm(tx, "arn:aws:sns:x:y:z", signal));

    assertThat(aws.world()).isEqualTo(before);
  }

  @Test
  void aGroupThatIsBeingDeletedStaysEmpty() {
    aws = Scenario.realistic();
    aws.create("g", 0, 20, 1, "DefaultCooldown=0");
    aws.settle();
    simple("p", 1);
    String arn = arn("p");
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    Alarm alarm = new Alarm("high", "p", "GreaterThanThreshold", 50);
    AlarmSignal signal = alarm.signal(aws, 60.0);
    aws.run(tx -> ScalingPolicies.onAlarm(tx, arn, signal));
    aws.settle();

    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void anAlarmSeenFromTheBoundsChangesNothingAndLeavesNoActivity() {
    aws.create("g", 4, 4, 4, "DefaultInstanceWarmup=0");
    track("cpu", 50);
    int activities = aws.activities("g").size();

    goesOff(highOf("cpu"), 100);
    goesOff(lowOf("cpu"), 1);

    assertThat(desired()).isEqualTo(4);
    assertThat(aws.activities("g")).hasSize(activities);
  }

  private int capacityAfter(Alarm alarm, double metric) {
    aws.advance(Duration.ofMinutes(5));
    goesOff(alarm, metric);
    assertThat(aws.instances("g")).hasSize(desired());
    return desired();
  }

  private int desired() {
    return aws.group("g").desiredCapacity();
  }

  private void goesOff(Alarm alarm, double... datapoints) {
    AlarmSignal signal =
        alarm.signal(aws, Arrays.stream(datapoints).boxed().toArray(Double[]::new));
    String arn = arn(alarm.policy());
    aws.run(tx -> ScalingPolicies.onAlarm(tx, arn, signal));
  }

  private void allGoOff(Map<Alarm, Double> metrics) {
    Map<String, AlarmSignal> signals = new TreeMap<>();
    metrics.forEach((alarm, metric) -> signals.put(arn(alarm.policy()), alarm.signal(aws, metric)));
    aws.run(tx -> signals.forEach((arn, signal) -> ScalingPolicies.onAlarm(tx, arn, signal)));
  }

  private Alarm highOf(String policy) {
    return new Alarm("high-" + policy, policy, "GreaterThanThreshold", 50);
  }

  private Alarm lowOf(String policy) {
    return new Alarm("low-" + policy, policy, "LessThanThreshold", 45);
  }

  private String arn(String policy) {
    return aws.region().existing("g").scaling().policy(policy).orElseThrow().arn();
  }

  private void simple(String name, int adjustment) {
    put(name, "AdjustmentType=ChangeInCapacity", "ScalingAdjustment=" + adjustment);
  }

  /** {@code S1.} is short for the first step. */
  private void step(String name, String... more) {
    List<String> all = new ArrayList<>();
    for (String each : more) {
      all.add(each.replaceFirst("^S(\\d)\\.", "StepAdjustments.member.$1."));
    }
    all.add("PolicyType=StepScaling");
    all.add("AdjustmentType=ChangeInCapacity");
    put(name, all.toArray(String[]::new));
  }

  private void track(String name, double target, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("PolicyType=TargetTrackingScaling");
    all.add("TargetTrackingConfiguration.CustomizedMetricSpecification.MetricName=" + name);
    all.add("TargetTrackingConfiguration.CustomizedMetricSpecification.Namespace=test");
    all.add("TargetTrackingConfiguration.CustomizedMetricSpecification.Statistic=Average");
    all.add("TargetTrackingConfiguration.TargetValue=" + target);
    put(name, all.toArray(String[]::new));
  }

  /** Of a parameter that is given twice, the first one counts. */
  private void put(String name, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=g");
    all.add("PolicyName=" + name);
    aws.call("PutScalingPolicy", all.toArray(String[]::new));
  }
}
