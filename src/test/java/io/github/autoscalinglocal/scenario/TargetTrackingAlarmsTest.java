package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.scaling.AlarmDefinition;
import io.github.autoscalinglocal.scaling.AlarmDefinition.OfMetric;
import io.github.autoscalinglocal.scaling.AlarmDefinition.OfQueries;
import io.github.autoscalinglocal.scaling.TargetTrackingAlarms;
import io.github.autoscalinglocal.shape.MetricDimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alarms that target tracking policies make. */
class TargetTrackingAlarmsTest {
  private static final String TARGETS =
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/2";

  private final Scenario aws = Scenario.instant();

  @Test
  void oneWatchesForTooMuchAndOneForTooLittle() {
    List<AlarmDefinition> alarms = alarms(predefined("ASGAverageCPUUtilization"));

    ScalingPolicy policy = policy();
    assertThat(alarms).hasSize(2);
    AlarmDefinition high = alarms.get(0);
    assertThat(high.name()).startsWith("TargetTracking-g-AlarmHigh-");
    assertThat(high.arn())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + high.name());
    assertThat(high.description())
        .isEqualTo("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.arn() + ".");
    assertThat(high.actions()).containsExactly(policy.arn());
    assertThat(high.comparisonOperator()).isEqualTo("GreaterThanThreshold");
    assertThat(high.threshold()).isEqualTo(50);
    assertThat(high.period()).isEqualTo(60);
    assertThat(high.evaluationPeriods()).isEqualTo(3);
    AlarmDefinition low = alarms.get(1);
    assertThat(low.name()).startsWith("TargetTracking-g-AlarmLow-");
    assertThat(low.comparisonOperator()).isEqualTo("LessThanThreshold");
    assertThat(low.threshold()).isEqualTo(45);
    assertThat(low.period()).isEqualTo(60);
    assertThat(low.evaluationPeriods()).isEqualTo(15);
    assertThat(low.actions()).containsExactly(policy.arn());
    assertThat(low.source()).isEqualTo(high.source());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ASGAverageCPUUtilization, CPUUtilization",
    "ASGAverageNetworkIn,      NetworkIn",
    "ASGAverageNetworkOut,     NetworkOut"
  })
  void metricsOfTheGroupAreAveragesOfItsInstances(String type, String metric) {
    assertThat(alarms(predefined(type)).get(0).source())
        .isEqualTo(
            new OfMetric(
                "AWS/EC2",
                metric,
                List.of(new MetricDimension("AutoScalingGroupName", "g")),
                "Average",
                Optional.empty()));
  }

  @Test
  void requestsAreCountedPerTarget() {
    assertThat(
            alarms(
                    "PredefinedMetricSpecification.PredefinedMetricType=ALBRequestCountPerTarget",
                    "PredefinedMetricSpecification.ResourceLabel=app/l/1/targetgroup/t/2")
                .get(0)
                .source())
        .isEqualTo(
            new OfMetric(
                "AWS/ApplicationELB",
                "RequestCountPerTarget",
                List.of(
                    new MetricDimension("LoadBalancer", "app/l/1"),
                    new MetricDimension("TargetGroup", "targetgroup/t/2")),
                "Sum",
                Optional.empty()));
  }

  @ParameterizedTest(name = "period {0}: {1} and {2} periods")
  @CsvSource({"10, 3, 90", "30, 3, 30", "60, 3, 15"})
  void shortPeriodsWatchForTooLittleAsLong(int period, int high, int low) {
    List<AlarmDefinition> alarms =
        alarms(
            "CustomizedMetricSpecification.MetricName=m",
            "CustomizedMetricSpecification.Namespace=n",
            "CustomizedMetricSpecification.Statistic=Maximum",
            "CustomizedMetricSpecification.Unit=Count",
            "CustomizedMetricSpecification.Dimensions.member.1.Name=queue",
            "CustomizedMetricSpecification.Dimensions.member.1.Value=q",
            "CustomizedMetricSpecification.Period=" + period);

    assertThat(alarms).allMatch(alarm -> alarm.period() == period);
    assertThat(alarms).extracting(AlarmDefinition::evaluationPeriods).containsExactly(high, low);
    assertThat(alarms.get(0).source())
        .isEqualTo(
            new OfMetric(
                "n",
                "m",
                List.of(new MetricDimension("queue", "q")),
                "Maximum",
                Optional.of("Count")));
  }

  @Test
  void metricMathIsHandedOn() {
    String metrics = "CustomizedMetricSpecification.Metrics.member.";
    List<AlarmDefinition> alarms =
        alarms(
            metrics + "1.Id=m1",
            metrics + "1.ReturnData=false",
            metrics + "1.MetricStat.Stat=Sum",
            metrics + "1.MetricStat.Period=30",
            metrics + "1.MetricStat.Metric.Namespace=n",
            metrics + "1.MetricStat.Metric.MetricName=m",
            metrics + "2.Id=e1",
            metrics + "2.Expression=m1 / 2");

    assertThat(alarms.get(0).period()).isEqualTo(30);
    assertThat(((OfQueries) alarms.get(0).source()).queries())
        .extracting(query -> query.id())
        .containsExactly("m1", "e1");
  }

  @ParameterizedTest(name = "target {0} -> {1}")
  @CsvSource({"40, 36", "70, 63", "0.3, 0.27", "33.3, 29.97"})
  void tooLittleIsNineTenthsOfTheTarget(double target, double threshold) {
    List<AlarmDefinition> alarms =
        alarms(predefined("ASGAverageCPUUtilization"), "TargetValue=" + target);

    assertThat(alarms.get(1).threshold()).isEqualTo(threshold);
  }

  @Test
  void aPolicyThatMayNotScaleInWatchesForTooMuchOnly() {
    assertThat(alarms(predefined("ASGAverageCPUUtilization"), "DisableScaleIn=true"))
        .extracting(AlarmDefinition::comparisonOperator)
        .containsExactly("GreaterThanThreshold");
  }

  @Test
  void aPolicyThatMayScaleInAgainKeepsItsFirstAlarm() {
    String first = alarms(predefined("ASGAverageCPUUtilization")).get(0).name();
    put(predefined("ASGAverageCPUUtilization"), "DisableScaleIn=true");
    put(predefined("ASGAverageCPUUtilization"));

    assertThat(policy().alarms()).hasSize(2);
    assertThat(policy().alarms().get(0).alarmName()).isEqualTo(first);
  }

  private static String predefined(String type) {
    return "PredefinedMetricSpecification.PredefinedMetricType=" + type;
  }

  /**
   * The alarms of a policy with this configuration, and a target of 50 unless it says otherwise.
   */
  private List<AlarmDefinition> alarms(String... configuration) {
    aws.create("g", 0, 9, 0, "TargetGroupARNs[]=" + TARGETS);
    put(configuration);
    return TargetTrackingAlarms.of(policy(), group());
  }

  private void put(String... configuration) {
    List<String> all = new ArrayList<>();
    for (String each : configuration) {
      all.add("TargetTrackingConfiguration." + each);
    }
    all.add("TargetTrackingConfiguration.TargetValue=50");
    all.add("PolicyType=TargetTrackingScaling");
    all.add("AutoScalingGroupName=g");
    all.add("PolicyName=p");
    aws.call("PutScalingPolicy", all.toArray(String[]::new));
  }

  private Group group() {
    return aws.region().existing("g");
  }

  private ScalingPolicy policy() {
    return group().scaling().policy("p").orElseThrow();
  }
}
