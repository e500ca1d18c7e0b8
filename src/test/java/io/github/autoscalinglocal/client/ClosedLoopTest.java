package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.Metric;
import software.amazon.awssdk.services.autoscaling.model.MetricDimension;
import software.amazon.awssdk.services.autoscaling.model.MetricType;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingMetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * The whole way from a load to instances and back, minute by minute: instances are busy, CloudWatch
 * sees it, alarms go off, policies decide, instances come and go, and the others are less busy.
 */
class ClosedLoopTest {
  private final Sandbox sandbox = Sandbox.start();
  private CloudWatchClient cloudWatch;

  @BeforeEach
  void connect() {
    cloudWatch = sandbox.cloudWatch();
  }

  @AfterEach
  void stop() {
    cloudWatch.close();
    sandbox.close();
  }

  @Test
  void theDocumentedExampleOfStepsGoesFromTenToElevenToFourteenToThirteenToTen() {
    sandbox.create("g", 10);
    steps("out", step(0.0, 10.0, 0), step(10.0, 20.0, 10), step(20.0, null, 30));
    steps("in", step(-10.0, 0.0, 0), step(-20.0, -10.0, -10), step(null, -20.0, -30));
    alarm("cpu-high", "out", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 50);
    alarm("cpu-low", "in", ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 50);
    sandbox.advance(Duration.ofMinutes(5));
    Load.cpu()
        .fromMinute(0, 60)
        .fromMinute(1, 50)
        .fromMinute(10, 70)
        .fromMinute(11, 50)
        .fromMinute(20, 40)
        .fromMinute(21, 50)
        .fromMinute(30, 30)
        .fromMinute(31, 50)
        .on("g", sandbox);

    assertThat(capacityOverTime("g", 60)).isEqualTo("0:10 1:11 11:14 21:13 31:10");
    assertThat(causes("g"))
        .contains(
            "At 2026-03-02T10:06:00Z a monitor alarm cpu-high in state ALARM triggered policy out"
                + " changing the desired capacity from 10 to 11.  At 2026-03-02T10:06:00Z an"
                + " instance was started in response to a difference between desired and actual"
                + " capacity, increasing the capacity from 10 to 11.");
    assertThat(causes("g").get(0))
        .startsWith(
            "At 2026-03-02T10:36:00Z a monitor alarm cpu-low in state ALARM triggered policy in"
                + " changing the desired capacity from 13 to 10.");
  }

  @Test
  void targetTrackingFollowsALoadThatDoublesStaysForAnHourAndFalls() {
    sandbox.create("g", 4, request -> request.minSize(2).defaultInstanceWarmup(120));
    track("fifty", MetricType.ASG_AVERAGE_CPU_UTILIZATION, 50);
    sandbox.advance(Duration.ofMinutes(2));
    Load.sharedCpu().fromMinute(0, 200).fromMinute(30, 400).fromMinute(90, 200).on("g", sandbox);

    // Too much for 3 minutes, and too little for 15.
    assertThat(capacityOverTime("g", 180)).isEqualTo("0:4 33:8 105:4");
    assertThat(averageCpu("g", 180)).isEqualTo("0:50.0 30:100.0 33:50.0 90:25.0 105:50.0");
  }

  @Test
  void aPolicyApproachesALoadThatIsBeyondAllInstances() {
    sandbox.create("g", 1, request -> request.minSize(1).defaultInstanceWarmup(0));
    track("fifty", MetricType.ASG_AVERAGE_CPU_UTILIZATION, 50);
    Load.sharedCpu().fromMinute(0, 360).on("g", sandbox);

    // Nobody is more than busy: 100 % twice the target, so twice as many, until 45 % are reached.
    assertThat(capacityOverTime("g", 30)).isEqualTo("0:1 3:2 4:4 5:8");
  }

