package io.github.autoscalinglocal.model.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.cloudwatch.StoredMetric.Span;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudWatchTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final MetricId LOAD = new MetricId("App", "Load", List.of());

  private static CloudWatch put(CloudWatch cloudWatch, Instant at, double value) {
    return cloudWatch.plus(LOAD, StandardUnit.NONE, at, Summary.of(value), false, at);
  }

  private static Summary[] windows(CloudWatch cloudWatch, Instant from, int period, int count) {
    return cloudWatch
        .metric(LOAD)
        .orElseThrow()
        .windows(new Span(from.getEpochSecond(), period, count, false), Optional.empty());
  }

  @Test
  void theOrderOfDimensionsMeansNothing() {
    Dimension host = new Dimension("Host", "h");
    Dimension zone = new Dimension("Zone", "z");

    assertThat(new MetricId("App", "Load", List.of(zone, host)))
        .isEqualTo(new MetricId("App", "Load", List.of(host, zone)))
        .isEqualByComparingTo(new MetricId("App", "Load", List.of(host, zone)))
        .isGreaterThan(new MetricId("App", "Load", List.of(host)));
  }

  @Test
  void windowsOfAnyLengthAddUpTheirMinutes() {
    CloudWatch cloudWatch = CloudWatch.EMPTY;
    for (int minute = 0; minute < 180; minute++) {
      cloudWatch = put(cloudWatch, START.plusSeconds(60L * minute + 59), minute);
    }

    assertThat(windows(cloudWatch, START.plusSeconds(3_480), 60, 3))
        .extracting(Summary::sum)
        .containsExactly(58.0, 59.0, 60.0);
    assertThat(windows(cloudWatch, START, 300, 2))
        .extracting(Summary::sum)
        .containsExactly(10.0, 35.0);
    assertThat(windows(cloudWatch, START.plusSeconds(60), 300, 1))
        .extracting(Summary::sum)
        .containsExactly(15.0);
    assertThat(windows(cloudWatch, START, 3_600, 3))
        .extracting(Summary::count)
        .containsExactly(60.0, 60.0, 60.0);
    assertThat(windows(cloudWatch, START.minusSeconds(120), 60, 2))
        .extracting(Summary::isEmpty)
        .containsExactly(true, true);
  }

  /** Documented: seconds for 3 hours, minutes for 15 days, five minutes for 63, hours for 455. */
  @Test
  void theOlderValuesAreTheCoarserTheyAreKept() {
    CloudWatch cloudWatch =
        CloudWatch.EMPTY.plus(LOAD, StandardUnit.NONE, START, Summary.of(7), true, START);
    assertThat(kept(cloudWatch, START)).containsExactly(1, 60, 300, 3_600);

    cloudWatch = put(cloudWatch, START.plus(Duration.ofHours(5)), 1);
    assertThat(kept(cloudWatch, START)).containsExactly(1, 60, 300, 3_600);
    cloudWatch =
        cloudWatch.plus(
            LOAD,
            StandardUnit.NONE,
            START.plus(Duration.ofHours(5)),
            Summary.of(1),
            true,
            START.plus(Duration.ofHours(5)));
    assertThat(kept(cloudWatch, START)).containsExactly(60, 300, 3_600);
    cloudWatch = put(cloudWatch, START.plus(Duration.ofDays(16)), 1);
    assertThat(kept(cloudWatch, START)).containsExactly(300, 3_600);
    cloudWatch = put(cloudWatch, START.plus(Duration.ofDays(64)), 1);
    assertThat(kept(cloudWatch, START)).containsExactly(3_600);
    cloudWatch = put(cloudWatch, START.plus(Duration.ofDays(460)), 1);
    assertThat(kept(cloudWatch, START)).isEmpty();
  }

  /** The periods, of those that there are resolutions for, in which a value is still found. */
  private static List<Integer> kept(CloudWatch cloudWatch, Instant at) {
    return List.of(1, 60, 300, 3_600).stream()
        .filter(period -> !windows(cloudWatch, at, period, 1)[0].isEmpty())
        .toList();
  }

  @Test
  void valuesOfDifferentUnitsAreNotAddedUp() {
    CloudWatch cloudWatch = put(CloudWatch.EMPTY, START, 1);
    cloudWatch =
        cloudWatch.plus(LOAD, StandardUnit.PERCENT, START, Summary.of(50, 2), false, START);

    StoredMetric metric = cloudWatch.metric(LOAD).orElseThrow();
    Span minute = new Span(START.getEpochSecond(), 60, 1, false);
    assertThat(metric.windows(minute, Optional.of(StandardUnit.NONE))[0].sum()).isEqualTo(1);
    assertThat(metric.windows(minute, Optional.of(StandardUnit.PERCENT))[0].sum()).isEqualTo(100);
    assertThat(metric.windows(minute, Optional.of(StandardUnit.BITS))[0].isEmpty()).isTrue();
    assertThat(metric.windows(minute, Optional.empty())[0].sum()).isEqualTo(100);
  }

  @Test
  void aMetricThatStaysAsItIsSharesItsSummaries() {
    CloudWatch cloudWatch = CloudWatch.EMPTY;
    for (int minute = 0; minute < 3; minute++) {
      cloudWatch = put(cloudWatch, START.plusSeconds(60L * minute), 4);
    }

    Summary[] windows = windows(cloudWatch, START, 60, 3);
    assertThat(windows[1]).isSameAs(windows[0]);
    assertThat(windows[2]).isSameAs(windows[0]);
  }
}
