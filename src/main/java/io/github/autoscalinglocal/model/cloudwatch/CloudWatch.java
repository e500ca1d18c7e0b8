package io.github.autoscalinglocal.model.cloudwatch;

import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Metrics and alarms of one account in one region.
 *
 * @param watching a metric to the names of the alarms that need it
 * @param awake the names of the alarms that have to be evaluated: not those that could come to no
 *     other state before there are new values
 * @param tickAt when the next evaluation is due, if one is
 */
public record CloudWatch(
    TreePMap<MetricId, StoredMetric> metrics,
    TreePMap<String, Alarm> alarms,
    TreePMap<MetricId, TreePSet<String>> watching,
    TreePSet<String> awake,
    Optional<Instant> tickAt,
    AlarmHistory history) {

  public static final CloudWatch EMPTY =
      new CloudWatch(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePSet.empty(),
          Optional.empty(),
          AlarmHistory.EMPTY);

  public Optional<StoredMetric> metric(MetricId id) {
    return Optional.ofNullable(metrics.get(id));
  }

  public Optional<Alarm> alarm(String name) {
    return Optional.ofNullable(alarms.get(name));
  }

  /** With values more of a metric. */
  public CloudWatch plus(
      MetricId id,
      StandardUnit unit,
      Instant at,
      Summary values,
      boolean highResolution,
      Instant now) {
    StoredMetric metric =
        metric(id).orElse(StoredMetric.empty(id)).plus(unit, at, values, highResolution, now);
    return new CloudWatch(metrics.plus(id, metric), alarms, watching, awake, tickAt, history);
  }

  /** With an alarm that is new, or in its next state. */
  public CloudWatch with(Alarm alarm) {
    Optional<Alarm> before = alarm(alarm.name());
    boolean sameMetrics =
        before
            .filter(old -> old.configuration().metrics().equals(alarm.configuration().metrics()))
            .isPresent();
    return new CloudWatch(
        metrics,
        alarms.plus(alarm.name(), alarm),
        sameMetrics ? watching : watchedBy(alarm, before.map(this::watchedNoMore).orElse(watching)),
        awake,
        tickAt,
        history);
  }

  public CloudWatch without(Alarm alarm) {
    return new CloudWatch(
        metrics,
        alarms.minus(alarm.name()),
        watchedNoMore(alarm),
        awake.minus(alarm.name()),
        tickAt,
        history);
  }

  private static TreePMap<MetricId, TreePSet<String>> watchedBy(
      Alarm alarm, TreePMap<MetricId, TreePSet<String>> watching) {
    TreePMap<MetricId, TreePSet<String>> next = watching;
    for (MetricId id : alarm.configuration().metrics()) {
      TreePSet<String> names = next.getOrDefault(id, TreePSet.empty());
      next = next.plus(id, names.plus(alarm.name()));
    }
    return next;
  }

  private TreePMap<MetricId, TreePSet<String>> watchedNoMore(Alarm alarm) {
    TreePMap<MetricId, TreePSet<String>> next = watching;
    for (MetricId id : alarm.configuration().metrics()) {
      TreePSet<String> names = next.getOrDefault(id, TreePSet.empty()).minus(alarm.name());
      next = names.isEmpty() ? next.minus(id) : next.plus(id, names);
    }
    return next;
  }

  public CloudWatch withAwake(TreePSet<String> next) {
    return new CloudWatch(metrics, alarms, watching, next, tickAt, history);
  }

  public CloudWatch withTickAt(Optional<Instant> next) {
    return new CloudWatch(metrics, alarms, watching, awake, next, history);
  }

  public CloudWatch with(long sequence, AlarmChange change) {
    return new CloudWatch(metrics, alarms, watching, awake, tickAt, history.with(sequence, change));
  }
}
