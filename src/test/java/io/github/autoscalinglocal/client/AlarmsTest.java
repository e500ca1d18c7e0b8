package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Alarms in virtual time: values are published, the clock is moved on, and states follow. */
class AlarmsTest {
  private static final Instant START = Sandbox.START;
  private static final String SNS = "arn:aws:sns:us-east-1:000000000000:pager";
  private static final String POLICY =
      "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:"
          + "0c5ef0c2-2a9c-4f2a-9f1e-3c1b7f4e2a11:autoScalingGroupName/g:policyName/p";

  private Sandbox sandbox;
  private CloudWatchClient client;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    client = sandbox.cloudWatch();
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  /** An alarm named {@code a} on App/Load above 50. */
  private void putAlarm(int periods, Consumer<PutMetricAlarmRequest.Builder> more) {
    client.putMetricAlarm(
        request -> {
          request
              .alarmName("a")
              .namespace("App")
              .metricName("Load")
              .statistic(Statistic.AVERAGE)
              .period(60)
              .evaluationPeriods(periods)
              .threshold(50.0)
              .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
          more.accept(request);
        });
  }

  private void publish(double value) {
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(MetricDatum.builder().metricName("Load").value(value).build()));
  }

  /** A minute with these values, and the state after it. */
  private StateValue minute(double... values) {
    for (double value : values) {
      publish(value);
    }
    sandbox.advance(Duration.ofMinutes(1));
    return alarm().stateValue();
  }

  private MetricAlarm alarm() {
    return client.describeAlarms(request -> request.alarmNames("a")).metricAlarms().get(0);
  }

  private List<String> history(HistoryItemType type) {
    return client
        .describeAlarmHistory(
            request ->
                request.alarmName("a").historyItemType(type).scanBy(ScanBy.TIMESTAMP_ASCENDING))
        .alarmHistoryItems()
        .stream()
        .map(AlarmHistoryItem::historySummary)
        .toList();
  }

  @Test
  void anAlarmFollowsItsMetricMinuteByMinute() {
    putAlarm(1, request -> request.datapointsToAlarm(1));

    assertThat(alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(minute(40)).isEqualTo(StateValue.OK);
    assertThat(minute(40, 70)).isEqualTo(StateValue.ALARM);
    assertThat(minute(50)).isEqualTo(StateValue.OK);
    assertThat(history(HistoryItemType.STATE_UPDATE))
        .containsExactly(
            "Alarm updated from INSUFFICIENT_DATA to OK",
            "Alarm updated from OK to ALARM",
            "Alarm updated from ALARM to OK");
  }

  /** The wording is the service's, with the number of values asked for and without. */
  @Test
  void theStateTellsItsReason() {
    putAlarm(1, request -> request.datapointsToAlarm(1));
    minute(99.5);

    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [99.5 (02/03/26 10:00:00)] was"
                + " greater than the threshold (50.0) (minimum 1 datapoint for OK -> ALARM"
                + " transition).");
    assertThat(alarm().stateReasonData())
        .isEqualTo(
            "{\"version\":\"1.0\",\"queryDate\":\"2026-03-02T10:01:00.000+0000\","
                + "\"startDate\":\"2026-03-02T10:00:00.000+0000\",\"statistic\":\"Average\","
                + "\"period\":60,\"recentDatapoints\":[99.5],\"threshold\":50.0,"
                + "\"evaluatedDatapoints\":[{\"timestamp\":\"2026-03-02T10:00:00.000+0000\","
                + "\"sampleCount\":1.0,\"value\":99.5}]}");
    assertThat(alarm().stateUpdatedTimestamp()).isEqualTo(START.plusSeconds(60));
    assertThat(alarm().stateTransitionedTimestamp()).isEqualTo(START.plusSeconds(60));

    putAlarm(2, request -> {});
    minute(0.5);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [0.5 (02/03/26 10:01:00)] was not greater than the"
                + " threshold (50.0).");
  }

  @Test
  void reasonsListTheNewestFirst() {
    putAlarm(3, request -> request.datapointsToAlarm(2));
    minute(60);
    minute(10);

    assertThat(minute(70)).isEqualTo(StateValue.ALARM);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 2 out of the last 3 datapoints [70.0 (02/03/26 10:02:00), 60.0"
                + " (02/03/26 10:00:00)] were greater than the threshold (50.0) (minimum 2"
                + " datapoints for OK -> ALARM transition).");
    assertThat(minute(20)).isEqualTo(StateValue.OK);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 2 out of the last 3 datapoints [20.0 (02/03/26 10:03:00), 10.0"
                + " (02/03/26 10:01:00)] were not greater than the threshold (50.0) (minimum 2"
                + " datapoints for ALARM -> OK transition).");
  }

  @Test
  void reasonsOfManyValuesListTheNewestFive() {
    putAlarm(6, request -> {});
    for (int i = 0; i < 6; i++) {
      minute(90 + i);
    }

    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 6 datapoints were greater than the threshold (50.0). The most"
                + " recent datapoints which crossed the threshold: [95.0 (02/03/26 10:05:00), 94.0"
                + " (02/03/26 10:04:00), 93.0 (02/03/26 10:03:00), 92.0 (02/03/26 10:02:00), 91.0"
                + " (02/03/26 10:01:00)].");
  }

  @Test
  void withoutValuesAnAlarmSoonKnowsNothing() {
    putAlarm(1, request -> {});
    assertThat(minute(60)).isEqualTo(StateValue.ALARM);

    // The evaluation looks two periods further back than it needs to.
    assertThat(minute()).isEqualTo(StateValue.ALARM);
    assertThat(minute()).isEqualTo(StateValue.ALARM);
    assertThat(minute()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm().stateReason()).isEqualTo("Insufficient Data: 1 datapoint was unknown.");
    assertThat(alarm().stateReasonData())
        .isEqualTo(
            "{\"version\":\"1.0\",\"queryDate\":\"2026-03-02T10:04:00.000+0000\","
                + "\"statistic\":\"Average\",\"period\":60,\"recentDatapoints\":[],"
                + "\"threshold\":50.0,\"evaluatedDatapoints\":"
                + "[{\"timestamp\":\"2026-03-02T10:03:00.000+0000\"}]}");
  }

  @Test
  void missingValuesAreTreatedAsTheAlarmSays() {
    putAlarm(3, request -> request.treatMissingData("breaching"));
    assertThat(minute()).isEqualTo(StateValue.ALARM);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints"
                + " were treated as [Breaching].");

    putAlarm(1, request -> request.treatMissingData("notBreaching"));
    assertThat(minute()).isEqualTo(StateValue.OK);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint"
                + " was treated as [NonBreaching].");

    putAlarm(1, request -> request.treatMissingData("ignore"));
    assertThat(minute()).isEqualTo(StateValue.OK);

    putAlarm(3, request -> request.datapointsToAlarm(2).treatMissingData("breaching"));
    assertThat(minute(10)).isEqualTo(StateValue.ALARM);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints"
                + " were treated as [Breaching].");
  }

  @Test
  void longPeriodsAreLookedAtEveryMinute() {
    putAlarm(1, request -> request.period(300).statistic(Statistic.SUM));

    assertThat(minute(30)).isEqualTo(StateValue.OK);
    assertThat(minute(30)).isEqualTo(StateValue.ALARM);
    assertThat(minute(0)).isEqualTo(StateValue.ALARM);
    assertThat(minute(0)).isEqualTo(StateValue.ALARM);
    assertThat(minute(0)).isEqualTo(StateValue.ALARM);
    assertThat(minute(0)).isEqualTo(StateValue.OK);
  }

  @Test
  void shortPeriodsAreLookedAtEveryTenSeconds() {
    putAlarm(1, request -> request.period(10));
    List<StateValue> states = new ArrayList<>();
    for (double value : new double[] {10, 90, 10}) {
      client.putMetricData(
          request ->
              request
                  .namespace("App")
                  .metricData(
                      MetricDatum.builder()
                          .metricName("Load")
                          .value(value)
                          .storageResolution(1)
                          .build()));
      sandbox.advance(Duration.ofSeconds(10));
      states.add(alarm().stateValue());
    }

    assertThat(states).containsExactly(StateValue.OK, StateValue.ALARM, StateValue.OK);
  }

  @Test
  void valuesThatComeLateCountWhereTheyBelong() {
    putAlarm(1, request -> request.treatMissingData("notBreaching"));
    minute();
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(
                    MetricDatum.builder()
                        .metricName("Load")
                        .value(90.0)
                        .timestamp(START.plusSeconds(30))
                        .build()));

    assertThat(minute()).isEqualTo(StateValue.ALARM);
  }

  @Test
  void valuesOfTheFutureCountWhenTheirTimeHasCome() {
    putAlarm(1, request -> request.treatMissingData("notBreaching"));
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(
                    MetricDatum.builder()
                        .metricName("Load")
                        .value(90.0)
                        .timestamp(START.plus(Duration.ofMinutes(90)))
                        .build()));

    sandbox.advance(Duration.ofMinutes(90));
    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);
    sandbox.advance(Duration.ofMinutes(1));
    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
  }

  @Test
  void percentilesAreWatchedToo() {
    putAlarm(1, request -> request.statistic((Statistic) null).extendedStatistic("p90"));

    assertThat(minute(1, 2, 3, 4, 5, 6, 7, 8, 9, 99)).isEqualTo(StateValue.OK);
    assertThat(minute(1, 2, 3, 4, 5, 6, 7, 8, 98, 99)).isEqualTo(StateValue.ALARM);
  }

  @Test
  void expressionsAreWatchedToo() {
    client.putMetricAlarm(
        request ->
            request
                .alarmName("a")
                .metrics(
                    MetricDataQuery.builder()
                        .id("ratio")
                        .expression("100 * load / FILL(all, 100)")
                        .build(),
                    metric("load", "Load"),
                    metric("all", "All"))
                .evaluationPeriods(1)
                .threshold(50.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));

    assertThat(minute(40)).isEqualTo(StateValue.INSUFFICIENT_DATA);
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(MetricDatum.builder().metricName("All").value(60.0).build()));
    assertThat(minute(40)).isEqualTo(StateValue.ALARM);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [66.66666666666667 (02/03/26 10:01:00)] was greater"
                + " than the threshold (50.0).");
    assertThat(minute(40)).isEqualTo(StateValue.OK);
  }

  private static MetricDataQuery metric(String id, String name) {
    return MetricDataQuery.builder()
        .id(id)
        .returnData(false)
        .metricStat(
            stat ->
                stat.metric(which -> which.namespace("App").metricName(name))
                    .period(60)
                    .stat("Average"))
        .build();
  }

  @Test
  void anAlarmActsWhenItEntersAState() {
    putAlarm(
        1,
        request ->
            request
                .alarmActions(SNS + "-alarm", POLICY)
                .okActions(SNS + "-ok")
                .insufficientDataActions(SNS + "-none"));
    minute(60);
    minute(60);
    minute(10);
    minute();
    minute();
    minute();

    assertThat(history(HistoryItemType.ACTION))
        .containsExactly(
            "Successfully executed action " + SNS + "-alarm",
            "Successfully executed action " + POLICY,
            "Successfully executed action " + SNS + "-ok",
            "Successfully executed action " + SNS + "-none");
  }

  @Test
  void anAlarmWhoseActionsAreDisabledChangesItsStateOnly() {
    putAlarm(1, request -> request.alarmActions(SNS));
    client.disableAlarmActions(request -> request.alarmNames("a"));

    assertThat(minute(60)).isEqualTo(StateValue.ALARM);
    assertThat(history(HistoryItemType.ACTION)).isEmpty();
  }

  @Test
  void aStateSetByHandLastsUntilTheNextEvaluation() {
    putAlarm(1, request -> request.alarmActions(SNS));
    minute(10);

    client.setAlarmState(
        request ->
            request.alarmName("a").stateValue(StateValue.ALARM).stateReason("to see it work"));

    assertThat(alarm().stateReason()).isEqualTo("to see it work");
    assertThat(history(HistoryItemType.ACTION)).hasSize(1);
    assertThat(minute()).isEqualTo(StateValue.OK);
  }

  /** What cannot come to another state before there are new values leaves the agenda alone. */
  @Test
  void anAlarmSleepsUntilThereAreValues() {
    putAlarm(1, request -> request.alarmActions(SNS));
    sandbox.advance(Duration.ofMinutes(2));
    assertThat(sandbox.pendingEvents()).isZero();

    publish(60);
    assertThat(sandbox.pendingEvents()).isEqualTo(1);
    sandbox.advance(Duration.ofMinutes(1));
    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);

    sandbox.advance(Duration.ofMinutes(5));
    assertThat(alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(sandbox.pendingEvents()).isZero();
  }

  /** An alarm repeats every minute what it does to Auto Scaling, so it has to stay awake. */
  @Test
  void anAlarmThatRunsAPolicyStaysAwakeInItsState() {
    putAlarm(1, request -> request.alarmActions(POLICY).treatMissingData("ignore"));
    minute(60);

    sandbox.advance(Duration.ofHours(1));

    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(sandbox.pendingEvents()).isEqualTo(1);
    client.disableAlarmActions(request -> request.alarmNames("a"));
    sandbox.advance(Duration.ofMinutes(2));
    assertThat(sandbox.pendingEvents()).isZero();
  }

  @Test
  void aDeletedAlarmIsNotLookedAtAnyMore() {
    putAlarm(1, request -> request.alarmActions(SNS));
    publish(60);
    client.deleteAlarms(request -> request.alarmNames("a"));

    sandbox.advance(Duration.ofMinutes(2));

    assertThat(client.describeAlarms().metricAlarms()).isEmpty();
    assertThat(history(HistoryItemType.STATE_UPDATE)).isEmpty();
  }

  @Test
  void theHistoryIsKeptForThirtyDays() {
    putAlarm(1, request -> {});
    sandbox.advance(Duration.ofDays(30));
    assertThat(history(HistoryItemType.CONFIGURATION_UPDATE)).hasSize(1);
    sandbox.advance(Duration.ofSeconds(1));
    assertThat(history(HistoryItemType.CONFIGURATION_UPDATE)).isEmpty();
  }
}