  @Test
  void theActivityTellsTheAlarmThatInvokedIt() {
    sandbox.create("g", 4, request -> request.defaultInstanceWarmup(0));
    PutScalingPolicyResponse policy = track("p", MetricType.ASG_AVERAGE_CPU_UTILIZATION, 50);
    String high = policy.alarms().get(0).alarmName();
    Load.cpu().fromMinute(0, 75).on("g", sandbox);
    sandbox.advance(Duration.ofMinutes(3));

    Activity launch = sandbox.activities("g").get(0);
    assertThat(launch.cause())
        .startsWith(
            "At 2026-03-02T10:03:00Z a monitor alarm %s in state ALARM triggered policy p changing the desired capacity from 4 to 6."
                .formatted(high));
    assertThat(launch.details())
        .isEqualTo(
            ("{\"Availability Zone\":\"us-east-1a\",\"InvokingAlarms\":[{"
                    + "\"AlarmArn\":\"arn:aws:cloudwatch:us-east-1:000000000000:alarm:%1$s\","
                    + "\"AlarmName\":\"%1$s\",\"AlarmDescription\":\"DO NOT EDIT OR DELETE. For"
                    + " TargetTrackingScaling policy %2$s.\",\"AWSAccountId\":\"000000000000\","
                    + "\"OldStateValue\":\"OK\",\"NewStateValue\":\"ALARM\","
                    + "\"Region\":\"US East (N. Virginia)\",\"StateChangeTime\":1772445780000,"
                    + "\"AlarmConfigurationUpdatedTimestamp\":1772445600000,"
                    + "\"Trigger\":{\"MetricName\":\"CPUUtilization\",\"Namespace\":\"AWS/EC2\","
                    + "\"StatisticType\":\"Statistic\",\"Statistic\":\"AVERAGE\",\"Unit\":null,"
                    + "\"Dimensions\":[{\"value\":\"g\",\"name\":\"AutoScalingGroupName\"}],"
                    + "\"Period\":60,\"EvaluationPeriods\":3,"
                    + "\"ComparisonOperator\":\"GreaterThanThreshold\",\"Threshold\":50.0,"
                    + "\"TreatMissingData\":\"\",\"EvaluateLowSampleCountPercentile\":\"\"}}]}")
                .formatted(high, policy.policyARN()));
  }

  @Test
  void ofTwoPoliciesThatDisagreeTheOneThatWantsMoreHasItsWay() {
    sandbox.create("g", 8, request -> request.defaultInstanceWarmup(0));
    track("cpu", MetricType.ASG_AVERAGE_CPU_UTILIZATION, 50);
    track("network", MetricType.ASG_AVERAGE_NETWORK_IN, 1000);
    Load.cpu().fromMinute(0, 75).fromMinute(3, 25).on("g", sandbox);
    Load.networkIn().fromMinute(0, 100).fromMinute(30, 500).on("g", sandbox);

    // At first the CPU wants 12 and the network would do with less; later the CPU wants 6 and the
    // network 2, then the CPU half of what there is.
    assertThat(capacityOverTime("g", 19)).isEqualTo("0:8 3:12 18:6 19:3");
    assertThat(causes("g").get(0)).contains("triggered policy cpu");
  }

  @Test
  void aPolicyThatDoesNotWantLessKeepsTheOtherFromShrinking() {
    sandbox.create("g", 8, request -> request.defaultInstanceWarmup(0));
    track("cpu", MetricType.ASG_AVERAGE_CPU_UTILIZATION, 50);
    track("network", MetricType.ASG_AVERAGE_NETWORK_IN, 1000);
    Load.cpu().fromMinute(0, 25).on("g", sandbox);
    Load.networkIn().fromMinute(0, 950).fromMinute(20, 800).on("g", sandbox);

    // From the 35th minute on the network would do with 80 %, and that counts: 7, 6, 5 ...
    assertThat(capacityOverTime("g", 37)).isEqualTo("0:8 35:7 36:6 37:5");
  }

