package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which policies are refused, in the service's words. */
class ScalingPolicyRefusalsTest {
  private static final String SIMPLE = "AdjustmentType=ChangeInCapacity ScalingAdjustment=1";
  private static final String STEP =
      "PolicyType=StepScaling AdjustmentType=ChangeInCapacity"
          + " StepAdjustments.member.1.MetricIntervalLowerBound=0"
          + " StepAdjustments.member.1.ScalingAdjustment=1";
  private static final String TRACKING = "PolicyType=TargetTrackingScaling T.TargetValue=50";
  private static final String CPU =
      TRACKING + " T.PredefinedMetricSpecification.PredefinedMetricType=ASGAverageCPUUtilization";
  private static final String ALB =
      TRACKING + " T.PredefinedMetricSpecification.PredefinedMetricType=ALBRequestCountPerTarget";
  private static final String CUSTOM = TRACKING + " C.MetricName=m C.Namespace=n C.Statistic=Sum";
  private static final String QUERY =
      TRACKING
          + " Q1.Id=m1 Q1.MetricStat.Metric.Namespace=n Q1.MetricStat.Metric.MetricName=m"
          + " Q1.MetricStat.Stat=Sum";
  private static final String PREDICTIVE = "PolicyType=PredictiveScaling S.TargetValue=40";
  private static final String PAIR =
      PREDICTIVE + " S.PredefinedMetricPairSpecification.PredefinedMetricType=ASGCPUUtilization";
  private static final String CUSTOM_LOAD =
      PREDICTIVE
          + " S.PredefinedScalingMetricSpecification.PredefinedMetricType=ASGAverageCPUUtilization"
          + " L1.Id=load L1.Expression=x";

  private final Scenario aws = Scenario.instant();

