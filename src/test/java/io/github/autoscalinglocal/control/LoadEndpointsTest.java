package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.StoredMetric;
import io.github.autoscalinglocal.model.cloudwatch.Summary;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What instances are busy with, as it is set, shown and ended at {@code /_local/metrics}. */
class LoadEndpointsTest {
  private static final String METRICS = "/_local/metrics";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MetricId CPU = ec2("CPUUtilization");
  private static final String LABEL = "app/lb/1/targetgroup/tg/2";

  private final Scenario aws = Scenario.instant();
  private final ControlSite site =
      new ControlSite(
          aws.engine(),
          Scenario.SCOPE,
          () -> {
            throw new AssertionError("nothing is to be reset");
          },
          "1.2.3");

  @BeforeEach
  void create() {
    aws.create("g", 0, 20, 4);
  }

  @Test
  void atFirstThereIsNone() {
    assertThat(text(send("GET", METRICS + "/loads", ""))).isEqualTo("{\"loads\":[]}");
    assertThat(aws.world().agenda()).isEmpty();
  }

  @Test
  void aValueHoldsFromNowOn() {
    post("'mode':'per-instance','value':42.5");

    aws.advance(Duration.ofMinutes(3));

    assertThat(averages(CPU, 3)).containsExactly(42.5, 42.5, 42.5);
    assertThat(last(CPU)).isEqualTo(Summary.of(42.5, 4));
    assertThat(text(send("GET", METRICS + "/loads", "")))
        .isEqualTo(
            "{\"loads\":[{\"group\":\"g\",\"metric\":\"ASGAverageCPUUtilization\",\"resourceLabel\":null,\"mode\":\"per-instance\",\"value\":null,\"series\":[{\"at\":\"2026-03-02T12:00:00Z\",\"value\":42.5}],\"every\":null}]}");
  }

