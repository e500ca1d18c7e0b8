package io.github.autoscalinglocal.model.cloudwatch;

import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Metrics and alarms of one account in one region.
 *
 * @param watching a metric to the names of the alarms that need it
 * @param acting an ARN to the names of the alarms that have it among their actions
 * @param stopping an alarm's name to the groups whose instance refreshes it may stop
 */
public record CloudWatch(
    TreePMap<MetricId, StoredMetric> metrics,
    TreePMap<String, Alarm> alarms,
    TreePMap<MetricId, TreePSet<String>> watching,
    TreePMap<String, TreePSet<String>> acting,
    TreePMap<String, TreePSet<String>> stopping,
    Evaluations evaluations,
    AlarmHistory history) {

  public static final CloudWatch EMPTY =
      new CloudWatch(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          Evaluations.NONE,
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
    return new CloudWatch(
        metrics.plus(id, metric), alarms, watching, acting, stopping, evaluations, history);
  }

  /** With an alarm that is new, or in its next state. */
  public CloudWatch with(Alarm alarm) {
    AlarmConfiguration configuration = alarm.configuration();
    Optional<AlarmConfiguration> before = alarm(alarm.name()).map(Alarm::configuration);
    CloudWatch indexed =
        before.equals(Optional.of(configuration))
            ? this
            : withIndexes(before, Optional.of(configuration));
    return indexed.withAlarms(alarms.plus(alarm.name(), alarm));
  }

  public CloudWatch without(Alarm alarm) {
    return withIndexes(Optional.of(alarm.configuration()), Optional.empty())
        .withAlarms(alarms.minus(alarm.name()))
        .with(evaluations.without(alarm.name()));
  }

  private CloudWatch withAlarms(TreePMap<String, Alarm> next) {
    return new CloudWatch(metrics, next, watching, acting, stopping, evaluations, history);
  }

  /** An alarm is told something else, for the first time or for the last. */
  private CloudWatch withIndexes(
      Optional<AlarmConfiguration> before, Optional<AlarmConfiguration> after) {
    return new CloudWatch(
        metrics,
        alarms,
        indexed(watching, before, after, AlarmConfiguration::metrics),
        indexed(acting, before, after, configuration -> configuration.actions().all()),
        stopping,
        evaluations,
        history);
  }

  private static <K> TreePMap<K, TreePSet<String>> indexed(
      TreePMap<K, TreePSet<String>> index,
      Optional<AlarmConfiguration> before,
      Optional<AlarmConfiguration> after,
      Function<AlarmConfiguration, Collection<K>> keys) {
    TreePMap<K, TreePSet<String>> next = index;
    for (AlarmConfiguration old : before.stream().toList()) {
      for (K key : keys.apply(old)) {
        TreePSet<String> names = next.getOrDefault(key, TreePSet.empty()).minus(old.name());
        next = names.isEmpty() ? next.minus(key) : next.plus(key, names);
      }
    }
    for (AlarmConfiguration present : after.stream().toList()) {
      for (K key : keys.apply(present)) {
        next = next.plus(key, next.getOrDefault(key, TreePSet.empty()).plus(present.name()));
      }
    }
    return next;
  }

  /** The alarms that have an ARN among their actions, by name. */
  public List<Alarm> actingOn(String arn) {
    return acting.getOrDefault(arn, TreePSet.empty()).stream()
        .flatMap(name -> alarm(name).stream())
        .toList();
  }

  public CloudWatch with(Evaluations next) {
    return new CloudWatch(metrics, alarms, watching, acting, stopping, next, history);
  }

  /** An alarm may stop the instance refresh of a group, or can no longer. */
  public CloudWatch withStopping(String alarm, String group, boolean may) {
    TreePSet<String> before = stopping.getOrDefault(alarm, TreePSet.empty());
    TreePSet<String> groups = may ? before.plus(group) : before.minus(group);
    return new CloudWatch(
        metrics,
        alarms,
        watching,
        acting,
        groups.isEmpty() ? stopping.minus(alarm) : stopping.plus(alarm, groups),
        evaluations,
        history);
  }

  public CloudWatch with(long sequence, AlarmChange change) {
    return new CloudWatch(
        metrics, alarms, watching, acting, stopping, evaluations, history.with(sequence, change));
  }
}
