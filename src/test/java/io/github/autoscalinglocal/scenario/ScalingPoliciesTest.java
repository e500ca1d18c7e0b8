package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.policy.DescribePolicies;
import io.github.autoscalinglocal.api.policy.DescribePolicies.ScalingPolicy;
import io.github.autoscalinglocal.api.policy.PutScalingPolicy;
import io.github.autoscalinglocal.shape.Alarm;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration.PredictiveScalingMaxCapacityBreachBehavior;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration.PredictiveScalingMode;
import io.github.autoscalinglocal.shape.StepAdjustment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scaling policies as they are put, listed and deleted. */
class ScalingPoliciesTest {
  private static final String[] CPU = {
    "PolicyType=TargetTrackingScaling",
    "TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType="
        + "ASGAverageCPUUtilization",
    "TargetTrackingConfiguration.TargetValue=50"
  };

  private final Scenario aws = Scenario.instant();

  @BeforeEach
  void aGroup() {
    aws.create("g", 0, 9, 1);
  }

  @Test
  void theArnNamesGroupAndPolicy() {
    String arn = put("p", "AdjustmentType=ChangeInCapacity", "ScalingAdjustment=1").policyARN();

    assertThat(arn)
        .matches(
            "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}"
                + ":autoScalingGroupName/g:policyName/p");
  }

  @Test
  void aPolicyWithoutATypeIsSimple() {
    put(
        "p",
        "AdjustmentType=PercentChangeInCapacity",
        "ScalingAdjustment=25",
        "MinAdjustmentMagnitude=2",
        "Cooldown=60",
        "Enabled=false");

    ScalingPolicy policy = policy("p");
    assertThat(policy.policyType()).isEqualTo("SimpleScaling");
    assertThat(policy.adjustmentType()).isEqualTo("PercentChangeInCapacity");
    assertThat(policy.scalingAdjustment()).isEqualTo(25);
    assertThat(policy.minAdjustmentMagnitude()).isEqualTo(2);
    assertThat(policy.minAdjustmentStep()).isNull();
    assertThat(policy.cooldown()).isEqualTo(60);
    assertThat(policy.enabled()).isFalse();
    assertThat(policy.stepAdjustments()).as("present, and empty").isEmpty();
    assertThat(policy.alarms()).as("present, and empty").isEmpty();
    assertThat(policy.metricAggregationType()).isNull();
  }

  @Test
  void aStepPolicyAveragesUnlessItSaysOtherwise() {
    put(
        "p",
        "PolicyType=StepScaling",
        "AdjustmentType=ChangeInCapacity",
        "EstimatedInstanceWarmup=90",
        "StepAdjustments.member.1.MetricIntervalLowerBound=0",
        "StepAdjustments.member.1.MetricIntervalUpperBound=10.5",
        "StepAdjustments.member.1.ScalingAdjustment=1",
        "StepAdjustments.member.2.MetricIntervalLowerBound=10.5",
        "StepAdjustments.member.2.ScalingAdjustment=3");

    ScalingPolicy policy = policy("p");
    assertThat(policy.metricAggregationType()).isEqualTo("Average");
    assertThat(policy.estimatedInstanceWarmup()).isEqualTo(90);
    assertThat(policy.stepAdjustments())
        .containsExactly(new StepAdjustment(0.0, 10.5, 1), new StepAdjustment(10.5, null, 3));
    assertThat(policy.scalingAdjustment()).isNull();
    assertThat(policy.cooldown()).isNull();
    assertThat(policy.enabled()).as("unless told otherwise").isTrue();
  }

