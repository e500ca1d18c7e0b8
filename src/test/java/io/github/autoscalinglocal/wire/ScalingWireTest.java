package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies and scheduled actions, byte for byte. */
class ScalingWireTest {
  private static final String NAMESPACE = "http://autoscaling.amazonaws.com/doc/2011-01-01/";

  private final FrontEnd door = TestDoor.open();

  @BeforeEach
  void create() {
    query(
        "Action=CreateAutoScalingGroup&AutoScalingGroupName=g&MinSize=0&MaxSize=9"
            + "&LaunchTemplate.LaunchTemplateName=web&AvailabilityZones.member.1=us-east-1a");
  }

  private String query(String form) {
    WireResponse response = door.answer(TestDoor.post(form + "&Version=2011-01-01"));
    String text = new String(response.body(), UTF_8);
    assertThat(response.status()).as(text).isEqualTo(200);
    assertThat(text)
        .endsWith(
            "<ResponseMetadata><RequestId>"
                + response.requestId()
                + "</RequestId></ResponseMetadata></"
                + action(form)
                + "Response>");
    return text.substring(0, text.indexOf("<ResponseMetadata>"));
  }

  private static String action(String form) {
    return form.substring("Action=".length(), form.indexOf('&'));
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  @Test
  void aStepPolicy() {
    String put =
        query(
            "Action=PutScalingPolicy&AutoScalingGroupName=g&PolicyName=p&PolicyType=StepScaling"
                + "&AdjustmentType=PercentChangeInCapacity&MinAdjustmentMagnitude=2"
                + "&EstimatedInstanceWarmup=60"
                + "&StepAdjustments.member.1.MetricIntervalLowerBound=0"
                + "&StepAdjustments.member.1.MetricIntervalUpperBound=15.5"
                + "&StepAdjustments.member.1.ScalingAdjustment=10"
                + "&StepAdjustments.member.2.MetricIntervalLowerBound=15.5"
                + "&StepAdjustments.member.2.ScalingAdjustment=30");
    String arn = between(put, "<PolicyARN>", "</PolicyARN>");

    assertThat(arn)
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:[0-9a-f-]{36}:autoScalingGroupName/g:policyName/p");
    assertThat(put)
        .isEqualTo(
            "<PutScalingPolicyResponse xmlns=\"%s\"><PutScalingPolicyResult><PolicyARN>%s</PolicyARN><Alarms/></PutScalingPolicyResult>"
                .formatted(NAMESPACE, arn));
    assertThat(query("Action=DescribePolicies&AutoScalingGroupName=g"))
        .isEqualTo(
            ("<DescribePoliciesResponse xmlns=\"%s\"><DescribePoliciesResult><ScalingPolicies><member>"
                    + "<AutoScalingGroupName>g</AutoScalingGroupName><PolicyName>p</PolicyName>"
                    + "<PolicyARN>%s</PolicyARN><PolicyType>StepScaling</PolicyType>"
                    + "<AdjustmentType>PercentChangeInCapacity</AdjustmentType>"
                    + "<MinAdjustmentMagnitude>2</MinAdjustmentMagnitude><StepAdjustments><member>"
                    + "<MetricIntervalLowerBound>0.0</MetricIntervalLowerBound>"
                    + "<MetricIntervalUpperBound>15.5</MetricIntervalUpperBound>"
                    + "<ScalingAdjustment>10</ScalingAdjustment></member><member>"
                    + "<MetricIntervalLowerBound>15.5</MetricIntervalLowerBound>"
                    + "<ScalingAdjustment>30</ScalingAdjustment></member></StepAdjustments>"
                    + "<MetricAggregationType>Average</MetricAggregationType>"
                    + "<EstimatedInstanceWarmup>60</EstimatedInstanceWarmup><Alarms/>"
                    + "<Enabled>true</Enabled></member></ScalingPolicies></DescribePoliciesResult>")
                .formatted(NAMESPACE, arn));
  }

  @Test
  void aTargetTrackingPolicy() {
    String put =
        query(
            "Action=PutScalingPolicy&AutoScalingGroupName=g&PolicyName=p"
                + "&PolicyType=TargetTrackingScaling&TargetTrackingConfiguration.TargetValue=50"
                + "&TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType=ASGAverageCPUUtilization");
    String arn = between(put, "<PolicyARN>", "</PolicyARN>");
    String high = between(put, "<AlarmName>TargetTracking-g-AlarmHigh-", "</AlarmName>");
    String low = between(put, "<AlarmName>TargetTracking-g-AlarmLow-", "</AlarmName>");
    String alarms =
        ("<Alarms><member><AlarmName>TargetTracking-g-AlarmHigh-%1$s</AlarmName>"
                + "<AlarmARN>arn:aws:cloudwatch:us-east-1:000000000000:alarm:TargetTracking-g-AlarmHigh-%1$s</AlarmARN></member>"
                + "<member><AlarmName>TargetTracking-g-AlarmLow-%2$s</AlarmName>"
                + "<AlarmARN>arn:aws:cloudwatch:us-east-1:000000000000:alarm:TargetTracking-g-AlarmLow-%2$s</AlarmARN></member></Alarms>")
            .formatted(high, low);

    assertThat(put)
        .isEqualTo(
            "<PutScalingPolicyResponse xmlns=\"%s\"><PutScalingPolicyResult><PolicyARN>%s</PolicyARN>%s</PutScalingPolicyResult>"
                .formatted(NAMESPACE, arn, alarms));
    assertThat(query("Action=DescribePolicies&PolicyTypes.member.1=TargetTrackingScaling"))
        .isEqualTo(
            ("<DescribePoliciesResponse xmlns=\"%s\"><DescribePoliciesResult><ScalingPolicies><member>"
                    + "<AutoScalingGroupName>g</AutoScalingGroupName><PolicyName>p</PolicyName>"
                    + "<PolicyARN>%s</PolicyARN><PolicyType>TargetTrackingScaling</PolicyType>"
                    + "<StepAdjustments/>%s<TargetTrackingConfiguration>"
                    + "<PredefinedMetricSpecification><PredefinedMetricType>ASGAverageCPUUtilization"
                    + "</PredefinedMetricType></PredefinedMetricSpecification>"
                    + "<TargetValue>50.0</TargetValue><DisableScaleIn>false</DisableScaleIn>"
                    + "</TargetTrackingConfiguration><Enabled>true</Enabled></member>"
                    + "</ScalingPolicies></DescribePoliciesResult>")
                .formatted(NAMESPACE, arn, alarms));
    assertThat(query("Action=DeletePolicy&PolicyName=" + arn))
        .isEqualTo("<DeletePolicyResponse xmlns=\"%s\">".formatted(NAMESPACE));
  }

  @Test
  void aScheduledAction() {
    assertThat(
            query(
                "Action=PutScheduledUpdateGroupAction&AutoScalingGroupName=g"
                    + "&ScheduledActionName=night&Recurrence=30%2022%20%2A%20%2A%20%2A"
                    + "&TimeZone=Europe%2FBerlin&MinSize=0&DesiredCapacity=1"
                    + "&EndTime=2026-06-01T00%3A00%3A00Z"))
        .isEqualTo("<PutScheduledUpdateGroupActionResponse xmlns=\"%s\">".formatted(NAMESPACE));

    String described = query("Action=DescribeScheduledActions&AutoScalingGroupName=g");
    String arn = between(described, "<ScheduledActionARN>", "</ScheduledActionARN>");
    assertThat(arn)
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:scheduledUpdateGroupAction:[0-9a-f-]{36}:autoScalingGroupName/g:scheduledActionName/night");
    assertThat(described)
        .isEqualTo(
            ("<DescribeScheduledActionsResponse xmlns=\"%s\"><DescribeScheduledActionsResult>"
                    + "<ScheduledUpdateGroupActions><member><AutoScalingGroupName>g"
                    + "</AutoScalingGroupName><ScheduledActionName>night</ScheduledActionName>"
                    + "<ScheduledActionARN>%s</ScheduledActionARN>"
                    + "<Time>2026-01-01T21:30:00.000Z</Time><StartTime>2026-01-01T21:30:00.000Z</StartTime>"
                    + "<EndTime>2026-06-01T00:00:00.000Z</EndTime><Recurrence>30 22 * * *</Recurrence>"
                    + "<MinSize>0</MinSize><DesiredCapacity>1</DesiredCapacity>"
                    + "<TimeZone>Europe/Berlin</TimeZone></member></ScheduledUpdateGroupActions>"
                    + "</DescribeScheduledActionsResult>")
                .formatted(NAMESPACE, arn));
  }
}