  @Test
  void aCooldownSwallowsAnAlarmUntilItIsOver() {
    sandbox.create("g", 1, request -> request.defaultCooldown(120));
    String arn =
        put("p", policy -> policy.adjustmentType("ChangeInCapacity").scalingAdjustment(1))
            .policyARN();
    alarm("high", arn, ComparisonOperator.GREATER_THAN_THRESHOLD, 50, request -> {});
    Load.cpu().fromMinute(0, 90).fromMinute(9, 10).on("g", sandbox);

    assertThat(capacityOverTime("g", 20)).isEqualTo("0:1 2:2 4:3 6:4 8:5");
  }

  @Test
  void aDisabledPolicyDoesNothingAndOnceEnabledHearsTheAlarmThatIsStillOn() {
    sandbox.create("g", 1, request -> request.defaultInstanceWarmup(0));
    String arn = put("p", policy -> one(policy).enabled(false)).policyARN();
    alarm("high", arn, ComparisonOperator.GREATER_THAN_THRESHOLD, 50, request -> {});
    Load.cpu().fromMinute(0, 90).on("g", sandbox);

    assertThat(capacityOverTime("g", 5)).isEqualTo("0:1");
    assertThat(state("high")).isEqualTo(StateValue.ALARM);
    put("p", policy -> one(policy).enabled(true));
    assertThat(capacityOverTime("g", 2)).isEqualTo("0:1 1:2 2:3");
  }

  @Test
  void whileAlarmNotificationIsSuspendedAlarmsAreNotHeard() {
    sandbox.create("g", 1, request -> request.defaultInstanceWarmup(0));
    String arn = put("p", ClosedLoopTest::one).policyARN();
    alarm("high", arn, ComparisonOperator.GREATER_THAN_THRESHOLD, 50, request -> {});
    Load.cpu().fromMinute(0, 90).on("g", sandbox);
    assertThat(capacityOverTime("g", 2)).isEqualTo("0:1 1:2 2:3");

    sandbox
        .client()
        .suspendProcesses(
            request -> request.autoScalingGroupName("g").scalingProcesses("AlarmNotification"));
    assertThat(capacityOverTime("g", 5)).isEqualTo("0:3");
    assertThat(state("high")).isEqualTo(StateValue.ALARM);
    sandbox
        .client()
        .resumeProcesses(
            request -> request.autoScalingGroupName("g").scalingProcesses("AlarmNotification"));
    assertThat(capacityOverTime("g", 2)).isEqualTo("0:3 1:4 2:5");
  }

