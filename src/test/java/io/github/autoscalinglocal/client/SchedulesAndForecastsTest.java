package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.GetPredictiveScalingForecastResponse;
import software.amazon.awssdk.services.autoscaling.model.LoadForecast;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMode;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/** What happens because of the time of the day, through the SDK. */
class SchedulesAndForecastsTest {
  private Sandbox sandbox = Sandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void startAt(String instant) {
    sandbox.close();
    sandbox = Sandbox.start(settings -> settings.startingAt(Instant.parse(instant)));
  }

  /** In Berlin clocks go forward on March 29th 2026, at 01:00 of UTC. */
  @Test
  void aNightlyScheduleFollowsTheWallClockOverAChangeOfTheTime() {
    startAt("2026-03-27T12:00:00Z");
    sandbox.create("g", 4);
    schedule("night", "30 22 * * *", 1);
    schedule("morning", "0 6 * * *", 4);

    sandbox.advance(Duration.ofDays(4));

    assertThat(changes("g"))
        .containsExactly(
            "2026-03-27T21:30:00Z 4 to 1",
            "2026-03-28T05:00:00Z 1 to 4",
            "2026-03-28T21:30:00Z 4 to 1",
            "2026-03-29T04:00:00Z 1 to 4",
            "2026-03-29T20:30:00Z 4 to 1",
            "2026-03-30T04:00:00Z 1 to 4",
            "2026-03-30T20:30:00Z 4 to 1",
            "2026-03-31T04:00:00Z 1 to 4");
    assertThat(scheduled("night").startTime()).isEqualTo("2026-03-31T20:30:00Z");
    assertThat(scheduled("night").time()).isEqualTo("2026-03-31T20:30:00Z");
  }

  /** And back on October 25th. */
  @Test
  void anHourThatComesTwiceBringsANightlyActionOnce() {
    startAt("2026-10-24T12:00:00Z");
    sandbox.create("g", 4);
    schedule("night", "30 2 * * *", 1);
    schedule("morning", "0 6 * * *", 4);

    sandbox.advance(Duration.ofDays(2));

    assertThat(changes("g"))
        .containsExactly(
            "2026-10-25T00:30:00Z 4 to 1",
            "2026-10-25T05:00:00Z 1 to 4",
            "2026-10-26T01:30:00Z 4 to 1",
            "2026-10-26T05:00:00Z 1 to 4");
  }

  private void schedule(String name, String recurrence, int desired) {
    sandbox
        .client()
        .putScheduledUpdateGroupAction(
            request ->
                request
                    .autoScalingGroupName("g")
                    .scheduledActionName(name)
                    .recurrence(recurrence)
                    .timeZone("Europe/Berlin")
                    .desiredCapacity(desired));
  }

  private ScheduledUpdateGroupAction scheduled(String name) {
    return sandbox
        .client()
        .describeScheduledActions(
            request -> request.autoScalingGroupName("g").scheduledActionNames(name))
        .scheduledUpdateGroupActions()
        .get(0);
  }

  /** When scheduled actions changed the capacity, the oldest first, as activities tell it. */
  private List<String> changes(String group) {
    List<String> changes = new ArrayList<>();
    for (Activity activity : sandbox.activities(group)) {
      String cause = activity.cause();
      int change = cause.indexOf(" changing the desired capacity from ");
      if (cause.contains("a scheduled action update") && change > 0) {
        String numbers = cause.substring(change + " changing the desired capacity from ".length());
        String entry =
            cause.substring("At ".length(), cause.indexOf(" a scheduled"))
                + " "
                + numbers.substring(0, numbers.indexOf('.'));
        if (!changes.contains(entry)) {
          changes.add(0, entry);
        }
      }
    }
    return changes;
  }

