package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** CloudWatch's three most used calls and what comes of them, byte for byte, as Query and JSON. */
class CloudWatchWireTest {
  private static final String VERSION = "&Version=2010-08-01";
  private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

  private final FrontEnd door = TestDoor.open();

  private WireResponse query(String form) {
    return door.answer(TestDoor.post(form + VERSION));
  }

  private WireResponse json(String operation, String body) {
    return door.answer(
        TestDoor.request(
            "POST",
            "/",
            "",
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                "GraniteServiceVersion20100801." + operation),
            body.getBytes(UTF_8)));
  }

  private static String text(WireResponse response) {
    return new String(response.body(), UTF_8);
  }

  private static void assertEmpty(WireResponse response, String operation) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("text/xml");
    assertThat(text(response))
        .isEqualTo(
            "<%1$sResponse xmlns=\"%2$s\"><ResponseMetadata><RequestId>%3$s</RequestId></ResponseMetadata></%1$sResponse>"
                .formatted(operation, NAMESPACE, response.requestId()));
  }

  private static void assertEmptyDocument(WireResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers()).isEmpty();
  }

  @Test
  void anAlarmAsQuery() {
    assertEmpty(
        query(
            "Action=PutMetricAlarm&AlarmName=cpu&AlarmDescription=a%20%3C%20b&ActionsEnabled=true"
                + "&OKActions=&AlarmActions.member.1=arn%3Aaws%3Asns%3Aus-east-1%3A0%3At"
                + "&MetricName=CPUUtilization&Namespace=AWS%2FEC2&Statistic=Average"
                + "&Dimensions.member.1.Name=AutoScalingGroupName&Dimensions.member.1.Value=g"
                + "&Period=60&EvaluationPeriods=3&Threshold=5E1"
                + "&ComparisonOperator=GreaterThanThreshold&Tags.member.1.Key=k"
                + "&Tags.member.1.Value="),
        "PutMetricAlarm");

    WireResponse described = query("Action=DescribeAlarms&AlarmNames.member.1=cpu");
    assertThat(text(described))
        .isEqualTo(
            "<DescribeAlarmsResponse xmlns=\""
                + NAMESPACE
                + "\"><DescribeAlarmsResult><CompositeAlarms/><MetricAlarms><member>"
                + "<AlarmName>cpu</AlarmName>"
                + "<AlarmArn>arn:aws:cloudwatch:us-east-1:000000000000:alarm:cpu</AlarmArn>"
                + "<AlarmDescription>a &lt; b</AlarmDescription>"
                + "<AlarmConfigurationUpdatedTimestamp>2026-01-01T00:00:00.000Z"
                + "</AlarmConfigurationUpdatedTimestamp><ActionsEnabled>true</ActionsEnabled>"
                + "<OKActions/><AlarmActions><member>arn:aws:sns:us-east-1:0:t</member>"
                + "</AlarmActions><InsufficientDataActions/>"
                + "<StateValue>INSUFFICIENT_DATA</StateValue>"
                + "<StateReason>Unchecked: Initial alarm creation</StateReason>"
                + "<StateUpdatedTimestamp>2026-01-01T00:00:00.000Z</StateUpdatedTimestamp>"
                + "<MetricName>CPUUtilization</MetricName><Namespace>AWS/EC2</Namespace>"
                + "<Statistic>Average</Statistic><Dimensions><member>"
                + "<Name>AutoScalingGroupName</Name><Value>g</Value></member></Dimensions>"
                + "<Period>60</Period><EvaluationPeriods>3</EvaluationPeriods>"
                + "<Threshold>50.0</Threshold>"
                + "<ComparisonOperator>GreaterThanThreshold</ComparisonOperator>"
                + "<StateTransitionedTimestamp>2026-01-01T00:00:00.000Z"
                + "</StateTransitionedTimestamp></member></MetricAlarms></DescribeAlarmsResult>"
                + "<ResponseMetadata><RequestId>"
                + described.requestId()
                + "</RequestId></ResponseMetadata></DescribeAlarmsResponse>");
  }

  @Test
  void anAlarmAsJson() {
    assertEmptyDocument(
        json(
            "PutMetricAlarm",
            "{\"AlarmName\":\"cpu\",\"MetricName\":\"CPUUtilization\",\"Namespace\":\"AWS/EC2\","
                + "\"Statistic\":\"Average\",\"Dimensions\":[{\"Name\":\"AutoScalingGroupName\","
                + "\"Value\":\"g\"}],\"Period\":60,\"EvaluationPeriods\":3,\"Threshold\":50,"
                + "\"ComparisonOperator\":\"GreaterThanThreshold\"}"));

    WireResponse described = json("DescribeAlarms", "{\"AlarmNames\":[\"cpu\"]}");
    assertThat(described.contentType()).isEqualTo("application/x-amz-json-1.0");
    assertThat(text(described))
        .isEqualTo(
            "{\"CompositeAlarms\":[],\"MetricAlarms\":[{\"AlarmName\":\"cpu\","
                + "\"AlarmArn\":\"arn:aws:cloudwatch:us-east-1:000000000000:alarm:cpu\","
                + "\"AlarmConfigurationUpdatedTimestamp\":1767225600,\"ActionsEnabled\":true,"
                + "\"OKActions\":[],\"AlarmActions\":[],\"InsufficientDataActions\":[],"
                + "\"StateValue\":\"INSUFFICIENT_DATA\","
                + "\"StateReason\":\"Unchecked: Initial alarm creation\","
                + "\"StateUpdatedTimestamp\":1767225600,\"MetricName\":\"CPUUtilization\","
                + "\"Namespace\":\"AWS/EC2\",\"Statistic\":\"Average\",\"Dimensions\":"
                + "[{\"Name\":\"AutoScalingGroupName\",\"Value\":\"g\"}],\"Period\":60,"
                + "\"EvaluationPeriods\":3,\"Threshold\":50.0,"
                + "\"ComparisonOperator\":\"GreaterThanThreshold\","
                + "\"StateTransitionedTimestamp\":1767225600}]}");
  }

  @Test
  void valuesAsQuery() {
    assertEmpty(
        query(
            "Action=PutMetricData&Namespace=App&MetricData.member.1.MetricName=Load"
                + "&MetricData.member.1.Timestamp=2026-01-01T00%3A00%3A00Z"
                + "&MetricData.member.1.Values.member.1=1.5&MetricData.member.1.Values.member.2=2"
                + "&MetricData.member.1.Counts.member.1=3&MetricData.member.1.Counts.member.2=1"
                + "&MetricData.member.1.Unit=Count%2FSecond"
                + "&EntityMetricData.member.1.Entity.KeyAttributes.entry.1.key=Type"
                + "&EntityMetricData.member.1.Entity.KeyAttributes.entry.1.value=Service"
                + "&EntityMetricData.member.1.Entity.KeyAttributes.entry.2.key=Name"
                + "&EntityMetricData.member.1.Entity.KeyAttributes.entry.2.value=checkout"),
        "PutMetricData");

    WireResponse statistics =
        query(
            "Action=GetMetricStatistics&Namespace=App&MetricName=Load&Period=60"
                + "&StartTime=2026-01-01T00%3A00%3A00Z&EndTime=2026-01-01T00%3A01%3A00Z"
                + "&Statistics.member.1=Sum&ExtendedStatistics.member.1=p50"
                + "&ExtendedStatistics.member.2=p100");
    assertThat(text(statistics))
        .isEqualTo(
            "<GetMetricStatisticsResponse xmlns=\""
                + NAMESPACE
                + "\"><GetMetricStatisticsResult><Label>Load</Label><Datapoints><member>"
                + "<Timestamp>2026-01-01T00:00:00.000Z</Timestamp><Sum>6.5</Sum>"
                + "<Unit>Count/Second</Unit><ExtendedStatistics><entry><key>p100</key>"
                + "<value>2.0</value></entry><entry><key>p50</key><value>1.5</value></entry>"
                + "</ExtendedStatistics></member></Datapoints></GetMetricStatisticsResult>"
                + "<ResponseMetadata><RequestId>"
                + statistics.requestId()
                + "</RequestId></ResponseMetadata></GetMetricStatisticsResponse>");
  }

  @Test
  void valuesAsJson() {
    assertEmptyDocument(
        json(
            "PutMetricData",
            "{\"Namespace\":\"App\",\"MetricData\":[{\"MetricName\":\"Load\","
                + "\"Timestamp\":1767225600.123,\"Value\":7,\"Unit\":\"Percent\"}]}"));

    assertThat(
            text(
                json(
                    "GetMetricData",
                    "{\"StartTime\":1767225600,\"EndTime\":1767225660,\"MetricDataQueries\":"
                        + "[{\"Id\":\"m1\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"App\","
                        + "\"MetricName\":\"Load\"},\"Period\":60,\"Stat\":\"Maximum\"}}]}")))
        .isEqualTo(
            "{\"MetricDataResults\":[{\"Id\":\"m1\",\"Label\":\"Load\","
                + "\"Timestamps\":[1767225600],\"Values\":[7.0],\"StatusCode\":\"Complete\","
                + "\"Messages\":[]}],\"Messages\":[]}");
  }

  @Test
  void aStateAsQueryAndAsJson() {
    String alarm =
        "Action=PutMetricAlarm&AlarmName=cpu&MetricName=M&Namespace=App&Statistic=Sum&Period=60"
            + "&EvaluationPeriods=1&Threshold=1&ComparisonOperator=LessThanThreshold";
    query(alarm);

    assertEmpty(
        query(
            "Action=SetAlarmState&AlarmName=cpu&StateValue=ALARM&StateReason=a+test"
                + "&StateReasonData=%7B%7D"),
        "SetAlarmState");
    assertThat(text(query("Action=DescribeAlarms")))
        .contains(
            "<StateValue>ALARM</StateValue><StateReason>a test</StateReason>"
                + "<StateReasonData>{}</StateReasonData>");

    assertEmptyDocument(
        json(
            "SetAlarmState", "{\"AlarmName\":\"cpu\",\"StateValue\":\"OK\",\"StateReason\":\"\"}"));
    assertThat(text(json("DescribeAlarms", "{}")))
        .contains("\"StateValue\":\"OK\",\"StateReason\":\"\",\"StateUpdatedTimestamp\"");
  }

  @Test
  void refusalsHaveTheEnvelopeOfTheirProtocol() {
    WireResponse asQuery = query("Action=SetAlarmState&AlarmName=x&StateValue=ALARM&StateReason=r");
    assertThat(asQuery.status()).isEqualTo(404);
    assertThat(text(asQuery))
        .isEqualTo(
            "<ErrorResponse xmlns=\""
                + NAMESPACE
                + "\"><Error><Type>Sender</Type><Code>ResourceNotFound</Code>"
                + "<Message>The named resource does not exist.</Message></Error><RequestId>"
                + asQuery.requestId()
                + "</RequestId></ErrorResponse>");

    WireResponse asJson =
        json(
            "SetAlarmState",
            "{\"AlarmName\":\"x\",\"StateValue\":\"ALARM\",\"StateReason\":\"r\"}");
    assertThat(asJson.status()).isEqualTo(404);
    assertThat(asJson.headers()).isEqualTo(Map.of("x-amzn-query-error", "ResourceNotFound;Sender"));
    assertThat(text(asJson))
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.cloudwatch#ResourceNotFound\","
                + "\"message\":\"The named resource does not exist.\"}");

    WireResponse missing = json("GetMetricStatistics", "{\"Namespace\":\"App\"}");
    assertThat(missing.headers())
        .isEqualTo(Map.of("x-amzn-query-error", "MissingParameter;Sender"));
    assertThat(text(missing))
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.cloudwatch#MissingRequiredParameterException\","
                + "\"message\":\"The parameter MetricName is required.\\n"
                + "The parameter StartTime is required.\\nThe parameter EndTime is required.\\n"
                + "The parameter Period is required.\"}");
  }

  @Test
  void otherActionsOfCloudWatchAreNotEmulatedYet() {
    WireResponse response = query("Action=PutDashboard");

    assertThat(response.status()).isEqualTo(501);
    assertThat(text(response))
        .startsWith("<ErrorResponse xmlns=\"" + NAMESPACE + "\">")
        .contains("<Message>The operation PutDashboard is not emulated yet.</Message>");
  }
}