  @BeforeEach
  void aGroup() {
    aws.create("g", 0, 9, 1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"common", "simple", "step", "tracking", "customized", "queries", "predictive"})
  void whatAPolicyMayNotBe(String parameters, String text) {
    assertThat(aws.refusal("PutScalingPolicy", parameters(parameters)))
        .isEqualTo("ValidationError: " + text);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void whatTheTableSpoilsIsAcceptedUnspoilt(String parameters) {
    assertThat(aws.call("PutScalingPolicy", parameters(parameters))).isNotNull();
  }

  static Stream<String> accepted() {
    return Stream.of(
        SIMPLE,
        STEP,
        CPU,
        CUSTOM,
        QUERY,
        PAIR,
        CUSTOM_LOAD,
        CUSTOM + " C.Period=10",
        CPU + " AdjustmentType=ChangeInCapacity Cooldown=60");
  }

  static Stream<Arguments> common() {
    return Stream.of(
        refused(
            SIMPLE + " PolicyType=Magic",
            "Invalid policy type: Magic. Valid types are [SimpleScaling, StepScaling,"
                + " TargetTrackingScaling, PredictiveScaling]"),
        refused(
            "AdjustmentType=Magic ScalingAdjustment=1",
            "Invalid adjustment type: Magic. Valid types are [ChangeInCapacity, ExactCapacity,"
                + " PercentChangeInCapacity]"),
        refused(SIMPLE + " Cooldown=-1", "Cooldown must be greater than or equal to 0"),
        refused(
            STEP + " EstimatedInstanceWarmup=-1",
            "EstimatedInstanceWarmup must be greater than or equal to 0"),
        refused(
            STEP + " MetricAggregationType=Magic",
            "Invalid metric aggregation type: Magic. Valid types are [Minimum, Maximum, Average]"),
        refused(
            SIMPLE + " MinAdjustmentMagnitude=1",
            "MinAdjustmentMagnitude is not supported by the specified adjustment type"),
        refused(
            SIMPLE + " MinAdjustmentStep=1",
            "MinAdjustmentStep is not supported by the specified adjustment type"),
        refused(
            "AdjustmentType=PercentChangeInCapacity ScalingAdjustment=1 MinAdjustmentMagnitude=0",
            "If specified, MinAdjustmentMagnitude must be greater than zero"));
  }

  static Stream<Arguments> simple() {
    return Stream.concat(
        Stream.of(
                "MetricAggregationType=Average",
                "EstimatedInstanceWarmup=0",
                "StepAdjustments.member.1.ScalingAdjustment=1",
                "TargetTrackingConfiguration.TargetValue=1",
                "PredictiveScalingConfiguration.MetricSpecifications=")
            .map(
                given ->
                    refused(
                        SIMPLE + " " + given,
                        given.split("[.=]", 2)[0]
                            + " is not supported for a SimpleScaling policy")),
        Stream.of(
            refused(
                "ScalingAdjustment=1",
                "You must specify an AdjustmentType for policy type: SimpleScaling"),
            refused(
                "AdjustmentType=ExactCapacity",
                "Scaling increment must be specified for a SimpleScaling policy"),
            refused(
                "AdjustmentType=ExactCapacity ScalingAdjustment=-1",
                "The lower range for adjustment is 0 with the specified adjustment type")));
  }

  static Stream<Arguments> step() {
    return Stream.of(
        refused(
            STEP + " ScalingAdjustment=1",
            "ScalingAdjustment is not supported for a StepScaling policy"),
        refused(
            STEP + " T.TargetValue=1",
            "TargetTrackingConfiguration is not supported for a StepScaling policy"),
        refused(STEP + " Cooldown=1", "Cooldown is not supported for a StepScaling policy"),
        refused(
            "PolicyType=StepScaling",
            "You must specify an AdjustmentType for policy type: StepScaling"),
        refused(
            "PolicyType=StepScaling AdjustmentType=ExactCapacity",
            "You should specify at least one StepAdjustment with a StepScaling policy"),
        refused(
            "PolicyType=StepScaling AdjustmentType=ExactCapacity " + steps(21),
            "Your policies can have at most 20 StepAdjustments"),
        refused(
            STEP.replace("ChangeInCapacity", "ExactCapacity")
                .replace("ScalingAdjustment=1", "ScalingAdjustment=-1"),
            "The lowest value for ScalingAdjustment parameter is 0 with the specified adjustment"
                + " type"),
        refused(
            STEP + " StepAdjustments.member.1.MetricIntervalUpperBound=10",
            "There must be a StepAdjustment with an unspecified upper bound (i.e., upper bound is"
                + " null) when one StepAdjustment has a positive upper bound."),
        refused(
            "PolicyType=StepScaling AdjustmentType=ExactCapacity"
                + " StepAdjustments.member.1.MetricIntervalLowerBound=0",
            "1 validation error detected: Value null at"
                + " 'stepAdjustments.1.member.scalingAdjustment' failed to satisfy constraint:"
                + " Member must not be null"));
  }

  private static String steps(int count) {
    StringBuilder steps = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      steps.append("StepAdjustments.member." + i + ".ScalingAdjustment=1 ");
    }
    return steps.toString().trim();
  }

  static Stream<Arguments> tracking() {
    return Stream.concat(
        Stream.of(
                "MetricAggregationType=Average",
                "MinAdjustmentMagnitude=1",
                "ScalingAdjustment=1",
                "StepAdjustments.member.1.ScalingAdjustment=1",
                "PredictiveScalingConfiguration.MetricSpecifications=")
            .map(
                given ->
                    refused(
                        CPU + " " + given,
                        given.split("[.=]", 2)[0]
                            + " are not supported for a TargetTracking policy")),
        Stream.of(
            refused(
                "PolicyType=TargetTrackingScaling",
                "You should provide a TargetTrackingConfiguration"),
            refused(TRACKING, ONE_SPECIFICATION),
            refused(CPU + " C.MetricName=m", ONE_SPECIFICATION),
            refused(CPU.replace("=50", "=0"), TARGET),
            refused(CPU.replace("=50", "=-1"), TARGET),
            refused(CPU.replace("=50", "=8.5e-12"), TARGET),
            refused(CPU.replace("=50", "=1.2e17"), TARGET),
            refused(
                ALB,
                "Resource label should be specified for predefined metric type"
                    + " ALBRequestCountPerTarget"),
            refused(
                CPU + " T.PredefinedMetricSpecification.ResourceLabel=app/l/1/targetgroup/t/2",
                "Resource label should not be specified for predefined metric type"
                    + " ASGAverageCPUUtilization"),
            refused(
                ALB + " T.PredefinedMetricSpecification.ResourceLabel=app/l/1",
                "Invalid resource label: app/l/1. It must be of the form"
                    + " app/<load-balancer-name>/<load-balancer-id>/targetgroup/<target-group-name>"
                    + "/<target-group-id>"),
            refused(
                ALB + " T.PredefinedMetricSpecification.ResourceLabel=app/l/1/targetgroup/t/2",
                "The target group of resource label app/l/1/targetgroup/t/2 is not attached to the"
                    + " AutoScalingGroup")));
  }