  @Test
  void aTargetTrackingPolicyMakesTwoAlarms() {
    PutScalingPolicy.Response answer = put("p", CPU);

    assertThat(answer.alarms())
        .extracting(Alarm::alarmName)
        .satisfiesExactly(
            high -> assertThat(high).matches("TargetTracking-g-AlarmHigh-[0-9a-f-]{36}"),
            low -> assertThat(low).matches("TargetTracking-g-AlarmLow-[0-9a-f-]{36}"));
    assertThat(answer.alarms())
        .allMatch(
            alarm ->
                alarm
                    .alarmARN()
                    .equals(
                        "arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + alarm.alarmName()));
    assertThat(policy("p").alarms()).isEqualTo(answer.alarms());
    assertThat(policy("p").targetTrackingConfiguration().disableScaleIn()).isFalse();
    assertThat(policy("p").stepAdjustments()).isEmpty();
  }

  @Test
  void oneThatMayNotScaleInMakesOne() {
    List<String> parameters = new ArrayList<>(List.of(CPU));
    parameters.add("TargetTrackingConfiguration.DisableScaleIn=true");

    assertThat(put("p", parameters.toArray(String[]::new)).alarms())
        .extracting(Alarm::alarmName)
        .singleElement()
        .asString()
        .contains("-AlarmHigh-");
  }

  @Test
  void anUpdateKeepsTheArnAndTheAlarms() {
    PutScalingPolicy.Response first = put("p", CPU);

    PutScalingPolicy.Response second =
        put("p", CPU[0], CPU[1], "TargetTrackingConfiguration.TargetValue=70");

    assertThat(second).isEqualTo(first);
    assertThat(policy("p").targetTrackingConfiguration().targetValue()).isEqualTo(70);
  }

  @Test
  void anUpdateReplacesTheWholePolicy() {
    put("p", "AdjustmentType=ChangeInCapacity", "ScalingAdjustment=1", "Cooldown=60");

    put("p", "AdjustmentType=ExactCapacity", "ScalingAdjustment=4");

    assertThat(policy("p").adjustmentType()).isEqualTo("ExactCapacity");
    assertThat(policy("p").cooldown()).isNull();
    assertThat(policies()).hasSize(1);
  }

  @Test
  void aPredictivePolicyOnlyForecastsUnlessToldOtherwise() {
    put("p", predictive());

    ScalingPolicy policy = policy("p");
    assertThat(policy.policyType()).isEqualTo("PredictiveScaling");
    assertThat(policy.predictiveScalingConfiguration().mode())
        .isEqualTo(PredictiveScalingMode.ForecastOnly);
    assertThat(policy.predictiveScalingConfiguration().maxCapacityBreachBehavior())
        .isEqualTo(PredictiveScalingMaxCapacityBreachBehavior.HonorMaxCapacity);
  }

  @Test
  void onlyOnePredictivePolicyMayScale() {
    put("p", predictive("PredictiveScalingConfiguration.Mode=ForecastAndScale"));
    put("q", predictive());
    put("p", predictive("PredictiveScalingConfiguration.Mode=ForecastAndScale"));

    assertThat(refusal("q", predictive("PredictiveScalingConfiguration.Mode=ForecastAndScale")))
        .startsWith("ValidationError: Only one predictive scaling policy");
  }

  @Test
  void aMinimumStepIsTheFormerNameOfTheMinimumMagnitude() {
    put(
        "p",
        "AdjustmentType=PercentChangeInCapacity",
        "ScalingAdjustment=10",
        "MinAdjustmentStep=3");

    assertThat(policy("p").minAdjustmentStep()).isEqualTo(3);
    aws.call("ExecutePolicy", "AutoScalingGroupName=g", "PolicyName=p");
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(4);
  }

  @Test
  void someClientsSendACooldownOfZeroWithEveryPolicy() {
    put(
        "p",
        "PolicyType=StepScaling",
        "AdjustmentType=ChangeInCapacity",
        "Cooldown=0",
        "StepAdjustments.member.1.MetricIntervalLowerBound=0",
        "StepAdjustments.member.1.ScalingAdjustment=1");

    assertThat(policy("p").policyType()).isEqualTo("StepScaling");
  }

  @Test
  void policiesAreListedByGroupAndNameAndFilteredByNameArnAndType() {
    aws.create("a", 0, 9, 0);
    String simple = put("p2", "AdjustmentType=ExactCapacity", "ScalingAdjustment=1").policyARN();
    put("p1", CPU);
    aws.call(
        "PutScalingPolicy",
        "AutoScalingGroupName=a",
        "PolicyName=z",
        "AdjustmentType=ExactCapacity",
        "ScalingAdjustment=1");

    assertThat(names()).containsExactly("z", "p1", "p2");
    assertThat(names("AutoScalingGroupName=g")).containsExactly("p1", "p2");
    assertThat(names("PolicyNames[]=p1,nobody," + simple)).containsExactly("p1", "p2");
    assertThat(names("PolicyTypes[]=TargetTrackingScaling,StepScaling")).containsExactly("p1");
    assertThat(names("PolicyNames=", "PolicyTypes=")).hasSize(3);
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    for (int i = 0; i < 5; i++) {
      put("p" + i, "AdjustmentType=ExactCapacity", "ScalingAdjustment=1");
    }

    var first = aws.ask(DescribePolicies.Response.class, "MaxRecords=2");
    aws.call("DeletePolicy", "AutoScalingGroupName=g", "PolicyName=p1");
    var second =
        aws.ask(DescribePolicies.Response.class, "MaxRecords=3", "NextToken=" + first.nextToken());

    assertThat(first.scalingPolicies())
        .extracting(ScalingPolicy::policyName)
        .containsExactly("p0", "p1");
    assertThat(second.scalingPolicies())
        .extracting(ScalingPolicy::policyName)
        .containsExactly("p2", "p3", "p4");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void listingsRefuseWhatTheyCannotTell() {
    assertThat(aws.refusal("DescribePolicies", "AutoScalingGroupName=nobody"))
        .isEqualTo("ValidationError: Group nobody not found");
    assertThat(aws.refusal("DescribePolicies", "NextToken=x"))
        .isEqualTo("InvalidNextToken: The token 'x' was invalid");
    assertThat(aws.refusal("DescribePolicies", "MaxRecords=101")).contains("'101' at 'maxRecords'");
    assertThat(aws.refusal("DescribePolicies", "PolicyNames[]=" + "p,".repeat(50) + "p"))
        .startsWith("ValidationError: The number of policy names");
  }

  @Test
  void aPolicyIsDeletedByNameOrByArn() {
    put("p", "AdjustmentType=ExactCapacity", "ScalingAdjustment=1");
    String arn = put("q", CPU).policyARN();

    aws.call("DeletePolicy", "AutoScalingGroupName=g", "PolicyName=p");
    aws.call("DeletePolicy", "PolicyName=" + arn);

    assertThat(policies()).isEmpty();
  }

  @Test
  void aPolicyThatIsNotThereCannotBeDeleted() {
    assertThat(aws.refusal("DeletePolicy", "AutoScalingGroupName=g", "PolicyName=p"))
        .isEqualTo("ValidationError: Policy p not found");
    assertThat(aws.refusal("DeletePolicy", "AutoScalingGroupName=nobody", "PolicyName=p"))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
    assertThat(aws.refusal("DeletePolicy", "PolicyName=p"))
        .startsWith("ValidationError: AutoScalingGroupName must be specified");
    String elsewhere =
        "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:x:autoScalingGroupName/h"
            + ":policyName/p";
    assertThat(aws.refusal("DeletePolicy", "PolicyName=" + elsewhere))
        .isEqualTo("ValidationError: Policy " + elsewhere + " not found");
  }

  @Test
  void policiesGoWithTheirGroup() {
    put("p", CPU);

    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
    assertThat(names()).isEmpty();

    aws.create("g", 0, 9, 1);
    assertThat(names("AutoScalingGroupName=g")).isEmpty();
  }

  @Test
  void aGroupHasFiftyAtMost() {
    for (int i = 0; i < 50; i++) {
      put("p" + i, "AdjustmentType=ExactCapacity", "ScalingAdjustment=1");
    }

    assertThat(refusal("p50", "AdjustmentType=ExactCapacity", "ScalingAdjustment=1"))
        .startsWith("LimitExceeded: ");
    put("p0", "AdjustmentType=ExactCapacity", "ScalingAdjustment=2");
    assertThat(policy("p0").scalingAdjustment()).isEqualTo(2);
  }

  @Test
  void aGroupThatIsNotThereOrIsGoingHasNone() {
    assertThat(
            aws.refusal(
                "PutScalingPolicy",
                "AutoScalingGroupName=nobody",
                "PolicyName=p",
                "AdjustmentType=ExactCapacity",
                "ScalingAdjustment=1"))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
  }

  private static String[] predictive(String... more) {
    List<String> parameters = new ArrayList<>(List.of(more));
    parameters.add("PolicyType=PredictiveScaling");
    String specification = "PredictiveScalingConfiguration.MetricSpecifications.member.1.";
    parameters.add(specification + "TargetValue=40");
    parameters.add(
        specification + "PredefinedMetricPairSpecification.PredefinedMetricType=ASGCPUUtilization");
    return parameters.toArray(String[]::new);
  }

  private PutScalingPolicy.Response put(String name, String... parameters) {
    return aws.ask(PutScalingPolicy.Response.class, with(name, parameters));
  }

  private String refusal(String name, String... parameters) {
    return aws.refusal("PutScalingPolicy", with(name, parameters));
  }

  private static String[] with(String name, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=g");
    all.add("PolicyName=" + name);
    return all.toArray(String[]::new);
  }

  private ScalingPolicy policy(String name) {
    return policies("PolicyNames[]=" + name).get(0);
  }

  private List<String> names(String... parameters) {
    return policies(parameters).stream().map(ScalingPolicy::policyName).toList();
  }

  private List<ScalingPolicy> policies(String... parameters) {
    return aws.ask(DescribePolicies.Response.class, parameters).scalingPolicies();
  }
}