  /** By day each of the group's hours takes 300 % of CPU, at night 60, on Sundays 20. */
  @Test
  void aWeekOfHistoryForecastsTheNextTwoDays() {
    startAt("2026-03-01T00:00:00Z");
    sandbox.create("g", 8, request -> request.minSize(1));
    Load week = Load.sharedCpu();
    for (int day = 0; day < 7; day++) {
      for (int hour = 0; hour < 24; hour += 6) {
        Duration at = Duration.ofDays(day).plusHours(hour);
        boolean atDay = hour == 6 || hour == 12;
        week.from(at, day == 0 ? 20 : atDay ? 300 : 60);
      }
    }
    week.every(Duration.ofDays(7)).on("g", sandbox);
    sandbox.advance(Duration.ofDays(7));
    predict(PredictiveScalingMode.FORECAST_ONLY);

    GetPredictiveScalingForecastResponse forecast =
        sandbox
            .client()
            .getPredictiveScalingForecast(
                request ->
                    request
                        .autoScalingGroupName("g")
                        .policyName("p")
                        .startTime(Instant.parse("2026-03-08T00:00:00Z"))
                        .endTime(Instant.parse("2026-03-10T00:00:00Z")));

    assertThat(forecast.loadForecast()).hasSize(1);
    LoadForecast load = forecast.loadForecast().get(0);
    assertThat(load.timestamps())
        .hasSize(48)
        .startsWith(Instant.parse("2026-03-08T00:00:00Z"))
        .endsWith(Instant.parse("2026-03-09T23:00:00Z"));
    List<Double> capacity = forecast.capacityForecast().values();
    for (int i = 0; i < 48; i++) {
      int hour = load.timestamps().get(i).atZone(ZoneOffset.UTC).getHour();
      boolean sunday = i < 24;
      boolean atDay = hour >= 6 && hour < 18;
      assertThat(load.values().get(i))
          .as("load of hour %d", i)
          .isCloseTo(sunday ? 20 : atDay ? 300 : 60, org.assertj.core.data.Offset.offset(1e-6));
      assertThat(capacity.get(i))
          .as("capacity of hour %d at 40 %% each", i)
          .isEqualTo(sunday ? 1 : atDay ? 8 : 2);
    }
    assertThat(forecast.updateTime()).isEqualTo("2026-03-08T00:00:00Z");
  }

  @Test
  void aGroupThatForecastsAndScalesGrowsBeforeTheLoadComes() {
    startAt("2026-03-01T00:00:00Z");
    sandbox.create("g", 8, request -> request.minSize(1));
    Load.sharedCpu()
        .from(Duration.ZERO, 60)
        .from(Duration.ofHours(9), 300)
        .from(Duration.ofHours(18), 60)
        .every(Duration.ofDays(1))
        .on("g", sandbox);
    sandbox.advance(Duration.ofDays(2));
    predict(PredictiveScalingMode.FORECAST_AND_SCALE);
    sandbox.setDesired("g", 2);

    sandbox.advance(Duration.ofHours(8).plusMinutes(54));
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(2);
    assertThat(sandbox.group("g").predictedCapacity()).isEqualTo(2);
    sandbox.advance(Duration.ofMinutes(1));
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(8);
    sandbox.advance(Duration.ofMinutes(5));
    assertThat(sandbox.group("g").predictedCapacity()).isEqualTo(8);
  }

  private void predict(PredictiveScalingMode mode) {
    sandbox
        .client()
        .putScalingPolicy(
            request ->
                request
                    .autoScalingGroupName("g")
                    .policyName("p")
                    .policyType("PredictiveScaling")
                    .predictiveScalingConfiguration(
                        configuration ->
                            configuration
                                .mode(mode)
                                .metricSpecifications(
                                    software.amazon.awssdk.services.autoscaling.model
                                        .PredictiveScalingMetricSpecification.builder()
                                        .targetValue(40.0)
                                        .predefinedMetricPairSpecification(
                                            pair -> pair.predefinedMetricType("ASGCPUUtilization"))
                                        .build())));
  }
}
