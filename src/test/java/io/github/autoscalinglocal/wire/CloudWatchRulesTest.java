package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudWatch refuses, and in which words. */
class CloudWatchRulesTest {
  private static final Pattern FAULT =
      Pattern.compile("<Code>(.*)</Code><Message>(.*)</Message>", Pattern.DOTALL);
  private static final String ALARM =
      "AlarmName=a&MetricName=M&Namespace=App&Statistic=Sum&Period=60&EvaluationPeriods=1"
          + "&Threshold=1&ComparisonOperator=LessThanThreshold";
  private static final String MATH =
      "AlarmName=a&EvaluationPeriods=1&Threshold=1&ComparisonOperator=LessThanThreshold"
          + "&Metrics.member.1.Id=m1&Metrics.member.1.MetricStat.Metric.Namespace=App"
          + "&Metrics.member.1.MetricStat.Metric.MetricName=M&Metrics.member.1.MetricStat.Period=60"
          + "&Metrics.member.1.MetricStat.Stat=Sum";

  private final FrontEnd door = TestDoor.open();

  /** {@code Code: message}, or {@code ok}. */
  private String outcome(String action, String form) {
    WireResponse response =
        door.answer(TestDoor.post("Action=" + action + "&Version=2010-08-01&" + form));
    String body = new String(response.body(), UTF_8);
    Matcher fault = FAULT.matcher(body);
    return fault.find() ? fault.group(1) + ": " + fault.group(2) : "ok";
  }