  @Test
  void aTotalIsSharedByTheInstancesInService() {
    post("'mode':'total','value':120");
    aws.advance(Duration.ofMinutes(1));
    assertThat(averages(CPU, 1)).containsExactly(30.0);

    aws.desire("g", 12);
    aws.advance(Duration.ofMinutes(1));
    assertThat(averages(CPU, 2)).containsExactly(30.0, 10.0);
    assertThat(last(CPU).sum()).isEqualTo(120);

    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + String.join(",", aws.ids("g").subList(0, 6)),
        "ShouldDecrementDesiredCapacity=true");
    aws.advance(Duration.ofMinutes(1));
    assertThat(averages(CPU, 1)).containsExactly(20.0);
  }

  @Test
  void noInstanceIsMoreThanBusyAndWithoutInstancesNothingIsPublished() {
    post("'mode':'total','value':1000");
    aws.advance(Duration.ofMinutes(1));
    assertThat(averages(CPU, 1)).containsExactly(100.0);

    aws.desire("g", 0);
    aws.advance(Duration.ofMinutes(1));
    assertThat(averages(CPU, 1)).containsExactly(Double.NaN);
  }

  @Test
  void anInstanceOfMoreWeightCarriesMore() {
    aws.create(
        "w",
        0,
        20,
        6,
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=m5.large",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.WeightedCapacity=3");
    assertThat(aws.instances("w")).hasSize(2);

    post("'mode':'total','value':120", "w", "ASGAverageCPUUtilization");
    aws.advance(Duration.ofMinutes(1));

    MetricId cpu = MetricId.of("AWS/EC2", "CPUUtilization", "AutoScalingGroupName", "w");
    assertThat(averages(cpu, 1)).containsExactly(20.0);
    assertThat(last(cpu).sum()).isEqualTo(120);
  }

  @Test
  void aSeriesGoesFromValueToValueAndEnds() {
    post(
        "'mode':'per-instance','series':[{'at':'PT0S','value':10},"
            + "{'at':'2026-03-02T12:02:00Z','value':20},{'at':'PT3M','value':null},"
            + "{'at':'PT4M','value':30},{'at':'PT5M'}]");

    aws.advance(Duration.ofMinutes(4));
    assertThat(shown()).hasSize(1);
    aws.advance(Duration.ofMinutes(2));

    assertThat(averages(CPU, 6)).containsExactly(10.0, 10.0, 20.0, Double.NaN, 30.0, Double.NaN);
    assertThat(shown()).as("it is over").isEmpty();
    assertThat(aws.world().agenda()).isEmpty();
  }

  @Test
  void aSeriesMayComeAgain() {
    post(
        "'mode':'per-instance','every':'PT3M',"
            + "'series':[{'at':'2026-03-01T00:00:00Z','value':1},{'at':'2026-03-01T00:01:00Z','value':2}]");

    aws.advance(Duration.ofMinutes(7));

    assertThat(averages(CPU, 7)).containsExactly(1.0, 2.0, 2.0, 1.0, 2.0, 2.0, 1.0);
  }

  @Test
  void aSeriesThatBeginsLaterTellsNothingUntilThen() {
    post("'mode':'per-instance','series':[{'at':'PT2M','value':1}]");

    aws.advance(Duration.ofMinutes(3));

    assertThat(averages(CPU, 3)).containsExactly(Double.NaN, Double.NaN, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"ASGAverageNetworkIn, NetworkIn", "ASGAverageNetworkOut, NetworkOut"})
  void theNetworkIsAMetricToo(String type, String name) {
    post("'mode':'total','value':4e9", "g", type);

    aws.advance(Duration.ofMinutes(1));

    assertThat(averages(ec2(name), 1)).containsExactly(1e9);
  }

  @Test
  void requestsAreCountedPerTargetAndAltogether() {
    post(
        "'mode':'total','value':1000,'resourceLabel':'" + LABEL + "'",
        "g",
        "ALBRequestCountPerTarget");

    aws.advance(Duration.ofMinutes(1));

    List<Dimension> dimensions =
        List.of(
            new Dimension("LoadBalancer", "app/lb/1"),
            new Dimension("TargetGroup", "targetgroup/tg/2"));
    MetricId perTarget = new MetricId("AWS/ApplicationELB", "RequestCountPerTarget", dimensions);
    MetricId all = new MetricId("AWS/ApplicationELB", "RequestCount", dimensions);
    assertThat(last(perTarget)).isEqualTo(Summary.of(250));
    assertThat(last(all)).isEqualTo(Summary.of(1000));
  }

  @Test
  void anotherLoadOfTheMetricTakesThePlaceOfTheFirst() {
    post("'mode':'per-instance','value':10");
    post("'mode':'per-instance','value':10", "g", "ASGAverageNetworkIn");
    aws.advance(Duration.ofMinutes(1));
    post("'mode':'total','value':80");
    aws.advance(Duration.ofMinutes(1));

    assertThat(averages(CPU, 2)).containsExactly(10.0, 20.0);
    assertThat(shown()).hasSize(2);
    assertThat(aws.world().agenda()).as("one look a minute, however many loads").hasSize(1);
  }

  @Test
  void aLoadIsEndedByGroupAndMetric() {
    aws.create("h", 0, 20, 1);
    for (String group : List.of("g", "h")) {
      post("'mode':'per-instance','value':10", group, "ASGAverageCPUUtilization");
      post("'mode':'per-instance','value':10", group, "ASGAverageNetworkIn");
    }

    assertThat(loads(ok("DELETE", METRICS + "?group=g&metric=ASGAverageNetworkIn"))).hasSize(3);
    assertThat(loads(ok("DELETE", METRICS + "?group=h"))).hasSize(1);
    aws.advance(Duration.ofMinutes(1));
    assertThat(averages(CPU, 1)).containsExactly(10.0);
    assertThat(averages(ec2("NetworkIn"), 1)).containsExactly(Double.NaN);
    assertThat(loads(ok("DELETE", METRICS))).isEmpty();
    aws.advance(Duration.ofMinutes(1));
    assertThat(averages(CPU, 2)).containsExactly(10.0, Double.NaN);
    assertThat(aws.world().agenda()).isEmpty();
  }

  @Test
  void aGroupTakesItsLoadsWithIt() {
    post("'mode':'per-instance','value':10");

    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    assertThat(shown()).isEmpty();
    aws.advance(Duration.ofMinutes(2));
    assertThat(aws.world().agenda()).isEmpty();
  }

  @Test
  void nobodyWaitsForALoad() {
    post("'mode':'per-instance','value':10");

    aws.settle();

    assertThat(aws.now()).isEqualTo(Scenario.START);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | Field 'metric' must be one of ASGAverageCPUUtilization, ASGAverageNetworkIn, ASGAverageNetworkOut, ALBRequestCountPerTarget.",
        "{'metric':'CPU'} | Field 'metric' must be one of ASGAverageCPUUtilization, ASGAverageNetworkIn, ASGAverageNetworkOut, ALBRequestCountPerTarget.",
        "{'metric':'ASGAverageNetworkIn'} | Field 'group' must be the name of a group.",
        "{'group':'g','metric':'ALBRequestCountPerTarget'} | Field 'resourceLabel' must tell whose requests.",
        "{'group':'g','metric':'ALBRequestCountPerTarget','resourceLabel':'x'} | Field 'resourceLabel' must be such as app/load-balancer/id/targetgroup/name/id.",
        "{'group':'g','metric':'ASGAverageNetworkIn','resourceLabel':'x'} | Field 'resourceLabel' has no place beside this metric.",
        "{'group':'g','metric':'ASGAverageNetworkIn'} | There must be either a field 'value' or a field 'series'.",
        "{'group':'g','metric':'ASGAverageNetworkIn','value':1,'series':[{'at':'PT0S','value':1}]} | There must be either a field 'value' or a field 'series'.",
        "{'group':'g','metric':'ASGAverageNetworkIn','value':1} | Field 'mode' must be one of per-instance, total.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'x','value':1} | Field 'mode' must be one of per-instance, total.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','value':-1} | Field 'value' must be from 0 to 1e15.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','value':1e16} | Field 'value' must be from 0 to 1e15.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','value':'1'} | Field 'value' has a value of the wrong type.",
        "{'group':'g','metric':'ASGAverageCPUUtilization','mode':'per-instance','value':100.1} | Field 'value' must be from 0 to 100.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','series':[]} | Field 'series' must have from 1 to 10080 elements.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','series':[null]} | Field 'series[0]' must be an object.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','series':[{'value':1}]} | Field 'series[0].at' must be an instant such as 2026-01-01T00:00:00Z, or a duration from now such as PT1H.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','series':[{'at':'-PT1H','value':1}]} | Field 'series[0].at' must be an instant such as 2026-01-01T00:00:00Z, or a duration from now such as PT1H.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','series':[{'at':'PT1H','value':1},{'at':'PT1H','value':2}]} | Field 'series[1].at' must be later than that of the element before.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','series':[{'at':'PT1H','value':-2}]} | Field 'series[0].value' must be from 0 to 1e15.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','value':1,'every':'PT1S'} | Field 'every' must be longer than the series, at least PT1M and at most PT8760H.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','every':'PT2H','series':[{'at':'PT0S','value':1},{'at':'PT2H','value':2}]} | Field 'every' must be longer than the series, at least PT1M and at most PT8760H.",
        "{'group':'g','metric':'ASGAverageNetworkIn','mode':'total','value':1,'every':'often'} | Field 'every' must be a duration such as PT1H or P1D, and not negative.",
        "{'group':'g','colour':'blue'} | There is no field 'colour'; there are every, group, metric, mode, resourceLabel, series, value.",
        "[] | The body must be one JSON object.",
        "nonsense | The body is not JSON: line 1, column 1."
      })
  void whatCannotBeIsRefused(String body, String message) {
    var before = aws.world();

    Response response = send("POST", METRICS, body.replace('\'', '"'));

    assertThat(text(response))
        .isEqualTo(
            "{\"error\":{\"code\":\"InvalidRequest\",\"message\":\""
                + message.replace("\"", "\\\"")
                + "\"}}");
    assertThat(response.status()).isEqualTo(400);
    assertThat(aws.world()).isEqualTo(before);
  }

  @Test
  void aGroupThatIsNotThereIsNotFound() {
    Response response =
        send("POST", METRICS, body("'mode':'total','value':1", "x", "ASGAverageNetworkIn"));

    assertThat(response.status()).isEqualTo(404);
    assertThat(text(response))
        .isEqualTo(
            "{\"error\":{\"code\":\"NotFound\",\"message\":\"There is no group 'x' in account"
                + " 123456789012, region us-east-1.\"}}");
  }

  @Test
  void parametersThatDoNotExistAreRefused() {
    assertThat(text(send("DELETE", METRICS + "?name=g", "")))
        .contains("There is no parameter 'name'; there are group, metric.");
    assertThat(text(send("DELETE", METRICS + "?metric=CPU", "")))
        .contains("Field 'metric' must be one of ASGAverageCPUUtilization,");
  }

  private static MetricId ec2(String name) {
    return MetricId.of("AWS/EC2", name, "AutoScalingGroupName", "g");
  }

  private void post(String load) {
    post(load, "g", "ASGAverageCPUUtilization");
  }

  private void post(String load, String group, String metric) {
    Response response = send("POST", METRICS, body(load, group, metric));
    assertThat(response.status()).as("%s", text(response)).isEqualTo(200);
  }

  private static String body(String load, String group, String metric) {
    return ("{'group':'" + group + "','metric':'" + metric + "'," + load + "}").replace('\'', '"');
  }

  private List<JsonNode> shown() {
    return loads(ok("GET", METRICS + "/loads"));
  }

  private static List<JsonNode> loads(JsonNode answer) {
    List<JsonNode> loads = new ArrayList<>();
    answer.path("loads").forEach(loads::add);
    return loads;
  }

  private JsonNode ok(String method, String path) {
    Response response = send(method, path, "");
    assertThat(response.status()).as("%s", text(response)).isEqualTo(200);
    return JSON.readTree(text(response));
  }

  private Response send(String method, String url, String body) {
    String[] parts = url.split("\\?", 2);
    return site.answer(
        new Request(
            method,
            parts[0],
            parts.length == 1 ? "" : parts[1],
            name -> List.of(),
            body.getBytes(UTF_8)));
  }

  private static String text(Response response) {
    return new String(response.body(), UTF_8);
  }

  /** The averages of so many minutes until now. */
  private List<Double> averages(MetricId id, int minutes) {
    return Arrays.stream(windows(id, minutes))
        .map(each -> each.isEmpty() ? Double.NaN : each.average())
        .toList();
  }

  private Summary last(MetricId id) {
    return windows(id, 1)[0];
  }

  private Summary[] windows(MetricId id, int minutes) {
    Instant from = aws.now().minus(Duration.ofMinutes(minutes));
    return aws.region()
        .cloudWatch()
        .metric(id)
        .map(
            metric ->
                metric.windows(
                    new StoredMetric.Span(from.getEpochSecond(), 60, minutes, false),
                    Optional.empty()))
        .orElseGet(() -> StoredMetric.nothing(minutes));
  }
}
