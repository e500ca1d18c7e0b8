package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.EntityMetricData;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Every operation of CloudWatch through the SDK for Java, which speaks Smithy RPC v2 CBOR. */
class CloudWatchClientTest {
  private static final Instant START = Sandbox.START;
  private static final String SNS = "arn:aws:sns:us-east-1:000000000000:pager";
  private static final String ARN = "arn:aws:cloudwatch:us-east-1:000000000000:alarm:";

  private final List<SdkHttpRequest> sent = Collections.synchronizedList(new ArrayList<>());
  private Sandbox sandbox;
  private CloudWatchClient client;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    client =
        CloudWatchClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
            .httpClient(ApacheHttpClient.create())
            .overrideConfiguration(
                configuration ->
                    configuration.addExecutionInterceptor(
                        new ExecutionInterceptor() {
                          @Override
                          public void beforeTransmission(
                              Context.BeforeTransmission context, ExecutionAttributes any) {
                            sent.add(context.httpRequest());
                          }
                        }))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static MetricDatum datum(Consumer<MetricDatum.Builder> members) {
    MetricDatum.Builder builder = MetricDatum.builder();
    members.accept(builder);
    return builder.build();
  }

  private void put(String metric, double... values) {
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(
                    DoubleStream.of(values)
                        .mapToObj(
                            value -> MetricDatum.builder().metricName(metric).value(value).build())
                        .toList()));
  }

  /** An alarm on App/Load above 5, one minute in one. */
  private static PutMetricAlarmRequest.Builder alarm(String name) {
    return PutMetricAlarmRequest.builder()
        .alarmName(name)
        .namespace("App")
        .metricName("Load")
        .statistic(Statistic.AVERAGE)
        .period(60)
        .evaluationPeriods(1)
        .threshold(5.0)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
  }

  private MetricAlarm described(String name) {
    return client.describeAlarms(request -> request.alarmNames(name)).metricAlarms().get(0);
  }

  @Test
  void itReallySpeaksCbor() {
    client.listMetrics();

    assertThat(sent.get(0).encodedPath())
        .isEqualTo("/service/GraniteServiceVersion20100801/operation/ListMetrics");
    assertThat(sent.get(0).firstMatchingHeader("smithy-protocol")).contains("rpc-v2-cbor");
  }

  @Test
  void aLongPublicationIsCompressedOnItsWay() {
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(
                    IntStream.range(0, 900)
                        .mapToObj(
                            i ->
                                MetricDatum.builder()
                                    .metricName("Load")
                                    .value((double) i)
                                    .dimensions(dimension("Host", "host-" + i % 3))
                                    .build())
                        .toList()));

    assertThat(sent.get(0).firstMatchingHeader("Content-Encoding")).contains("gzip");
    assertThat(client.listMetrics(request -> request.namespace("App")).metrics()).hasSize(3);
  }

  @Test
  void statisticsOfAMetricOverPeriods() {
    put("Load", 1, 2, 9);
    sandbox.advance(Duration.ofMinutes(1));
    put("Load", 4);

    var answer =
        client.getMetricStatistics(
            request ->
                request
                    .namespace("App")
                    .metricName("Load")
                    .startTime(START)
                    .endTime(START.plusSeconds(120))
                    .period(60)
                    .statistics(
                        Statistic.SAMPLE_COUNT,
                        Statistic.AVERAGE,
                        Statistic.SUM,
                        Statistic.MINIMUM,
                        Statistic.MAXIMUM)
                    .extendedStatistics("p50", "TM(0%:67%)"));

    assertThat(answer.label()).isEqualTo("Load");
    assertThat(answer.datapoints())
        .extracting(
            Datapoint::timestamp,
            Datapoint::sampleCount,
            Datapoint::average,
            Datapoint::sum,
            Datapoint::minimum,
            Datapoint::maximum,
            Datapoint::unit)
        .containsExactly(
            tuple(START, 3.0, 4.0, 12.0, 1.0, 9.0, StandardUnit.NONE),
            tuple(START.plusSeconds(60), 1.0, 4.0, 4.0, 4.0, 4.0, StandardUnit.NONE));
    assertThat(answer.datapoints().get(0).extendedStatistics().get("p50")).isEqualTo(2.0);
    assertThat(answer.datapoints().get(1).extendedStatistics())
        .isEqualTo(Map.of("p50", 4.0, "TM(0%:67%)", 4.0));
  }

  @Test
  void onlyTheStatisticsThatWereAskedForAreTold() {
    put("Load", 1);

    Datapoint point =
        client
            .getMetricStatistics(
                request ->
                    request
                        .namespace("App")
                        .metricName("Load")
                        .startTime(START)
                        .endTime(START.plusSeconds(60))
                        .period(60)
                        .statistics(Statistic.SUM))
            .datapoints()
            .get(0);

    assertThat(point.sum()).isEqualTo(1.0);
    assertThat(point.average()).isNull();
    assertThat(point.hasExtendedStatistics()).isFalse();
  }

  @Test
  void everyWayToPublishAddsUp() {
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(
                    datum(datum -> datum.metricName("M").value(1.0).unit(StandardUnit.COUNT)),
                    datum(
                        datum ->
                            datum
                                .metricName("M")
                                .values(2.0, 3.0)
                                .counts(1.0, 2.0)
                                .unit(StandardUnit.COUNT)
                                .timestamp(START.minusSeconds(1))),
                    datum(
                        datum ->
                            datum
                                .metricName("M")
                                .unit(StandardUnit.COUNT)
                                .storageResolution(1)
                                .statisticValues(
                                    set ->
                                        set.sampleCount(4.0).sum(40.0).minimum(5.0).maximum(20.0))))
                .entityMetricData(
                    EntityMetricData.builder()
                        .entity(
                            entity ->
                                entity.keyAttributes(Map.of("Type", "Service", "Name", "checkout")))
                        .metricData(
                            datum(
                                datum -> datum.metricName("M").value(7.0).unit(StandardUnit.COUNT)))
                        .build()));

    var points =
        client
            .getMetricStatistics(
                request ->
                    request
                        .namespace("App")
                        .metricName("M")
                        .startTime(START.minusSeconds(60))
                        .endTime(START.plusSeconds(60))
                        .period(60)
                        .unit(StandardUnit.COUNT)
                        .statistics(Statistic.SAMPLE_COUNT, Statistic.SUM, Statistic.MAXIMUM))
            .datapoints();

    assertThat(points)
        .extracting(Datapoint::sampleCount, Datapoint::sum, Datapoint::maximum, Datapoint::unit)
        .containsExactly(
            tuple(3.0, 8.0, 3.0, StandardUnit.COUNT), tuple(6.0, 48.0, 20.0, StandardUnit.COUNT));
  }

  @Test
  void metricsAreListedByNamespaceNameAndDimensions() {
    client.putMetricData(
        request ->
            request
                .namespace("App")
                .metricData(
                    datum(datum -> datum.metricName("A").value(1.0)),
                    datum(
                        datum ->
                            datum.metricName("A").value(1.0).dimensions(dimension("Host", "x"))),
                    datum(
                        datum ->
                            datum
                                .metricName("A")
                                .value(1.0)
                                .dimensions(dimension("Zone", "z"), dimension("Host", "y"))),
                    datum(datum -> datum.metricName("B").value(1.0))));
    client.putMetricData(
        request ->
            request
                .namespace("Other")
                .metricData(datum(datum -> datum.metricName("A").value(1.0))));

    assertThat(client.listMetrics().metrics()).hasSize(5);
    assertThat(client.listMetrics(request -> request.metricName("A")).metrics()).hasSize(4);
    assertThat(
            client
                .listMetrics(
                    request ->
                        request
                            .namespace("App")
                            .dimensions(DimensionFilter.builder().name("Host").build()))
                .metrics())
        .containsExactly(
            Metric.builder()
                .namespace("App")
                .metricName("A")
                .dimensions(dimension("Host", "x"))
                .build(),
            Metric.builder()
                .namespace("App")
                .metricName("A")
                .dimensions(dimension("Host", "y"), dimension("Zone", "z"))
                .build());
    assertThat(
            client
                .listMetrics(
                    request ->
                        request.dimensions(
                            DimensionFilter.builder().name("Host").value("x").build()))
                .metrics())
        .hasSize(1);
    var linked =
        client.listMetrics(request -> request.namespace("Other").includeLinkedAccounts(true));
    assertThat(linked.owningAccounts()).containsExactly("000000000000");
  }

  @Test
  void metricsWithoutNewValuesAreListedForTwoWeeks() {
    put("Load", 1);

    sandbox.advance(Duration.ofHours(3));
    assertThat(client.listMetrics(request -> request.recentlyActive("PT3H")).metrics()).hasSize(1);
    sandbox.advance(Duration.ofSeconds(1));
    assertThat(client.listMetrics(request -> request.recentlyActive("PT3H")).metrics()).isEmpty();
    assertThat(client.listMetrics().metrics()).hasSize(1);
    sandbox.advance(Duration.ofDays(14));
    assertThat(client.listMetrics().metrics()).isEmpty();
  }

  @Test
  void aLongListOfMetricsHasPages() {
    for (int page = 0; page < 2; page++) {
      int first = page * 600;
      client.putMetricData(
          request ->
              request
                  .namespace("App")
                  .metricData(
                      IntStream.range(first, first + 600)
                          .mapToObj(
                              i ->
                                  MetricDatum.builder()
                                      .metricName("Load & more")
                                      .value(1.0)
                                      .dimensions(dimension("Host=", "h+" + i))
                                      .build())
                          .toList()));
    }

    assertThat(client.listMetrics().metrics()).hasSize(500);
    assertThat(client.listMetricsPaginator().metrics().stream().distinct()).hasSize(1_200);
  }

  @Test
  void queriesAndExpressionsOverThem() {
    for (int minute = 0; minute < 3; minute++) {
      put("Used", minute + 1);
      put("All", 4);
      sandbox.advance(Duration.ofMinutes(1));
    }

    List<MetricDataResult> results =
        client
            .getMetricData(
                request ->
                    request
                        .startTime(START)
                        .endTime(START.plusSeconds(180))
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .metricDataQueries(
                            query(
                                "e1",
                                builder -> builder.expression("100 * m1 / m2").label("used %")),
                            query("m1", builder -> stat(builder, "Used").returnData(false)),
                            query("m2", builder -> stat(builder, "All"))))
            .metricDataResults();

    assertThat(results)
        .extracting(MetricDataResult::id, MetricDataResult::label, MetricDataResult::values)
        .containsExactly(
            tuple("e1", "used %", List.of(25.0, 50.0, 75.0)),
            tuple("m2", "All", List.of(4.0, 4.0, 4.0)));
    assertThat(results.get(0).timestamps())
        .containsExactly(START, START.plusSeconds(60), START.plusSeconds(120));
    assertThat(results.get(0).statusCode()).isEqualTo(StatusCode.COMPLETE);
  }

  private static MetricDataQuery query(String id, Consumer<MetricDataQuery.Builder> more) {
    MetricDataQuery.Builder builder = MetricDataQuery.builder().id(id);
    more.accept(builder);
    return builder.build();
  }

  private static MetricDataQuery.Builder stat(MetricDataQuery.Builder builder, String metric) {
    return builder.metricStat(
        stat ->
            stat.metric(which -> which.namespace("App").metricName(metric))
                .period(60)
                .stat("Average"));
  }

  @Test
  void valuesComeInPagesTheNewestFirst() {
    for (int minute = 0; minute < 5; minute++) {
      put("A", minute);
      put("B", 10 + minute);
      sandbox.advance(Duration.ofMinutes(1));
    }

    var pages =
        client.getMetricDataPaginator(
            request ->
                request
                    .startTime(START)
                    .endTime(START.plusSeconds(300))
                    .maxDatapoints(3)
                    .metricDataQueries(
                        query("a", builder -> stat(builder, "A")),
                        query("none", builder -> stat(builder, "Nothing")),
                        query("b", builder -> stat(builder, "B"))));

    assertThat(pages.metricDataResults())
        .extracting(MetricDataResult::id, MetricDataResult::values, MetricDataResult::statusCode)
        .containsExactly(
            tuple("a", List.of(4.0, 3.0, 2.0), StatusCode.PARTIAL_DATA),
            tuple("a", List.of(1.0, 0.0), StatusCode.COMPLETE),
            tuple("none", List.of(), StatusCode.COMPLETE),
            tuple("b", List.of(14.0), StatusCode.PARTIAL_DATA),
            tuple("b", List.of(13.0, 12.0, 11.0), StatusCode.PARTIAL_DATA),
            tuple("b", List.of(10.0), StatusCode.COMPLETE));
  }

  @Test
  void anAlarmIsDescribedWithEveryMember() {
    client.putMetricAlarm(
        PutMetricAlarmRequest.builder()
            .alarmName("full")
            .alarmDescription("what it is")
            .actionsEnabled(false)
            .okActions(SNS + "-ok")
            .alarmActions(SNS)
            .insufficientDataActions(SNS + "-none")
            .metricName("Load")
            .namespace("App")
            .extendedStatistic("p90")
            .dimensions(dimension("Zone", "z"), dimension("Host", "h"))
            .period(300)
            .unit(StandardUnit.PERCENT)
            .evaluationPeriods(3)
            .datapointsToAlarm(2)
            .threshold(80.5)
            .comparisonOperator(ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD)
            .treatMissingData("notBreaching")
            .evaluateLowSampleCountPercentile("ignore")
            .tags(Tag.builder().key("team").value("a").build())
            .build());

    assertThat(described("full"))
        .isEqualTo(
            MetricAlarm.builder()
                .alarmName("full")
                .alarmArn(ARN + "full")
                .alarmDescription("what it is")
                .alarmConfigurationUpdatedTimestamp(START)
                .actionsEnabled(false)
                .okActions(SNS + "-ok")
                .alarmActions(SNS)
                .insufficientDataActions(SNS + "-none")
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason("Unchecked: Initial alarm creation")
                .stateUpdatedTimestamp(START)
                .stateTransitionedTimestamp(START)
                .metricName("Load")
                .namespace("App")
                .extendedStatistic("p90")
                .dimensions(dimension("Zone", "z"), dimension("Host", "h"))
                .period(300)
                .unit(StandardUnit.PERCENT)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .threshold(80.5)
                .comparisonOperator(ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData("notBreaching")
                .evaluateLowSampleCountPercentile("ignore")
                .build());
  }

  @Test
  void anAlarmOnAnExpressionKeepsItsQueries() {
    List<MetricDataQuery> queries =
        List.of(
            query("e1", builder -> builder.expression("m1 * 2").label("twice").returnData(true)),
            query(
                "m1",
                builder ->
                    builder
                        .returnData(false)
                        .accountId("000000000000")
                        .metricStat(
                            stat ->
                                stat.metric(
                                        metric ->
                                            metric
                                                .namespace("App")
                                                .metricName("Load")
                                                .dimensions(dimension("Host", "h")))
                                    .period(60)
                                    .stat("Sum")
                                    .unit(StandardUnit.COUNT))));

    client.putMetricAlarm(
        request ->
            request
                .alarmName("math")
                .metrics(queries)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));

    MetricAlarm alarm = described("math");
    assertThat(alarm.metrics()).isEqualTo(queries);
    assertThat(alarm.metricName()).isNull();
    assertThat(alarm.period()).isNull();
    assertThat(alarm.evaluationState()).isNull();
  }

  @Test
  void aBandIsKeptAndNotEvaluated() {
    client.putMetricAlarm(
        request ->
            request
                .alarmName("band")
                .metrics(
                    query("m1", builder -> stat(builder, "Load").returnData(true)),
                    query("ad1", builder -> builder.expression("ANOMALY_DETECTION_BAND(m1, 2)")))
                .thresholdMetricId("ad1")
                .evaluationPeriods(1)
                .comparisonOperator(
                    ComparisonOperator.LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD));
    put("Load", 1_000);
    sandbox.advance(Duration.ofMinutes(2));

    MetricAlarm alarm = described("band");
    assertThat(alarm.thresholdMetricId()).isEqualTo("ad1");
    assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm.evaluationStateAsString()).isEqualTo("EVALUATION_ERROR");
  }

  @Test
  void anUpdateOverwritesAllButStateAndTags() {
    client.putMetricAlarm(
        alarm("a").alarmDescription("old").tags(Tag.builder().key("k").value("v").build()).build());
    client.setAlarmState(
        request -> request.alarmName("a").stateValue(StateValue.OK).stateReason("by hand"));
    sandbox.advance(Duration.ofSeconds(10));

    client.putMetricAlarm(
        alarm("a").threshold(7.0).tags(Tag.builder().key("other").value("x").build()).build());

    MetricAlarm alarm = described("a");
    assertThat(alarm.threshold()).isEqualTo(7.0);
    assertThat(alarm.alarmDescription()).isNull();
    assertThat(alarm.alarmConfigurationUpdatedTimestamp()).isEqualTo(START.plusSeconds(10));
    assertThat(alarm.stateValue()).isEqualTo(StateValue.OK);
    assertThat(alarm.stateReason()).isEqualTo("by hand");
    assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(START);
    assertThat(tags("a")).containsExactly("k=v");
  }

  private List<String> tags(String alarm) {
    return client.listTagsForResource(request -> request.resourceARN(ARN + alarm)).tags().stream()
        .map(tag -> tag.key() + "=" + tag.value())
        .toList();
  }

  @Test
  void anAlarmCanBeTaggedAndUntagged() {
    client.putMetricAlarm(alarm("a").build());

    client.tagResource(
        request ->
            request
                .resourceARN(ARN + "a")
                .tags(
                    Tag.builder().key("one").value("1").build(),
                    Tag.builder().key("two").value("").build()));
    client.tagResource(
        request ->
            request.resourceARN(ARN + "a").tags(Tag.builder().key("one").value("first").build()));
    assertThat(tags("a")).containsExactly("one=first", "two=");

    client.untagResource(request -> request.resourceARN(ARN + "a").tagKeys("one", "none"));
    assertThat(tags("a")).containsExactly("two=");

    assertRefused(
        ResourceNotFoundException.class,
        404,
        "ResourceNotFoundException",
        "The resource " + ARN + "b does not exist.",
        () -> client.listTagsForResource(request -> request.resourceARN(ARN + "b")));
  }

  @Test
  void alarmsAreListedByNameAndFiltered() {
    client.putMetricAlarm(alarm("b").alarmActions(SNS).build());
    client.putMetricAlarm(alarm("a-2").okActions(SNS + "2").build());
    client.putMetricAlarm(alarm("a-1").build());
    client.setAlarmState(
        request -> request.alarmName("b").stateValue(StateValue.ALARM).stateReason("test"));

    assertThat(names(client.describeAlarms().metricAlarms())).containsExactly("a-1", "a-2", "b");
    assertThat(client.describeAlarms().hasCompositeAlarms()).isTrue();
    assertThat(
            names(client.describeAlarms(request -> request.alarmNamePrefix("a-")).metricAlarms()))
        .containsExactly("a-1", "a-2");
    assertThat(
            names(
                client
                    .describeAlarms(request -> request.alarmNames("b", "nobody", "a-1"))
                    .metricAlarms()))
        .containsExactly("a-1", "b");
    assertThat(
            names(
                client
                    .describeAlarms(request -> request.stateValue(StateValue.ALARM))
                    .metricAlarms()))
        .containsExactly("b");
    assertThat(names(client.describeAlarms(request -> request.actionPrefix(SNS)).metricAlarms()))
        .containsExactly("a-2", "b");
    assertThat(
            client
                .describeAlarms(request -> request.alarmTypes(AlarmType.COMPOSITE_ALARM))
                .metricAlarms())
        .isEmpty();
    assertThat(client.describeAlarms(request -> request.childrenOfAlarmName("b")).metricAlarms())
        .isEmpty();
    assertThat(
            names(
                client
                    .describeAlarmsPaginator(request -> request.maxRecords(2))
                    .metricAlarms()
                    .stream()
                    .toList()))
        .containsExactly("a-1", "a-2", "b");
  }

  private static List<String> names(List<MetricAlarm> alarms) {
    return alarms.stream().map(MetricAlarm::alarmName).toList();
  }

  @Test
  void theAlarmsOfAMetricAreFound() {
    client.putMetricAlarm(alarm("a").build());
    client.putMetricAlarm(alarm("b").statistic(Statistic.SUM).period(120).build());
    client.putMetricAlarm(alarm("c").dimensions(dimension("Host", "h")).build());
    client.putMetricAlarm(alarm("d").unit(StandardUnit.COUNT).build());

    assertThat(
            names(
                client
                    .describeAlarmsForMetric(request -> request.namespace("App").metricName("Load"))
                    .metricAlarms()))
        .containsExactly("a", "b", "d");
    assertThat(
            names(
                client
                    .describeAlarmsForMetric(
                        request ->
                            request
                                .namespace("App")
                                .metricName("Load")
                                .dimensions(dimension("Host", "h")))
                    .metricAlarms()))
        .containsExactly("c");
    assertThat(
            names(
                client
                    .describeAlarmsForMetric(
                        request ->
                            request
                                .namespace("App")
                                .metricName("Load")
                                .statistic(Statistic.SUM)
                                .period(120))
                    .metricAlarms()))
        .containsExactly("b");
    assertThat(
            names(
                client
                    .describeAlarmsForMetric(
                        request ->
                            request.namespace("App").metricName("Load").unit(StandardUnit.COUNT))
                    .metricAlarms()))
        .containsExactly("d");
  }

  @Test
  void alarmsCanBeKeptFromActing() {
    client.putMetricAlarm(alarm("a").build());

    client.disableAlarmActions(request -> request.alarmNames("a", "nobody"));
    assertThat(described("a").actionsEnabled()).isFalse();
    client.enableAlarmActions(request -> request.alarmNames("a"));
    assertThat(described("a").actionsEnabled()).isTrue();
  }

  @Test
  void alarmsAreDeletedTogetherOrNotAtAll() {
    client.putMetricAlarm(alarm("a").build());
    client.putMetricAlarm(alarm("b").build());

    CloudWatchException refusal =
        catchThrowableOfType(
            CloudWatchException.class,
            () -> client.deleteAlarms(request -> request.alarmNames("a", "nobody")));
    assertThat(refusal.statusCode()).isEqualTo(404);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
    assertThat(names(client.describeAlarms().metricAlarms())).containsExactly("a", "b");

    client.deleteAlarms(request -> request.alarmNames("a", "b"));
    assertThat(client.describeAlarms().metricAlarms()).isEmpty();
  }

  @Test
  void theHistoryTellsWhatHappened() {
    client.putMetricAlarm(alarm("a").alarmActions(SNS).build());
    sandbox.advance(Duration.ofSeconds(1));
    client.setAlarmState(
        request ->
            request
                .alarmName("a")
                .stateValue(StateValue.ALARM)
                .stateReason("say \"test\"")
                .stateReasonData("{\"a\":1}"));
    sandbox.advance(Duration.ofSeconds(1));
    client.putMetricAlarm(alarm("a").build());
    client.deleteAlarms(request -> request.alarmNames("a"));

    List<AlarmHistoryItem> items =
        client.describeAlarmHistory(request -> request.alarmName("a")).alarmHistoryItems();

    assertThat(items)
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm \"a\" deleted",
            "Alarm \"a\" updated",
            "Successfully executed action " + SNS,
            "Alarm updated from INSUFFICIENT_DATA to ALARM",
            "Alarm \"a\" created");
    assertThat(items)
        .extracting(AlarmHistoryItem::historyItemType)
        .containsExactly(
            HistoryItemType.CONFIGURATION_UPDATE,
            HistoryItemType.CONFIGURATION_UPDATE,
            HistoryItemType.ACTION,
            HistoryItemType.STATE_UPDATE,
            HistoryItemType.CONFIGURATION_UPDATE);
    assertThat(items).extracting(AlarmHistoryItem::alarmType).containsOnly(AlarmType.METRIC_ALARM);
    assertThat(items.get(3).historyData())
        .isEqualTo(
            "{\"version\":\"1.0\",\"oldState\":{\"stateValue\":\"INSUFFICIENT_DATA\","
                + "\"stateReason\":\"Unchecked: Initial alarm creation\"},"
                + "\"newState\":{\"stateValue\":\"ALARM\",\"stateReason\":\"say \\\"test\\\"\","
                + "\"stateReasonData\":{\"a\":1}}}");
    assertThat(items.get(4).historyData())
        .isEqualTo(
            "{\"version\":\"1.0\",\"type\":\"Create\",\"createdAlarm\":{\"alarmName\":\"a\","
                + "\"alarmArn\":\""
                + ARN
                + "a\",\"alarmConfigurationUpdatedTimestamp\":\"2026-03-02T10:00:00.000+0000\","
                + "\"namespace\":\"App\",\"metricName\":\"Load\",\"statistic\":\"Average\","
                + "\"period\":60,\"dimensions\":[],\"threshold\":5.0,"
                + "\"comparisonOperator\":\"GreaterThanThreshold\",\"evaluationPeriods\":1,"
                + "\"stateValue\":\"INSUFFICIENT_DATA\","
                + "\"stateUpdatedTimestamp\":\"2026-03-02T10:00:00.000+0000\","
                + "\"actionsEnabled\":true,\"alarmActions\":[\""
                + SNS
                + "\"],\"insufficientDataActions\":[],\"okactions\":[]}}");
  }

  @Test
  void theHistoryIsFilteredAndHasPages() {
    client.putMetricAlarm(alarm("a").build());
    client.putMetricAlarm(alarm("b").build());
    sandbox.advance(Duration.ofSeconds(5));
    for (StateValue state : List.of(StateValue.OK, StateValue.ALARM, StateValue.OK)) {
      client.setAlarmState(request -> request.alarmName("a").stateValue(state).stateReason("test"));
    }

    assertThat(
            client
                .describeAlarmHistory(
                    request -> request.historyItemType(HistoryItemType.STATE_UPDATE))
                .alarmHistoryItems())
        .hasSize(3);
    assertThat(client.describeAlarmHistory(request -> request.endDate(START)).alarmHistoryItems())
        .extracting(AlarmHistoryItem::alarmName)
        .containsExactly("b", "a");
    assertThat(
            client
                .describeAlarmHistory(request -> request.startDate(START.plusSeconds(1)))
                .alarmHistoryItems())
        .hasSize(3);
    for (ScanBy order : List.of(ScanBy.TIMESTAMP_ASCENDING, ScanBy.TIMESTAMP_DESCENDING)) {
      var whole = client.describeAlarmHistory(request -> request.scanBy(order)).alarmHistoryItems();
      assertThat(
              client
                  .describeAlarmHistoryPaginator(request -> request.scanBy(order).maxRecords(2))
                  .alarmHistoryItems())
          .containsExactlyElementsOf(whole)
          .hasSize(5);
    }
  }

  private void assertRefused(
      Class<? extends CloudWatchException> type,
      int status,
      String code,
      String message,
      ThrowingCallable call) {
    CloudWatchException refusal = catchThrowableOfType(type, call);
    assertThat(refusal).isExactlyInstanceOf(type);
    assertThat(refusal.statusCode()).isEqualTo(status);
    assertThat(refusal.numAttempts()).isEqualTo(1);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
  }

  @Test
  void refusalsAreTypedExceptions() {
    assertRefused(
        MissingRequiredParameterException.class,
        400,
        "MissingParameter",
        "The parameter Namespace is required.\n"
            + "The parameter MetricData.member.2.MetricName is required.",
        () ->
            client.putMetricData(
                request ->
                    request.metricData(
                        datum(datum -> datum.metricName("a").value(1.0)),
                        datum(datum -> datum.value(1.0)))));
    assertRefused(
        InvalidParameterCombinationException.class,
        400,
        "InvalidParameterCombination",
        "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are"
            + " mutually exclusive and you have specified both.",
        () ->
            client.putMetricData(
                request ->
                    request
                        .namespace("App")
                        .metricData(
                            datum(
                                datum ->
                                    datum
                                        .metricName("a")
                                        .value(1.0)
                                        .statisticValues(
                                            set ->
                                                set.sampleCount(1.0)
                                                    .sum(1.0)
                                                    .minimum(1.0)
                                                    .maximum(1.0))))));
    assertRefused(
        InvalidParameterValueException.class,
        400,
        "InvalidParameterValue",
        "The parameter MetricData.member.1.Timestamp must specify a time within the past two"
            + " weeks.\n"
            + "The parameter MetricData.member.2.StorageResolution must be a value in the set"
            + " [ 1, 60 ].",
        () ->
            client.putMetricData(
                request ->
                    request
                        .namespace("App")
                        .metricData(
                            datum(
                                datum ->
                                    datum
                                        .metricName("a")
                                        .value(1.0)
                                        .timestamp(START.minus(Duration.ofDays(15)))),
                            datum(
                                datum ->
                                    datum.metricName("a").value(1.0).storageResolution(300)))));
    assertRefused(
        InvalidNextTokenException.class,
        400,
        "InvalidNextToken",
        "The token 'x' was invalid",
        () -> client.describeAlarms(request -> request.nextToken("x")));
    assertRefused(
        CloudWatchException.class,
        400,
        "ValidationError",
        "1 validation error detected: Value null at 'alarmName' failed to satisfy constraint:"
            + " Member must not be null",
        () -> client.putMetricAlarm(request -> request.threshold(1.0)));
    assertRefused(
        CloudWatchException.class,
        400,
        "ValidationError",
        "The parameter MetricDataQueries.member.1.MetricStat is required.\n",
        () ->
            client.getMetricData(
                request ->
                    request
                        .startTime(START)
                        .endTime(START.plusSeconds(60))
                        .metricDataQueries(query("result1", builder -> builder.label("e1")))));
    assertRefused(
        ResourceNotFoundException.class,
        404,
        "ResourceNotFoundException",
        "The resource x does not exist.",
        () -> client.untagResource(request -> request.resourceARN("x").tagKeys("k")));
    assertRefused(
        CloudWatchException.class,
        501,
        "NotImplemented",
        "The operation PutDashboard is not emulated yet.",
        () -> client.putDashboard(request -> request.dashboardName("d").dashboardBody("{}")));
  }

  @Test
  void accountsAndRegionsAreKeptApart() {
    client.putMetricAlarm(alarm("a").build());
    put("Load", 1);

    try (CloudWatchClient other =
        CloudWatchClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("123456789012", "secret")))
            .build()) {
      assertThat(other.describeAlarms().metricAlarms()).isEmpty();
      assertThat(other.listMetrics().metrics()).isEmpty();
      other.putMetricAlarm(alarm("a").build());
      assertThat(other.describeAlarms().metricAlarms().get(0).alarmArn())
          .isEqualTo("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a");
    }
  }
}
