package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.cloudwatch.PutMetricData.MetricDatum;
import io.github.autoscalinglocal.api.cloudwatch.PutMetricData.StatisticSet;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.cloudwatch.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What PutMetricData makes of the values that it is given. */
final class Publication {
  private static final int MOST_DATA = 1_000;
  private static final int MOST_VALUES = 150;
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration NEWEST = Duration.ofHours(2);

  /** Documented: from -2^360 to 2^360. */
  private static final double LARGEST = Math.pow(2, 360);

  private final List<String> missing = new ArrayList<>();
  private final List<String> excluding = new ArrayList<>();
  private final List<String> invalid = new ArrayList<>();

  private Publication() {}

  /** All data of a request, those of entities too. */
  static List<MetricDatum> data(PutMetricData.Request request) {
    Stream<MetricDatum> own =
        request.metricData() == null ? Stream.empty() : request.metricData().stream();
    Stream<MetricDatum> ofEntities =
        request.entityMetricData() == null
            ? Stream.empty()
            : request.entityMetricData().stream()
                .filter(entity -> entity.metricData() != null)
                .flatMap(entity -> entity.metricData().stream());
    return Stream.concat(own, ofEntities).toList();
  }

  /** Refuses what breaks a rule between members. */
  static void check(PutMetricData.Request request, Instant now) {
    List<MetricDatum> data = data(request);
    if (data.isEmpty()) {
      throw CloudWatchErrors.missingParameters(List.of(CloudWatchErrors.isRequired("MetricData")));
    }
    if (data.size() > MOST_DATA) {
      throw CloudWatchErrors.invalidParameters(
          List.of(CloudWatchErrors.isTooLarge("MetricData", MOST_DATA)));
    }
    Publication publication = new Publication();
    int number = 1;
    if (request.metricData() != null) {
      for (MetricDatum datum : request.metricData()) {
        publication.check("MetricData.member." + number++, datum, now);
      }
    }
    int entity = 1;
    if (request.entityMetricData() != null) {
      for (PutMetricData.EntityMetricData each : request.entityMetricData()) {
        String path = "EntityMetricData.member." + entity++ + ".MetricData.member.";
        int inEntity = 1;
        for (MetricDatum datum :
            each.metricData() == null ? List.<MetricDatum>of() : each.metricData()) {
          publication.check(path + inEntity++, datum, now);
        }
      }
    }
    publication.refuse();
  }

  private void refuse() {
    if (!missing.isEmpty()) {
      throw CloudWatchErrors.missingParameters(missing);
    }
    if (!excluding.isEmpty()) {
      throw CloudWatchErrors.invalidCombination(excluding);
    }
    if (!invalid.isEmpty()) {
      throw CloudWatchErrors.invalidParameters(invalid);
    }
  }

  private void check(String path, MetricDatum datum, Instant now) {
    List<String> given = new ArrayList<>();
    if (datum.value() != null) {
      given.add(path + ".Value");
    }
    if (datum.statisticValues() != null) {
      given.add(path + ".StatisticValues");
    }
    if (datum.values() != null && !datum.values().isEmpty()) {
      given.add(path + ".Values");
    }
    if (given.isEmpty()) {
      missing.add(CloudWatchErrors.isRequired(path + ".Value"));
    }
    for (int i = 1; i < given.size(); i++) {
      excluding.add(CloudWatchErrors.excludeEachOther(given.get(0), given.get(i)));
    }
    checkValues(path, datum);
    checkTime(path, datum, now);
    Integer resolution = datum.storageResolution();
    if (resolution != null && resolution != 1 && resolution != 60) {
      invalid.add(CloudWatchErrors.isNotInSet(path + ".StorageResolution", List.of("1", "60")));
    }
  }

  private void checkValues(String path, MetricDatum datum) {
    checkNumber(path + ".Value", datum.value());
    List<Double> values = datum.values() == null ? List.of() : datum.values();
    List<Double> counts = datum.counts() == null ? List.of() : datum.counts();
    if (values.size() > MOST_VALUES) {
      invalid.add(CloudWatchErrors.isTooLarge(path + ".Values", MOST_VALUES));
    }
    if (!counts.isEmpty() && counts.size() != values.size()) {
      invalid.add(CloudWatchErrors.haveDifferentSizes(path + ".Values", path + ".Counts"));
    }
    for (int i = 0; i < values.size(); i++) {
      checkNumber(path + ".Values.member." + (i + 1), values.get(i));
    }
    for (int i = 0; i < counts.size(); i++) {
      checkCount(path + ".Counts.member." + (i + 1), counts.get(i));
    }
    StatisticSet set = datum.statisticValues();
    if (set != null) {
      checkCount(path + ".StatisticValues.SampleCount", set.sampleCount());
      checkNumber(path + ".StatisticValues.Sum", set.sum());
      checkNumber(path + ".StatisticValues.Minimum", set.minimum());
      checkNumber(path + ".StatisticValues.Maximum", set.maximum());
    }
  }

  private void checkNumber(String path, Double value) {
    if (value != null && Math.abs(value) > LARGEST) {
      invalid.add(CloudWatchErrors.isInvalid(path, value));
    }
  }

  private void checkCount(String path, double count) {
    if (count <= 0 || count > LARGEST) {
      invalid.add(CloudWatchErrors.isInvalid(path, count));
    }
  }

  private void checkTime(String path, MetricDatum datum, Instant now) {
    Instant at = datum.timestamp();
    if (at != null && at.isBefore(now.minus(OLDEST))) {
      invalid.add(CloudWatchErrors.isTooOld(path + ".Timestamp"));
    }
    if (at != null && at.isAfter(now.plus(NEWEST))) {
      invalid.add(CloudWatchErrors.isTooNew(path + ".Timestamp"));
    }
  }

  /** The values of a datum that is in order. */
  static Summary summary(MetricDatum datum) {
    if (datum.value() != null) {
      return Summary.of(datum.value());
    }
    StatisticSet set = datum.statisticValues();
    if (set != null) {
      return Summary.ofStatistics(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
    }
    Summary all = Summary.NONE;
    for (int i = 0; i < datum.values().size(); i++) {
      boolean counted = datum.counts() != null && !datum.counts().isEmpty();
      all = all.plus(Summary.of(datum.values().get(i), counted ? datum.counts().get(i) : 1));
    }
    return all;
  }
}