  private static String without(String form, String... names) {
    return List.of(form.split("&", -1)).stream()
        .filter(pair -> !List.of(names).contains(pair.split("=", -1)[0]))
        .collect(Collectors.joining("&"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MetricName | MetricName must not be null",
        "Namespace | Namespace must not be null",
        "Period | Period must not be null",
        "Statistic | Statistic must not be null",
        "EvaluationPeriods | EvaluationPeriods must not be null",
        "ComparisonOperator | ComparisonOperator must not be null",
        "Threshold | PutMetricAlarm request should have valid Threshold parameter",
      })
  void anAlarmNeedsAMetricAndARule(String missing, String message) {
    assertThat(outcome("PutMetricAlarm", without(ALARM, missing)))
        .isEqualTo("ValidationError: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Period=45 | Period must be 10, 20, 30 or a multiple of 60",
        "Period=1 | Period must be 10, 20, 30 or a multiple of 60",
        "Period=60&EvaluationPeriods=1441 | EvaluationPeriods * Period must be &lt;= 86400",
        "Period=3600&EvaluationPeriods=169 | EvaluationPeriods * Period must be &lt;= 604800",
        "EvaluateLowSampleCountPercentile=ignore"
            + "| Option evaluateLowSampleCountPercentile can not be applied with statistic Sum.",
        "ExtendedStatistic=p90 | Statistic and ExtendedStatistic cannot be specified together.",
        "DatapointsToAlarm=2 | DatapointsToAlarm must be &lt;= EvaluationPeriods.",
        "AlarmActions.member.1=pager | Invalid arn syntax: pager",
        "AlarmActions.member.1=arn:aws:s3:us-east-1:1:b | Unsupported AWS vendor s3",
        "OKActions.member.1=arn:aws:automate:eu-west-1:ec2:stop"
            + "| Invalid region eu-west-1 specified. Only us-east-1 is supported.",
        "ThresholdMetricId=m1 | ThresholdMetricId can be specified together with Metrics only.",
        "EvaluationInterval=60"
            + "| EvaluationInterval can be specified with EvaluationCriteria only.",
        "TreatMissingData=bad | The parameter TreatMissingData must be a value in the set"
            + " [ breaching, notBreaching, ignore, missing ].",
        "ComparisonOperator=GreaterThanUpperThreshold"
            + "| ThresholdMetricId belongs to comparison operators of bands, and they to it.",
      })
  void anAlarmsMembersHaveToGoTogether(String more, String message) {
    String[] names =
        List.of(more.split("&", -1)).stream()
            .map(pair -> pair.split("=", -1)[0])
            .toArray(String[]::new);
    String form = without(ALARM, names) + "&" + more;

    assertThat(outcome("PutMetricAlarm", form)).isEqualTo("ValidationError: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MetricName=M | MetricName should not be set if list of Metrics is set.",
        "Statistic=Sum | Statistic should not be set if list of Metrics is set.",
        "Period=60 | Period should not be set if list of Metrics is set.",
        "Dimensions.member.1.Name=a&Dimensions.member.1.Value=b"
            + "| Dimensions should not be set if list of Metrics is set.",
        "Metrics.member.2.Id=m2&Metrics.member.2.Expression=m1"
            + "| Exactly one element of Metrics should return data.",
        "Metrics.member.2.Id=m1&Metrics.member.2.Expression=m1"
            + "| The value m1 for parameter Metrics.member.2.Id is not unique.",
        "Metrics.member.2.Id=M2&Metrics.member.2.Expression=m1"
            + "| The value M2 for parameter Metrics.member.2.Id is not valid: an id begins with a"
            + " lowercase letter, and has letters, digits and underscores only.",
        "Metrics.member.2.Id=e1&Metrics.member.2.Expression=m1%2B&Metrics.member.2.ReturnData=false"
            + "| Error in expression 'e1': it ends too early.",
        "Metrics.member.2.Id=e1&Metrics.member.2.ReturnData=false"
            + "| The parameter Metrics.member.2.MetricStat is required.",
        "Metrics.member.1.MetricStat.Stat=Mode"
            + "| The value Mode for parameter Metrics.member.1.MetricStat.Stat is not a valid"
            + " statistic.",
        "Metrics.member.1.Expression=m2"
            + "| The parameters Metrics.member.1.MetricStat and Metrics.member.1.Expression are"
            + " mutually exclusive and you have specified both.",
        "ThresholdMetricId=no&ComparisonOperator=GreaterThanUpperThreshold"
            + "| ThresholdMetricId should be an id of Metrics.",
        "ThresholdMetricId=m1"
            + "&AlarmActions.member.1=arn:aws:autoscaling:us-east-1:1:scalingPolicy:x:y"
            + "| autoscaling actions not supported when ThresholdMetricId is set",
      })
  void queriesOfAnAlarmHaveToGoTogether(String more, String message) {
    String[] names =
        List.of(more.split("&", -1)).stream()
            .map(pair -> pair.split("=", -1)[0])
            .toArray(String[]::new);
    String outcome = outcome("PutMetricAlarm", without(MATH, names) + "&" + more);

    assertThat(outcome.strip().replace("&apos;", "'")).isEqualTo("ValidationError: " + message);
  }

  @Test
  void anAlarmHasTenExpressionsAndTenMetricsAtMost() {
    String expressions =
        IntStream.rangeClosed(2, 12)
            .mapToObj(
                i ->
                    "&Metrics.member.%1$d.Id=e%1$d&Metrics.member.%1$d.Expression=m1&Metrics.member.%1$d.ReturnData=false"
                        .formatted(i))
            .collect(Collectors.joining());

    assertThat(outcome("PutMetricAlarm", MATH + expressions))
        .isEqualTo("ValidationError: Too many expressions in alarm, maximum is 10");
  }

  @Test
  void fiveActionsOfAKindAreTheMost() {
    String actions =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> "&OKActions.member." + i + "=arn:aws:sns:us-east-1:1:" + i)
            .collect(Collectors.joining());

    assertThat(outcome("PutMetricAlarm", ALARM + actions))
        .startsWith("ValidationError: 1 validation error detected: Value")
        .endsWith(
            "at 'oKActions' failed to satisfy constraint: Member must have length less than or"
                + " equal to 5");
  }