  static Stream<Arguments> customized() {
    return Stream.of(
        refused(
            TRACKING + " C.MetricName=m C.Statistic=Sum",
            "1 validation error detected: Value null at"
                + " 'targetTrackingConfiguration.customizedMetricSpecification.namespace' failed to"
                + " satisfy constraint: Member must not be null"),
        refused(
            TRACKING + " C.MetricName=m",
            "2 validation errors detected: Value null at"
                + " 'targetTrackingConfiguration.customizedMetricSpecification.namespace' failed to"
                + " satisfy constraint: Member must not be null; Value null at"
                + " 'targetTrackingConfiguration.customizedMetricSpecification.statistic' failed to"
                + " satisfy constraint: Member must not be null"),
        refused(
            CUSTOM + " C.Period=61",
            "A metric period greater than 60 isn't supported. Specify a 'period' value less than or"
                + " equal to 60 and try again."),
        refused(CUSTOM + " C.Period=20", "A metric period must be 10, 30 or 60"));
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        refused(
            QUERY + " C.MetricName=m",
            "A customized metric specification with 'Metrics' specified cannot have any of"
                + " ['Dimensions', 'MetricName', 'Namespace', 'Statistic', 'Unit', 'Period']"
                + " specified as well"),
        refused(
            QUERY + " Q1.Expression=x",
            "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and"
                + " you have specified both"),
        refused(
            TRACKING + " Q1.Id=m1",
            "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and"
                + " you have specified neither"),
        refused(QUERY + " Q2.Id=m2 Q2.Expression=m1", RETURNS),
        refused(QUERY + " Q1.ReturnData=false", RETURNS),
        refused(TRACKING + " C.Metrics=", RETURNS),
        refused(
            QUERY
                + " Q1.MetricStat.Period=30 Q2.Id=m2 Q2.Expression=m1 Q2.Period=60"
                + " Q2.ReturnData=false",
            "All metrics in the alarm should have the same period"),
        refused(
            QUERY + " Q1.MetricStat.Period=300",
            "A metric period greater than 60 isn't supported. Specify a 'period' value less than or"
                + " equal to 60 and try again."),
        refused(
            QUERY + " Q2.Id=m1 Q2.Expression=x Q2.ReturnData=false",
            "The Id 'm1' is used by more than one element of the metrics list"),
        refused(
            QUERY.replace("Id=m1", "Id=M1"),
            "The value 'M1' for the parameter Id is not valid. It must start with a lower-case"
                + " letter and consist of letters, digits and underscores"));
  }

  static Stream<Arguments> predictive() {
    return Stream.concat(
        Stream.of(
                "TargetTrackingConfiguration.TargetValue=1",
                "AdjustmentType=ExactCapacity",
                "ScalingAdjustment=1",
                "StepAdjustments.member.1.ScalingAdjustment=1",
                "EstimatedInstanceWarmup=1")
            .map(
                given ->
                    refused(
                        PAIR + " " + given,
                        "You can't specify "
                            + given.split("[.=]", 2)[0]
                            + " for policy type: PredictiveScaling")),
        Stream.of(
            refused(
                "PolicyType=PredictiveScaling", "You must specify PredictiveScalingConfiguration"),
            refused(
                "PolicyType=PredictiveScaling P.MetricSpecifications=",
                "You must specify one metric specification"),
            refused(
                PAIR + " P.MetricSpecifications.member.2.TargetValue=1",
                "You must specify one metric specification"),
            refused(PAIR.replace("=40", "=0"), TARGET),
            refused(PREDICTIVE, EITHER_OR),
            refused(
                PAIR
                    + " S.PredefinedLoadMetricSpecification.PredefinedMetricType="
                    + "ASGTotalCPUUtilization",
                EITHER_OR),
            refused(
                PREDICTIVE
                    + " S.PredefinedLoadMetricSpecification.PredefinedMetricType="
                    + "ASGTotalCPUUtilization",
                EITHER_OR),
            refused(
                PAIR.replace("ASGCPUUtilization", "ALBRequestCount"),
                "A resource label is required"),
            refused(
                PAIR
                    + " S.CustomizedCapacityMetricSpecification.MetricDataQueries.member.1.Id=c"
                    + " S.CustomizedCapacityMetricSpecification.MetricDataQueries.member.1"
                    + ".Expression=x",
                "Capacity metric can only be used when you use customized load metric."),
            refused(
                CUSTOM_LOAD + " L2.Id=more L2.Expression=y",
                "Any expressions used must create exactly one time series"),
            refused(
                CUSTOM_LOAD + " L2.Id=load L2.Expression=y L2.ReturnData=false",
                "The MetricDataQuery object for the customized load metric has a problem or"
                    + " incorrect syntax. Verify that the object is valid by using the CloudWatch"
                    + " GetMetricData API to investigate the issue and try again."),
            refused(
                PAIR + " P.SchedulingBufferTime=3600",
                "SchedulingBufferTime must be less than 3600 seconds"),
            refused(
                PAIR + " P.MaxCapacityBuffer=10",
                "You must not specify max capacity buffer when using HonorMaxCapacity"),
            refused(
                PAIR + " P.MaxCapacityBreachBehavior=IncreaseMaxCapacity",
                "You must specify max capacity buffer when using IncreaseMaxCapacity")));
  }

  @Test
  void aResourceLabelOfAnAttachedTargetGroupIsAccepted() {
    aws.create(
        "h",
        0,
        9,
        0,
        "TargetGroupARNs[]=arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/2");

    List<String> parameters =
        new ArrayList<>(
            List.of(
                parameters(
                    ALB
                        + " T.PredefinedMetricSpecification.ResourceLabel="
                        + "app/l/1/targetgroup/t/2")));
    parameters.add(0, "AutoScalingGroupName=h");

    assertThat(aws.call("PutScalingPolicy", parameters.toArray(String[]::new))).isNotNull();
  }

  private static final String ONE_SPECIFICATION =
      "You should provide either a CustomizedMetricSpecification or a"
          + " PredefinedMetricSpecification";
  private static final String TARGET = "Target value must be between 8.51592E-12 and 1.174271E17";
  private static final String RETURNS =
      "Exactly one element of the metrics list should return data";
  private static final String EITHER_OR =
      "A policy must have either one scaling metric and one load metric or one metric pair";

  private static Arguments refused(String parameters, String text) {
    return Arguments.of(parameters, text);
  }

  /** {@code T.}, {@code C.}, {@code Q1.} and so on are short for what contains them. */
  private static String[] parameters(String shorthand) {
    String configuration = "TargetTrackingConfiguration.";
    String customized = configuration + "CustomizedMetricSpecification.";
    String predictive = "PredictiveScalingConfiguration.";
    String specification = predictive + "MetricSpecifications.member.1.";
    List<String> all =
        new ArrayList<>(
            Arrays.stream(shorthand.split(" ", -1))
                .map(each -> each.replaceFirst("^T\\.", configuration))
                .map(each -> each.replaceFirst("^C\\.", customized))
                .map(each -> each.replaceFirst("^Q(\\d)\\.", customized + "Metrics.member.$1."))
                .map(each -> each.replaceFirst("^P\\.", predictive))
                .map(each -> each.replaceFirst("^S\\.", specification))
                .map(
                    each ->
                        each.replaceFirst(
                            "^L(\\d)\\.",
                            specification
                                + "CustomizedLoadMetricSpecification.MetricDataQueries.member.$1."))
                .toList());
    all.add("AutoScalingGroupName=g");
    all.add("PolicyName=p");
    return all.toArray(String[]::new);
  }
}