  @Test
  void anAlarmSetByHandHasAStepPolicyActAsAtItsThreshold() {
    sandbox.create("g", 1, request -> request.defaultInstanceWarmup(0));
    String arn = put("p", ClosedLoopTest::one).policyARN();
    alarm("high", arn, ComparisonOperator.GREATER_THAN_THRESHOLD, 50, request -> {});
    String tracking =
        track("t", MetricType.ASG_AVERAGE_CPU_UTILIZATION, 50).alarms().get(0).alarmName();

    setAlarm("high");
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(2);
    setAlarm(tracking);
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void anAlarmSetByHandMayTellTheValuesThatPoliciesGoBy() {
    sandbox.create("g", 4, request -> request.defaultInstanceWarmup(0));
    String tracking =
        track("t", MetricType.ASG_AVERAGE_CPU_UTILIZATION, 50).alarms().get(0).alarmName();

    cloudWatch.setAlarmState(
        request ->
            request
                .alarmName(tracking)
                .stateValue(StateValue.ALARM)
                .stateReason("a test")
                .stateReasonData("{\"version\":\"1.0\",\"recentDatapoints\":[60.0,75.0]}"));

    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(6);
    assertThatThrownBy(
            () ->
                cloudWatch.setAlarmState(
                    request ->
                        request
                            .alarmName(tracking)
                            .stateValue(StateValue.OK)
                            .stateReason("a test")
                            .stateReasonData("{\"version\":")))
        .isInstanceOf(InvalidFormatException.class)
        .hasMessageContaining("Data was not syntactically valid JSON.");
  }

  @Test
  void anAlarmWhoseActionsAreDisabledHasNothingDone() {
    sandbox.create("g", 1, request -> request.defaultInstanceWarmup(0));
    String arn = put("p", ClosedLoopTest::one).policyARN();
    alarm("high", arn, ComparisonOperator.GREATER_THAN_THRESHOLD, 50, request -> {});
    cloudWatch.disableAlarmActions(request -> request.alarmNames("high"));
    Load.cpu().fromMinute(0, 90).on("g", sandbox);

    assertThat(capacityOverTime("g", 3)).isEqualTo("0:1");
    cloudWatch.enableAlarmActions(request -> request.alarmNames("high"));
    assertThat(capacityOverTime("g", 1)).isEqualTo("0:1 1:2");
  }

  @Test
  void aMetricOfTheUsersOwnIsTrackedToo() {
    sandbox.create("g", 2, request -> request.defaultInstanceWarmup(120));
    sandbox.advance(Duration.ofMinutes(2));
    put(
        "backlog",
        policy ->
            policy
                .policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(
                    configuration ->
                        configuration
                            .targetValue(10.0)
                            .customizedMetricSpecification(
                                metric ->
                                    metric.metrics(
                                        List.of(
                                            hidden("messages", "Sum", MESSAGES),
                                            hidden("instances", "Average", IN_SERVICE),
                                            TargetTrackingMetricDataQuery.builder()
                                                .id("each")
                                                .expression("messages / instances")
                                                .build())))));
    sandbox
        .client()
        .enableMetricsCollection(
            request -> request.autoScalingGroupName("g").granularity("1Minute"));
    sandbox.advance(Duration.ofMinutes(1));

    List<Integer> capacities = new ArrayList<>();
    for (int minute = 0; minute < 6; minute++) {
      cloudWatch.putMetricData(
          request ->
              request
                  .namespace("Queue")
                  .metricData(MetricDatum.builder().metricName("Messages").value(60.0).build()));
      sandbox.advance(Duration.ofMinutes(1));
      capacities.add(sandbox.group("g").desiredCapacity());
    }

    assertThat(capacities).containsExactly(2, 2, 6, 6, 6, 6);
  }

  private static final Metric MESSAGES =
      Metric.builder().namespace("Queue").metricName("Messages").build();

  private static final Metric IN_SERVICE =
      Metric.builder()
          .namespace("AWS/AutoScaling")
          .metricName("GroupInServiceInstances")
          .dimensions(MetricDimension.builder().name("AutoScalingGroupName").value("g").build())
          .build();

  private static TargetTrackingMetricDataQuery hidden(String id, String stat, Metric metric) {
    return TargetTrackingMetricDataQuery.builder()
        .id(id)
        .returnData(false)
        .metricStat(which -> which.stat(stat).metric(metric))
        .build();
  }

  // Policies.

  private PutScalingPolicyResponse put(
      String name, Consumer<PutScalingPolicyRequest.Builder> policy) {
    return sandbox
        .client()
        .putScalingPolicy(
            request -> policy.accept(request.autoScalingGroupName("g").policyName(name)));
  }

  private static PutScalingPolicyRequest.Builder one(PutScalingPolicyRequest.Builder policy) {
    return policy
        .policyType("StepScaling")
        .adjustmentType("ChangeInCapacity")
        .stepAdjustments(step(0.0, null, 1));
  }

  private void steps(String name, StepAdjustment... steps) {
    put(
        name,
        policy ->
            policy
                .policyType("StepScaling")
                .adjustmentType("PercentChangeInCapacity")
                .stepAdjustments(steps));
  }

  private static StepAdjustment step(Double lower, Double upper, int adjustment) {
    return StepAdjustment.builder()
        .metricIntervalLowerBound(lower)
        .metricIntervalUpperBound(upper)
        .scalingAdjustment(adjustment)
        .build();
  }

  private PutScalingPolicyResponse track(String name, MetricType metric, double target) {
    return put(
        name,
        policy ->
            policy
                .policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(
                    configuration ->
                        configuration
                            .targetValue(target)
                            .predefinedMetricSpecification(
                                predefined -> predefined.predefinedMetricType(metric))));
  }

  // Alarms.

  private void alarm(String name, String policy, ComparisonOperator operator, double threshold) {
    String arn =
        sandbox
            .client()
            .describePolicies(request -> request.autoScalingGroupName("g").policyNames(policy))
            .scalingPolicies()
            .get(0)
            .policyARN();
    alarm(name, arn, operator, threshold, request -> {});
  }

  /** An alarm on the CPU utilization of the group in a single minute. */
  private void alarm(
      String name,
      String policyArn,
      ComparisonOperator operator,
      double threshold,
      Consumer<PutMetricAlarmRequest.Builder> more) {
    cloudWatch.putMetricAlarm(
        request -> {
          request
              .alarmName(name)
              .namespace("AWS/EC2")
              .metricName("CPUUtilization")
              .dimensions(dimension("g"))
              .statistic(Statistic.AVERAGE)
              .period(60)
              .evaluationPeriods(1)
              .threshold(threshold)
              .comparisonOperator(operator)
              .alarmActions(policyArn);
          more.accept(request);
        });
  }

  private static Dimension dimension(String group) {
    return Dimension.builder().name("AutoScalingGroupName").value(group).build();
  }

  private void setAlarm(String name) {
    cloudWatch.setAlarmState(
        request -> request.alarmName(name).stateValue(StateValue.ALARM).stateReason("a test"));
  }

  private StateValue state(String alarm) {
    return cloudWatch
        .describeAlarms(request -> request.alarmNames(alarm))
        .metricAlarms()
        .get(0)
        .stateValue();
  }

  // What comes of it.

  /** The capacity of now, and in which of the minutes to come it became another. */
  private String capacityOverTime(String group, int minutes) {
    Map<Integer, Object> changes = new LinkedHashMap<>();
    int last = -1;
    for (int minute = 0; minute <= minutes; minute++) {
      if (minute > 0) {
        sandbox.advance(Duration.ofMinutes(1));
      }
      int capacity = sandbox.group(group).desiredCapacity();
      assertThat(sandbox.instances(group)).hasSize(capacity);
      if (capacity != last) {
        changes.put(minute, capacity);
      }
      last = capacity;
    }
    return text(changes);
  }

  /** The average utilization of the minutes until now, and in which it became another. */
  private String averageCpu(String group, int minutes) {
    Map<Integer, Object> changes = new LinkedHashMap<>();
    var answer =
        cloudWatch.getMetricData(
            request ->
                request
                    .startTime(sandbox.now().minus(Duration.ofMinutes(minutes)))
                    .endTime(sandbox.now())
                    .scanBy("TimestampAscending")
                    .metricDataQueries(
                        MetricDataQuery.builder()
                            .id("cpu")
                            .metricStat(
                                stat ->
                                    stat.period(60)
                                        .stat("Average")
                                        .metric(
                                            metric ->
                                                metric
                                                    .namespace("AWS/EC2")
                                                    .metricName("CPUUtilization")
                                                    .dimensions(dimension(group))))
                            .build()));
    List<Double> values = answer.metricDataResults().get(0).values();
    assertThat(values).hasSize(minutes);
    for (int minute = 0; minute < minutes; minute++) {
      if (minute == 0 || !values.get(minute).equals(values.get(minute - 1))) {
        changes.put(minute, values.get(minute));
      }
    }
    return text(changes);
  }

  private static String text(Map<Integer, Object> changes) {
    List<String> all = new ArrayList<>();
    changes.forEach((minute, value) -> all.add(minute + ":" + value));
    return String.join(" ", all);
  }

  private List<String> causes(String group) {
    return sandbox.activities(group).stream().map(Activity::cause).toList();
  }
}
