package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.policy.GetPredictiveScalingForecast;
import io.github.autoscalinglocal.api.policy.PutScalingPolicy;
import io.github.autoscalinglocal.fleet.Metrics;
import io.github.autoscalinglocal.fleet.ScalingPolicies;
import io.github.autoscalinglocal.model.AlarmSignal;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.Summary;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Forecasts, and groups that grow before the load does. It is noon on March 2nd, a Monday. */
class PredictiveScalingTest {
  private final Scenario aws = Scenario.instant();

  @Test
  void aWeekOfHistoryForecastsTheNextTwoDays() {
    aws.create("g", 0, 20, 2);
    predict();
    load(7 * 24, hour -> hour.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() * 100.0);

    var forecast = forecast("2026-03-02T12:00:00Z", "2026-03-05T00:00:00Z");

    assertThat(forecast.loadForecast()).hasSize(1);
    var load = forecast.loadForecast().get(0);
    assertThat(load.timestamps())
        .hasSize(48)
        .startsWith(Instant.parse("2026-03-02T12:00:00Z"))
        .endsWith(Instant.parse("2026-03-04T11:00:00Z"));
    assertThat(load.values().subList(0, 12)).as("Monday").containsOnly(100.0);
    assertThat(load.values().subList(12, 36)).as("Tuesday").containsOnly(200.0);
    assertThat(load.values().subList(36, 48)).as("Wednesday").containsOnly(300.0);
    assertThat(load.metricSpecification().targetValue()).isEqualTo(40);
    assertThat(forecast.capacityForecast().timestamps()).isEqualTo(load.timestamps());
    assertThat(forecast.capacityForecast().values().subList(10, 14))
        .containsExactly(3.0, 3.0, 5.0, 5.0);
    assertThat(forecast.updateTime()).isEqualTo("2026-03-02T12:00:00Z");
  }

  @Test
  void aForecastIsRenewedEverySixHours() {
    aws.create("g", 0, 20, 2);
    predict();
    load(48, hour -> 100);

    aws.advance(Duration.ofMinutes(359));
    assertThat(forecast("2026-03-02T12:00:00Z", "2026-03-06T00:00:00Z").updateTime())
        .isEqualTo("2026-03-02T12:00:00Z");
    aws.advance(Duration.ofMinutes(1));
    var renewed = forecast("2026-03-02T12:00:00Z", "2026-03-06T00:00:00Z");
    assertThat(renewed.updateTime()).isEqualTo("2026-03-02T18:00:00Z");
    assertThat(renewed.capacityForecast().timestamps())
        .endsWith(Instant.parse("2026-03-04T17:00:00Z"));
  }