  @Test
  void anAlarmOnAQueryInPromqlIsKept() {
    String promql = "AlarmName=p&EvaluationCriteria.PromQLCriteria.Query=up&EvaluationInterval=30";

    assertThat(outcome("PutMetricAlarm", promql)).isEqualTo("ok");
    assertThat(outcome("PutMetricAlarm", promql + "&Period=60"))
        .isEqualTo(
            "ValidationError: EvaluationCriteria cannot be specified together with a metric and its"
                + " threshold.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Namespace=App | MissingParameter: The parameter MetricData is required.",
        "MetricData.member.1.MetricName=M"
            + "| MissingParameter: The parameter Namespace is required.",
        "Namespace=:App&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1"
            + "| InvalidParameterValue: The value :App for parameter Namespace is invalid.",
        "Namespace=App&MetricData.member.1.MetricName=M"
            + "| MissingParameter: The parameter MetricData.member.1.Value is required.",
        "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1"
            + "&MetricData.member.1.Unit=Parsec"
            + "| InvalidParameterValue: The parameter MetricData.member.1.Unit must be a value in"
            + " the set [ Seconds, Microseconds, Milliseconds, Bytes, Kilobytes, Megabytes,"
            + " Gigabytes, Terabytes, Bits, Kilobits, Megabits, Gigabits, Terabits, Percent, Count,"
            + " Bytes/Second, Kilobytes/Second, Megabytes/Second, Gigabytes/Second,"
            + " Terabytes/Second, Bits/Second, Kilobits/Second, Megabits/Second, Gigabits/Second,"
            + " Terabits/Second, Count/Second, None ].",
        "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1e200"
            + "| InvalidParameterValue: The value 1.0E200 for parameter MetricData.member.1.Value is"
            + " invalid.",
        "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Values.member.1=1"
            + "&MetricData.member.1.Counts.member.1=1&MetricData.member.1.Counts.member.2=1"
            + "| InvalidParameterValue: The parameters MetricData.member.1.Values and"
            + " MetricData.member.1.Counts must be of the same size.",
        "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Values.member.1=1"
            + "&MetricData.member.1.Counts.member.1=0"
            + "| InvalidParameterValue: The value 0.0 for parameter"
            + " MetricData.member.1.Counts.member.1 is invalid.",
        "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1"
            + "&MetricData.member.1.Timestamp=2026-01-01T02:00:01Z"
            + "| InvalidParameterValue: The parameter MetricData.member.1.Timestamp must specify a"
            + " time no more than two hours in the future.",
        "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1"
            + "&MetricData.member.1.Dimensions.member.2.Name=N"
            + "| MissingParameter: The parameter MetricData.member.1.Dimensions.member.1.Value is"
            + " required.",
        "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1"
            + "&MetricData.member.1.StorageResolution=60 | ok",
      })
  void valuesHaveToBeInOrder(String form, String outcome) {
    assertThat(outcome("PutMetricData", form)).isEqualTo(outcome);
  }

