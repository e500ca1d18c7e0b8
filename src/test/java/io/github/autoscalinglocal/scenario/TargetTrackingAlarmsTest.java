package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Actions;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Queries;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.MetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
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
    List<AlarmConfiguration> alarms = alarms(predefined("ASGAverageCPUUtilization"));

    assertThat(alarms).hasSize(2);
    AlarmConfiguration high = alarms.get(0);
    assertThat(high.name()).startsWith("TargetTracking-g-AlarmHigh-");
    assertThat(high.description())
        .hasValue(
            "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy().arn() + ".");
    assertThat(high.actions())
        .isEqualTo(new Actions(true, List.of(), List.of(policy().arn()), List.of()));
    assertThat(high.rule()).isEqualTo(rule(3, 50, ComparisonOperator.GREATER_THAN_THRESHOLD));
    AlarmConfiguration low = alarms.get(1);
    assertThat(low.name()).startsWith("TargetTracking-g-AlarmLow-");
    assertThat(low.rule()).isEqualTo(rule(15, 45, ComparisonOperator.LESS_THAN_THRESHOLD));
    assertThat(low.actions()).isEqualTo(high.actions());
    assertThat(low.watched()).isEqualTo(high.watched());
    assertThat(policy().alarms())
        .extracting(alarm -> alarm.alarmName() + " " + alarm.alarmARN())
        .containsExactly(
            high.name() + " arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + high.name(),
            low.name() + " arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + low.name());
  }

  private static Rule rule(int periods, double threshold, ComparisonOperator operator) {
    return new Rule(
        periods,
        Optional.empty(),
        Optional.of(threshold),
        operator,
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ASGAverageCPUUtilization, CPUUtilization",
    "ASGAverageNetworkIn,      NetworkIn",
    "ASGAverageNetworkOut,     NetworkOut"
  })
  void metricsOfTheGroupAreAveragesOfItsInstances(String type, String metric) {
    assertThat(alarms(predefined(type)).get(0).watched())
        .isEqualTo(
            metric(
                "AWS/EC2",
                metric,
                List.of(new Dimension("AutoScalingGroupName", "g")),
                "Average",
                60,
                Optional.empty()));
  }

  @Test
  void requestsAreCountedPerTarget() {
    assertThat(
            alarms(
                    "PredefinedMetricSpecification.PredefinedMetricType=ALBRequestCountPerTarget",
                    "PredefinedMetricSpecification.ResourceLabel=app/l/1/targetgroup/t/2")
                .get(0)
                .watched())
        .isEqualTo(
            metric(
                "AWS/ApplicationELB",
                "RequestCountPerTarget",
                List.of(
                    new Dimension("LoadBalancer", "app/l/1"),
                    new Dimension("TargetGroup", "targetgroup/t/2")),
                "Sum",
                60,
                Optional.empty()));
  }

  @ParameterizedTest(name = "period {0}: {1} and {2} periods")
  @CsvSource({"10, 3, 90", "30, 3, 30", "60, 3, 15"})
  void shortPeriodsWatchForTooLittleAsLong(int period, int high, int low) {
    List<AlarmConfiguration> alarms =
        alarms(
            "CustomizedMetricSpecification.MetricName=m",
            "CustomizedMetricSpecification.Namespace=n",
            "CustomizedMetricSpecification.Statistic=Maximum",
            "CustomizedMetricSpecification.Unit=Count",
            "CustomizedMetricSpecification.Dimensions.member.1.Name=queue",
            "CustomizedMetricSpecification.Dimensions.member.1.Value=q",
            "CustomizedMetricSpecification.Period=" + period);

    assertThat(alarms)
        .extracting(alarm -> alarm.rule().evaluationPeriods())
        .containsExactly(high, low);
    assertThat(alarms.get(0).watched())
        .isEqualTo(
            metric(
                "n",
                "m",
                List.of(new Dimension("queue", "q")),
                "Maximum",
                period,
                Optional.of(StandardUnit.COUNT)));
  }

  @Test
  void metricMathIsHandedOn() {
    String metrics = "CustomizedMetricSpecification.Metrics.member.";
    List<AlarmConfiguration> alarms =
        alarms(
            metrics + "1.Id=m1",
            metrics + "1.ReturnData=false",
            metrics + "1.MetricStat.Stat=Sum",
            metrics + "1.MetricStat.Period=30",
            metrics + "1.MetricStat.Metric.Namespace=n",
            metrics + "1.MetricStat.Metric.MetricName=m",
            metrics + "2.Id=e1",
            metrics + "2.Expression=m1 / 2");

    Queries queries = (Queries) alarms.get(0).watched();
    assertThat(queries.metrics()).extracting(MetricDataQuery::id).containsExactly("m1", "e1");
    assertThat(queries.metrics().get(0).metricStat().period()).isEqualTo(30);
    assertThat(queries.metrics().get(1).period()).isEqualTo(30);
  }

  @ParameterizedTest(name = "target {0} -> {1}")
  @CsvSource({"40, 36", "70, 63", "0.3, 0.27", "33.3, 29.97"})
  void tooLittleIsNineTenthsOfTheTarget(double target, double threshold) {
    List<AlarmConfiguration> alarms =
        alarms(predefined("ASGAverageCPUUtilization"), "TargetValue=" + target);

    assertThat(alarms.get(1).rule().threshold()).hasValue(threshold);
  }

  @Test
  void aPolicyThatMayNotScaleInWatchesForTooMuchOnly() {
    assertThat(alarms(predefined("ASGAverageCPUUtilization"), "DisableScaleIn=true"))
        .extracting(alarm -> alarm.rule().operator())
        .containsExactly(ComparisonOperator.GREATER_THAN_THRESHOLD);
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
  private List<AlarmConfiguration> alarms(String... configuration) {
    aws.create("g", 0, 9, 0, "TargetGroupARNs[]=" + TARGETS);
    put(configuration);
    return stored();
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

  /** The alarms of all policies, by name: high before low. */
  private List<AlarmConfiguration> stored() {
    return aws.region().cloudWatch().alarms().values().stream().map(Alarm::configuration).toList();
  }

  private static SingleMetric metric(
      String namespace,
      String name,
      List<Dimension> dimensions,
      String statistic,
      int period,
      Optional<StandardUnit> unit) {
    return new SingleMetric(
        new MetricId(namespace, name, dimensions), dimensions, statistic, period, unit);
  }

  private Group group() {
    return aws.region().existing("g");
  }

  private ScalingPolicy policy() {
    return group().scaling().policy("p").orElseThrow();
  }
}