  @Test
  void lessThanADayOfHistoryForecastsNothing() {
    aws.create("g", 0, 20, 2);
    predict("Mode=ForecastAndScale");
    load(23, hour -> 1000);

    assertThat(forecast("2026-03-02T12:00:00Z", "2026-03-03T00:00:00Z").capacityForecast().values())
        .isEmpty();
    assertThat(aws.group("g").predictedCapacity()).isNull();
    aws.advance(Duration.ofMinutes(59));
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void whatIsForecastOnlyShowsAndDoesNotScale() {
    aws.create("g", 0, 20, 2);
    predict();
    load(48, PredictiveScalingTest::dayAndNight);

    assertThat(aws.group("g").predictedCapacity()).as("at noon").isEqualTo(8);
    aws.advance(Duration.ofHours(10));
    assertThat(aws.group("g").predictedCapacity()).as("at 22:00").isEqualTo(2);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void aGroupGrowsFiveMinutesBeforeTheHourAndNeverShrinksByItself() {
    aws.create("g", 0, 20, 3);
    load(48, hour -> hour.atZone(ZoneOffset.UTC).getHour() == 14 ? 300 : 60);
    predict("Mode=ForecastAndScale");

    aws.advanceTo("13:54:59");
    assertThat(aws.instances("g")).hasSize(3);
    aws.advanceTo("13:55:00");
    assertThat(aws.instances("g")).hasSize(8);
    assertThat(aws.activities("g").get(0).cause())
        .startsWith(
            "At 2026-03-02T13:55:00Z a forecast triggered policy p changing the desired capacity"
                + " from 3 to 8.");
    aws.advanceTo("20:00:00");
    assertThat(aws.instances("g")).hasSize(8);
  }

  @Test
  void howLongBeforeIsForThePolicyToSay() {
    aws.create("g", 0, 20, 3);
    load(48, hour -> hour.atZone(ZoneOffset.UTC).getHour() == 14 ? 300 : 60);
    predict("Mode=ForecastAndScale", "SchedulingBufferTime=0");

    aws.advanceTo("13:59:59");
    assertThat(aws.instances("g")).hasSize(3);
    aws.advanceTo("14:00:00");
    assertThat(aws.instances("g")).hasSize(8);
  }

  @Test
  void theMaximumIsHonoured() {
    aws.create("g", 0, 5, 1);
    predict("Mode=ForecastAndScale");
    load(48, hour -> 2000);

    aws.advance(Duration.ofHours(1));

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(5);
    assertThat(aws.group("g").maxSize()).isEqualTo(5);
    assertThat(aws.group("g").predictedCapacity()).isEqualTo(50);
  }

  @Test
  void aForecastOfFiftyWithABufferOfTenRaisesAMaximumOfFortyToFiftyFive() {
    aws.create("g", 0, 40, 1);
    predict(
        "Mode=ForecastAndScale",
        "MaxCapacityBreachBehavior=IncreaseMaxCapacity",
        "MaxCapacityBuffer=10");
    load(48, hour -> hour.atZone(ZoneOffset.UTC).getHour() == 13 ? 2000 : 10);

    aws.advance(Duration.ofHours(1));

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(50);
    assertThat(aws.group("g").maxSize()).isEqualTo(55);
    aws.advance(Duration.ofHours(12));
    assertThat(aws.group("g").maxSize()).as("it stays").isEqualTo(55);
  }

  @Test
  void noOtherPolicyTakesTheGroupBelowItsForecast() {
    aws.create("g", 0, 20, 12, "DefaultInstanceWarmup=0");
    predict("Mode=ForecastAndScale");
    load(48, hour -> 300);
    String arn =
        put(
            "in",
            "PolicyType=StepScaling",
            "AdjustmentType=ChangeInCapacity",
            "StepAdjustments.member.1.MetricIntervalUpperBound=0",
            "StepAdjustments.member.1.ScalingAdjustment=-9");
    AlarmSignal low = GoneOff.signal("low", "LessThanThreshold", 30, aws.now(), List.of(10.0));

    aws.run(tx -> ScalingPolicies.onAlarm(tx, arn, low));

    assertThat(aws.group("g").desiredCapacity()).as("12 less 9, but 8 are needed").isEqualTo(8);
  }

  @Test
  void aDisabledPolicyForecastsAndDoesNotScaleUntilItIsEnabled() {
    aws.create("g", 0, 20, 2);
    predict("Mode=ForecastAndScale", "Enabled=false");
    load(72, hour -> 300);

    aws.advance(Duration.ofHours(3));
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);

    predict("Mode=ForecastAndScale");
    aws.advance(Duration.ofHours(1));
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(8);
    assertThat(aws.world().agenda()).as("one look to come, and no second chain").hasSize(1);
  }

  @Test
  void aPolicyThatNoLongerScalesIsLeftAlone() {
    aws.create("g", 0, 20, 2);
    predict("Mode=ForecastAndScale");
    load(72, hour -> 300);
    predict();

    aws.advance(Duration.ofHours(3));

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
    assertThat(aws.world().agenda()).isEmpty();
  }

  @Test
  void forecastsOfOtherPoliciesAndTimesAreRefused() {
    aws.create("g", 0, 20, 2);
    predict();
    put("simple", "AdjustmentType=ChangeInCapacity", "ScalingAdjustment=1");

    assertThat(refusal("simple", "2026-03-02T12:00:00Z", "2026-03-03T12:00:00Z"))
        .isEqualTo("ValidationError: Policy simple is not a PredictiveScaling policy");
    assertThat(refusal("x", "2026-03-02T12:00:00Z", "2026-03-03T12:00:00Z"))
        .isEqualTo("ValidationError: Policy x not found");
    for (String window :
        List.of(
            "2026-03-02T12:00:00Z 2026-03-02T12:00:00Z",
            "2026-03-02T12:00:00Z 2026-04-01T12:00:01Z",
            "2025-03-02T11:59:59Z 2025-03-03T12:00:00Z")) {
      assertThat(refusal("p", window.split(" ", -1)))
          .startsWith("ValidationError: EndTime must be after StartTime");
    }
  }

  private GetPredictiveScalingForecast.Response forecast(String from, String to) {
    return aws.ask(
        GetPredictiveScalingForecast.Response.class,
        "AutoScalingGroupName=g",
        "PolicyName=p",
        "StartTime=" + from,
        "EndTime=" + to);
  }

  private String refusal(String policy, String... window) {
    return aws.refusal(
        "GetPredictiveScalingForecast",
        "AutoScalingGroupName=g",
        "PolicyName=" + policy,
        "StartTime=" + window[0],
        "EndTime=" + window[1]);
  }

  /** Puts a predictive policy; all but {@code Enabled} belongs to its configuration. */
  private void predict(String... configuration) {
    List<String> all = new ArrayList<>();
    for (String each : configuration) {
      all.add(each.startsWith("Enabled") ? each : "PredictiveScalingConfiguration." + each);
    }
    all.add("PolicyType=PredictiveScaling");
    String specification = "PredictiveScalingConfiguration.MetricSpecifications.member.1.";
    all.add(specification + "TargetValue=40");
    all.add(
        specification + "PredefinedMetricPairSpecification.PredefinedMetricType=ASGCPUUtilization");
    put("p", all.toArray(String[]::new));
  }

  /** By day the load is 300, at night 60; a target of 40 makes that 8 and 2 instances. */
  private static double dayAndNight(Instant hour) {
    return hour.atZone(ZoneOffset.UTC).getHour() / 6 % 3 == 0 ? 60 : 300;
  }

  private String put(String name, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=g");
    all.add("PolicyName=" + name);
    return aws.ask(PutScalingPolicy.Response.class, all.toArray(String[]::new)).policyARN();
  }

  /** The CPU utilization, all instances together, of so many hours until now. */
  private void load(int hours, ToDoubleFunction<Instant> load) {
    MetricId cpu = MetricId.of("AWS/EC2", "CPUUtilization", "AutoScalingGroupName", "g");
    aws.run(
        tx -> {
          for (int i = 1; i <= hours; i++) {
            Instant hour = tx.now().minus(i, ChronoUnit.HOURS);
            Summary values = Summary.of(load.applyAsDouble(hour));
            Metrics.put(tx, cpu, StandardUnit.PERCENT, hour, values, false);
          }
        });
  }
}