  @Test
  void collectionsHaveTheirLimits() {
    String data =
        IntStream.rangeClosed(1, 1_001)
            .mapToObj(
                i ->
                    "&MetricData.member." + i + ".MetricName=M&MetricData.member." + i + ".Value=1")
            .collect(Collectors.joining());
    assertThat(outcome("PutMetricData", "Namespace=App" + data))
        .isEqualTo(
            "InvalidParameterValue: The collection MetricData must not have a size greater than"
                + " 1000.");

    String dimensions =
        IntStream.rangeClosed(1, 31)
            .mapToObj(
                i ->
                    "&MetricData.member.1.Dimensions.member.%1$d.Name=n%1$d&MetricData.member.1.Dimensions.member.%1$d.Value=v"
                        .formatted(i))
            .collect(Collectors.joining());
    assertThat(
            outcome(
                "PutMetricData",
                "Namespace=App&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1"
                    + dimensions))
        .isEqualTo(
            "InvalidParameterValue: The collection MetricData.member.1.Dimensions must not have a"
                + " size greater than 30.");

    assertThat(
            outcome(
                "PutMetricData",
                "Namespace="
                    + "n".repeat(256)
                    + "&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1"))
        .isEqualTo(
            "InvalidParameterValue: The parameter Namespace must be shorter than 256 characters.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Period=60&Statistics.member.1=Mean&EndTime=2026-01-01T01:00:00Z"
            + "| InvalidParameterValue: The parameter Statistics.member.1 must be a value in the set"
            + " [ SampleCount, Average, Sum, Minimum, Maximum ].",
        "Period=60&Statistics.member.1=Sum&EndTime=2026-01-01T00:00:00Z"
            + "| InvalidParameterValue: The parameter StartTime must not equal parameter EndTime.",
        "Period=60&Statistics.member.1=Sum&EndTime=2025-01-01T00:00:00Z"
            + "| InvalidParameterValue: The parameter StartTime must be less than the parameter"
            + " EndTime.",
        "Period=60&EndTime=2026-01-01T01:00:00Z"
            + "| InvalidParameterCombination: At least one of the parameters Statistics and"
            + " ExtendedStatistics must be specified.",
        "Period=60&ExtendedStatistics.member.1=p200&EndTime=2026-01-01T01:00:00Z"
            + "| InvalidParameterValue: The value p200 for parameter ExtendedStatistics.member.1 is"
            + " not a valid statistic.",
        "Period=61&Statistics.member.1=Sum&EndTime=2026-01-01T01:00:00Z"
            + "| InvalidParameterValue: The parameter Period must be 1, 5, 10, 20, 30, or a multiple"
            + " of 60.",
        "Period=1&Statistics.member.1=Sum&EndTime=2026-01-02T00:00:00Z"
            + "| InvalidParameterCombination: You have requested up to 86400 datapoints, which"
            + " exceeds the limit of 1440. You may reduce the datapoints requested by increasing"
            + " Period, or decreasing the time range.",
        "Period=60&Statistics.member.1=Sum&EndTime=2026-01-02T00:00:00Z | ok",
      })
  void statisticsHaveToBeAskedForInOrder(String form, String outcome) {
    assertThat(
            outcome(
                "GetMetricStatistics",
                "Namespace=App&MetricName=M&StartTime=2026-01-01T00:00:00Z&" + form))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | The parameter MetricDataQueries is required.",
        "MetricDataQueries.member.1.Id=m1 | The parameter MetricDataQueries.member.1.MetricStat is"
            + " required.",
        "MetricDataQueries.member.1.Id=m1&MetricDataQueries.member.1.MetricStat.Stat=None"
            + "| The parameter MetricDataQueries.member.1.MetricStat.Metric is required.%"
            + "The parameter MetricDataQueries.member.1.MetricStat.Period is required.",
        "MetricDataQueries.member.1.Id=m1&MetricDataQueries.member.1.MetricStat.Stat=None"
            + "&MetricDataQueries.member.1.MetricStat.Period=60"
            + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=M"
            + "| The parameter MetricDataQueries.member.1.MetricStat.Metric.Namespace is required.%"
            + "The value None for parameter MetricDataQueries.member.1.MetricStat.Stat is not a"
            + " valid statistic.",
        "MetricDataQueries.member.1.Id=e1&MetricDataQueries.member.1.Expression=e2"
            + "| Error in expression 'e1': there is no 'e2'.",
        "MetricDataQueries.member.1.Id=e1&MetricDataQueries.member.1.Expression=e1*2"
            + "| Error in expression 'e1': 'e1' needs itself.",
        "MetricDataQueries.member.1.Id=e1&MetricDataQueries.member.1.Expression=SEARCH('a')"
            + "| Error in expression 'e1': the function SEARCH is not emulated.",
      })
  void queriesHaveToBeInOrder(String form, String lines) {
    String outcome =
        outcome(
            "GetMetricData",
            "StartTime=2026-01-01T00:00:00Z&EndTime=2026-01-01T01:00:00Z&MaxDatapoints=5&" + form);

    assertThat(outcome.replace("&apos;", "'"))
        .isEqualTo("ValidationError: " + lines.replace('%', '\n') + "\n");
  }

  @Test
  void namesAndAPrefixOfThemExcludeEachOther() {
    assertThat(outcome("DescribeAlarms", "AlarmNames.member.1=a&AlarmNamePrefix=a"))
        .isEqualTo("ValidationError: AlarmNames and AlarmNamePrefix cannot be specified together.");
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeAlarmHistory,x",
    "DescribeAlarmHistory,99999999999999999999",
    "GetMetricData,x",
    "GetMetricData,-5",
    "GetMetricData,99999999999",
    "ListMetrics,x",
    "ListMetrics,a&%zz",
  })
  void madeUpTokensAreRefused(String action, String key) {
    String query =
        "StartTime=2026-01-01T00:00:00Z&EndTime=2026-01-01T01:00:00Z"
            + "&MetricDataQueries.member.1.Id=e1&MetricDataQueries.member.1.Expression=1&NextToken=";
    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((action + "\n" + key).getBytes(UTF_8));

    for (String made : List.of(token, "zzz", "")) {
      assertThat(outcome(action, query + made))
          .isEqualTo("InvalidNextToken: The token '" + made + "' was invalid");
    }
  }
}
