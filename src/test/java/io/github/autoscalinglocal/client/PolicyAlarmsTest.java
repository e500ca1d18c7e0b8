package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingConfiguration;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Policies and their alarms, seen from both services. */
class PolicyAlarmsTest {
  private static final String SNS = "arn:aws:sns:us-east-1:000000000000:pager";

  private final Sandbox sandbox = Sandbox.start();
  private CloudWatchClient cloudWatch;

  @BeforeEach
  void connect() {
    cloudWatch = sandbox.cloudWatch();
    sandbox.create("g", 1);
  }

  @AfterEach
  void stop() {
    cloudWatch.close();
    sandbox.close();
  }

  @Test
  void targetTrackingHasTwoAlarmsThatCloudWatchShows() {
    PutScalingPolicyResponse policy = track(40, configuration -> {});

    assertThat(policy.alarms()).hasSize(2);
    assertThat(described().alarms()).isEqualTo(policy.alarms());
    List<MetricAlarm> alarms = alarms();
    assertThat(alarms)
        .extracting(MetricAlarm::alarmName)
        .containsExactlyElementsOf(policy.alarms().stream().map(Alarm::alarmName).toList());
    assertThat(alarms)
        .extracting(MetricAlarm::alarmArn)
        .containsExactlyElementsOf(policy.alarms().stream().map(Alarm::alarmARN).toList());
    MetricAlarm high = alarms.get(0);
    assertThat(high.alarmName()).startsWith("TargetTracking-g-AlarmHigh-");
    assertThat(high.alarmDescription())
        .isEqualTo(
            "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.policyARN() + ".");
    assertThat(high.alarmActions()).containsExactly(policy.policyARN());
    assertThat(high.okActions()).isEmpty();
    assertThat(high.namespace()).isEqualTo("AWS/EC2");
    assertThat(high.metricName()).isEqualTo("CPUUtilization");
    assertThat(high.statistic()).isEqualTo(Statistic.AVERAGE);
    assertThat(high.threshold()).isEqualTo(40);
    assertThat(high.evaluationPeriods()).isEqualTo(3);
    assertThat(high.period()).isEqualTo(60);
    MetricAlarm low = alarms.get(1);
    assertThat(low.alarmName()).startsWith("TargetTracking-g-AlarmLow-");
    assertThat(low.comparisonOperator()).isEqualTo(ComparisonOperator.LESS_THAN_THRESHOLD);
    assertThat(low.threshold()).isEqualTo(36);
    assertThat(low.evaluationPeriods()).isEqualTo(15);
  }

  @Test
  void anotherTargetChangesTheAlarmsAndKeepsTheirNames() {
    PutScalingPolicyResponse first = track(40, configuration -> {});

    PutScalingPolicyResponse second = track(70, configuration -> {});

    assertThat(second.alarms()).isEqualTo(first.alarms());
    assertThat(alarms()).extracting(MetricAlarm::threshold).containsExactly(70.0, 63.0);
  }

  @Test
  void aPolicyThatMayNoLongerScaleInLosesItsLowAlarm() {
    track(40, configuration -> {});

    PutScalingPolicyResponse second =
        track(40, configuration -> configuration.disableScaleIn(true));

    assertThat(second.alarms()).hasSize(1);
    assertThat(alarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly(second.alarms().get(0).alarmName());
  }

  @Test
  void aPolicyThatIsNoLongerOfTargetTrackingLosesBoth() {
    track(40, configuration -> {});

    sandbox
        .client()
        .putScalingPolicy(
            request ->
                request
                    .autoScalingGroupName("g")
                    .policyName("p")
                    .adjustmentType("ChangeInCapacity")
                    .scalingAdjustment(1));

    assertThat(alarms()).isEmpty();
    assertThat(described().alarms()).isEmpty();
  }

  @Test
  void aDisabledPolicyKeepsItsAlarms() {
    track(40, configuration -> {});
    sandbox
        .client()
        .putScalingPolicy(
            request ->
                request
                    .autoScalingGroupName("g")
                    .policyName("p")
                    .policyType("TargetTrackingScaling")
                    .targetTrackingConfiguration(cpu(40))
                    .enabled(false));

    assertThat(alarms()).hasSize(2).allMatch(MetricAlarm::actionsEnabled);
    assertThat(described().alarms()).hasSize(2);
  }

  @Test
  void theAlarmsOfATargetTrackingPolicyGoWithIt() {
    track(40, configuration -> {});

    deletePolicy();

    assertThat(alarms()).isEmpty();
  }

  @Test
  void aUserMayHaveDeletedOneBefore() {
    List<Alarm> alarms = track(40, configuration -> {}).alarms();
    cloudWatch.deleteAlarms(request -> request.alarmNames(alarms.get(0).alarmName()));
    deletePolicy();
    assertThat(alarms()).isEmpty();

    track(40, configuration -> {});
    assertThat(alarms()).hasSize(2);
  }

  @Test
  void thoseWhoActOnASimplePolicyAreListedWithIt() {
    String arn = simple();
    assertThat(described().alarms()).isEmpty();
    alarm("b", request -> request.alarmActions(arn, SNS));
    alarm("a", request -> request.okActions(arn));
    alarm("c", request -> request.alarmActions(SNS));

    assertThat(described().alarms())
        .extracting(alarm -> alarm.alarmName() + " " + alarm.alarmARN())
        .containsExactly(
            "a arn:aws:cloudwatch:us-east-1:000000000000:alarm:a",
            "b arn:aws:cloudwatch:us-east-1:000000000000:alarm:b");

    alarm("b", request -> request.alarmActions(SNS));
    cloudWatch.deleteAlarms(request -> request.alarmNames("a"));
    assertThat(described().alarms()).isEmpty();
  }

  @Test
  void aSimplePolicyThatIsDeletedLeavesAlarmsWithoutThatAction() {
    String arn = simple();
    alarm("a", request -> request.alarmActions(arn));
    alarm("b", request -> request.alarmActions(arn, SNS).okActions(arn));

    deletePolicy();

    assertThat(alarms()).extracting(MetricAlarm::alarmName).containsExactly("a", "b");
    assertThat(alarms().get(0).alarmActions()).isEmpty();
    assertThat(alarms().get(1).alarmActions()).containsExactly(SNS);
    assertThat(alarms().get(1).okActions()).isEmpty();
  }

  @Test
  void aGroupThatIsDeletedTakesAlarmsWithItThatHaveNothingElseToDo() {
    String arn = simple();
    alarm("a", request -> request.alarmActions(arn));
    alarm("b", request -> request.alarmActions(arn, SNS));
    alarm("c", request -> {});
    track("t", 40, configuration -> {});

    sandbox
        .client()
        .deleteAutoScalingGroup(request -> request.autoScalingGroupName("g").forceDelete(true));

    assertThat(alarms()).extracting(MetricAlarm::alarmName).containsExactly("b", "c");
    assertThat(alarms().get(0).alarmActions()).containsExactly(SNS);
  }

  private PutScalingPolicyResponse track(
      double target, Consumer<TargetTrackingConfiguration.Builder> more) {
    return track("p", target, more);
  }

  private PutScalingPolicyResponse track(
      String name, double target, Consumer<TargetTrackingConfiguration.Builder> more) {
    return sandbox
        .client()
        .putScalingPolicy(
            request ->
                request
                    .autoScalingGroupName("g")
                    .policyName(name)
                    .policyType("TargetTrackingScaling")
                    .targetTrackingConfiguration(
                        cpu(target).toBuilder().applyMutation(more).build()));
  }

  private static TargetTrackingConfiguration cpu(double target) {
    return TargetTrackingConfiguration.builder()
        .targetValue(target)
        .predefinedMetricSpecification(
            metric -> metric.predefinedMetricType("ASGAverageCPUUtilization"))
        .build();
  }

  private String simple() {
    return sandbox
        .client()
        .putScalingPolicy(
            request ->
                request
                    .autoScalingGroupName("g")
                    .policyName("p")
                    .adjustmentType("ChangeInCapacity")
                    .scalingAdjustment(1))
        .policyARN();
  }

  private void deletePolicy() {
    sandbox.client().deletePolicy(request -> request.autoScalingGroupName("g").policyName("p"));
  }

  private ScalingPolicy described() {
    return sandbox
        .client()
        .describePolicies(request -> request.autoScalingGroupName("g").policyNames("p"))
        .scalingPolicies()
        .get(0);
  }

  private List<MetricAlarm> alarms() {
    return cloudWatch.describeAlarms().metricAlarms();
  }

  private void alarm(
      String name,
      Consumer<software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest.Builder>
          more) {
    cloudWatch.putMetricAlarm(
        request -> {
          request
              .alarmName(name)
              .namespace("App")
              .metricName("Load")
              .statistic(Statistic.AVERAGE)
              .period(60)
              .evaluationPeriods(1)
              .threshold(1.0)
              .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
          more.accept(request);
        });
  }
}
